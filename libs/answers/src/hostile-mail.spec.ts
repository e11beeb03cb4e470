import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from '@jest/globals';
import { limits } from '#kernel';
import { hostileMails } from '#testing';
import { identity, launchedAt, MailBench, setup } from './testing/mail-bench.js';

const seed = 20_240_219;
const mails = 10_000;
const mebibyte = 1_048_576;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What is alive, on the heap and beside it. */
function bytesInUse(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

it(`FM-30: ${mails} hostile mails (seed ${seed}) record no response, set no more aside than there is room for, and keep no memory`, async () => {
  const bench = await MailBench.launched();
  const outcomes = new Set<string>();
  let taken = 0;
  let bytesAtFirst = 0;
  for (const { raw } of hostileMails(seed, mails, identity.domain)) {
    const { outcome } = await bench.intake.take(raw, { receivedAt: launchedAt, setup });
    outcomes.add(outcome);
    if (++taken === mails / 10) bytesAtFirst = bytesInUse();
  }
  const grown = bytesInUse() - bytesAtFirst;
  await bench.settle();
  expect([...outcomes].toSorted()).toEqual(['ignored', 'refused', 'set-aside']);
  expect((await bench.mailbox()).length).toBeLessThanOrEqual(limits.mailsSetAsideMax);
  const changes = [
    'ResponseReceived',
    'FurtherResponseReceived',
    'AutoReplyReceived',
    'AttemptFailed',
    'AttemptDelivered',
    'ChannelDoubted',
    'ChannelFoundUnreachable',
  ];
  expect(await bench.recorded(...changes)).toEqual([]);
  expect(grown).toBeLessThan(64 * mebibyte);
  await bench.close();
}, 300_000);
