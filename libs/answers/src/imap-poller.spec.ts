import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Fault, limits, Refusal } from '#kernel';
import { ImapPoller, type ImapPollerOptions } from './imap-poller.js';
import type { MailArrival, MailIntake, Taken } from './mail-intake.js';
import { ImapServer } from './testing/imap-server.js';
import { MailBench, setup } from './testing/mail-bench.js';
import { mail } from './testing/mails.js';

const minuteMs = 60_000;
const responses = ['ResponseReceived', 'FurtherResponseReceived', 'LateResponseReceived'];
let bench: MailBench;
let server: ImapServer;
let pollers: ImapPoller[];
let taken: Taken[];
/** The pauses before it tried again, in milliseconds. They take no time here. */
let retries: number[];
const everyMs = 3_600_000;

/** The intake as it is, listened to. */
function heard(take: MailIntake['take'] = (raw, arrival) => bench.intake.take(raw, arrival)) {
  return {
    take: async (raw: Buffer, arrival: MailArrival) => {
      const one = await take(raw, arrival);
      taken.push(one);
      return one;
    },
  };
}

function poll(
  intake: Pick<MailIntake, 'take'> = heard(),
  options: Partial<ImapPollerOptions> = {},
) {
  const poller = ImapPoller.start(intake, bench.clock, {
    host: '127.0.0.1',
    port: server.port,
    secure: false,
    allowInClear: true,
    user: 'answers',
    password: 'secret',
    everyMs,
    setup,
    rest: async (ms, signal) => {
      if (ms === everyMs) await once(signal, 'abort');
      else retries.push(ms);
    },
    ...options,
  });
  pollers.push(poller);
  return poller;
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise<void>((resolve) => setImmediate(resolve));
}

const isMarked = (flag: string) => () => server.mails.every(({ flags }) => flags.has(flag));

beforeEach(async () => {
  bench = await MailBench.launched();
  server = await ImapServer.listen();
  pollers = [];
  taken = [];
  retries = [];
});
afterEach(async () => {
  await Promise.all(pollers.map((poller) => poller.close()));
  await server.close();
  await bench.close();
});

describe('a mailbox', () => {
  it('is read: what came before, what comes meanwhile, each at the moment the server had it', async () => {
    await bench.pass(20 * minuteMs);
    server.add(mail({ To: bench.replyTo('se-1') }), '19-Feb-2024 09:07:00 +0000');
    const poller = poll();
    await until(() => server.commands.includes('IDLE'));
    expect(poller.lastReadAt).toBe(bench.clock.now());
    server.add(
      mail({ To: bench.replyTo('se-2'), 'Message-ID': '<2@se-2.example>' }),
      '19-Feb-2024 10:12:30 +0100',
    );
    await until(() => taken.length === 2);
    await until(isMarked('$RollcallTaken'));
    const found = await bench.recorded(...responses);
    expect(found.map(({ data }) => [data['contactPointId'], data['receivedAt']])).toEqual([
      ['se-1', '2024-02-19T09:07:00.000Z'],
      ['se-2', '2024-02-19T09:12:30.000Z'],
    ]);
  });

  it('whose clock is ahead gives no moment to come', async () => {
    server.add(mail({ To: bench.replyTo('se-1') }), '19-Feb-2030 09:07:00 +0000');
    poll();
    await until(isMarked('$RollcallTaken'));
    const [response] = await bench.recorded(...responses);
    expect(response?.data).toMatchObject({ receivedAt: bench.clock.now() });
  });

  it('that takes no keywords has its mails marked as seen', async () => {
    server.takesKeywords = false;
    server.add(mail({ To: bench.replyTo('se-1') }), '19-Feb-2024 09:07:00 +0000');
    poll();
    await until(isMarked('\\Seen'));
    expect(await bench.recorded(...responses)).toHaveLength(1);
  });

  it('is read by two at once without harm', async () => {
    for (const to of ['se-1', 'se-2'])
      server.add(
        mail({ To: bench.replyTo(to), 'Message-ID': `<1@${to}.example>` }),
        '19-Feb-2024 09:00:00 +0000',
      );
    poll();
    poll();
    await until(isMarked('$RollcallTaken'));
    await until(() => server.commands.filter((one) => one === 'IDLE').length === 2);
    expect(await bench.recorded(...responses)).toHaveLength(2);
  });

  it('is read again where a crash came between taking and marking', async () => {
    const raw = mail({ To: bench.replyTo('se-1') });
    await bench.take(raw);
    server.add(raw, '19-Feb-2024 09:00:00 +0000');
    poll();
    await until(isMarked('$RollcallTaken'));
    expect(await bench.recorded(...responses)).toHaveLength(1);
  });

  it('keeps its mail where the log cannot take it, until it can', async () => {
    let isDown = true;
    const failures: unknown[] = [];
    const down = new Fault('log-unavailable', 'the disk is full');
    server.add(mail({ To: bench.replyTo('se-1') }), '19-Feb-2024 09:00:00 +0000');
    poll(
      heard((raw, arrival) => (isDown ? Promise.reject(down) : bench.intake.take(raw, arrival))),
      {
        onFailure: (error) => {
          failures.push(error);
          isDown = false;
        },
      },
    );
    await until(() => failures.length > 0);
    expect(server.mails[0]?.flags.size).toBe(0);
    await until(isMarked('$RollcallTaken'));
    expect(failures).toEqual([down]);
    expect(await bench.recorded(...responses)).toHaveLength(1);
  });

  it('keeps a mail there is no room for, which holds up no other', async () => {
    server.add(mail({ To: 'x@ping.example', Subject: 'full' }), '19-Feb-2024 09:00:00 +0000');
    server.add(mail({ To: bench.replyTo('se-1') }), '19-Feb-2024 09:00:00 +0000');
    poll(
      heard((raw, arrival) =>
        raw.includes('Subject: full')
          ? Promise.resolve({ outcome: 'refused', reason: 'mailbox-full' })
          : bench.intake.take(raw, arrival),
      ),
    );
    await until(() => server.commands.includes('IDLE'));
    expect(server.mails.map(({ flags }) => flags.size)).toEqual([0, 1]);
  });

  it('FM-30: keeps a mail that itself cannot be taken, which holds up no other', async () => {
    const failures: unknown[] = [];
    server.add(mail({ To: 'x@ping.example', Subject: 'poison' }), '19-Feb-2024 09:00:00 +0000');
    server.add(mail({ To: bench.replyTo('se-1') }), '19-Feb-2024 09:00:00 +0000');
    const poller = poll(
      heard((raw, arrival) =>
        raw.includes('Subject: poison')
          ? Promise.reject(new Refusal('ping-unknown'))
          : bench.intake.take(raw, arrival),
      ),
      { onFailure: (error) => failures.push(error) },
    );
    await until(() => server.commands.includes('IDLE') || retries.length > 0);
    expect(server.mails.map(({ flags }) => flags.size)).toEqual([0, 1]);
    expect(failures).toEqual([new Refusal('ping-unknown')]);
    expect(poller.lastReadAt).toBe(bench.clock.now());
  });

  it('is come back to when the connection breaks or a login is refused', async () => {
    const failures: unknown[] = [];
    server.refusals = 2;
    poll(heard(), { onFailure: (error) => failures.push(error) });
    await until(() => server.commands.includes('IDLE'));
    expect(failures).toHaveLength(2);
    server.hangUp();
    await until(() => failures.length === 3);
    server.add(mail({ To: bench.replyTo('se-1') }), '19-Feb-2024 09:00:00 +0000');
    await until(() => taken.length === 1);
    expect(retries).toEqual([1_000, 2_000, 1_000]);
  });

  it('FM-30: is read in the beginning of a large mail', async () => {
    const body = `We are here.\n${'x'.repeat(2 * limits.mailReadBytesMax)}`;
    server.add(mail({ To: bench.replyTo('se-1') }, body), '19-Feb-2024 09:00:00 +0000');
    poll();
    await until(isMarked('$RollcallTaken'));
    expect(await bench.recorded(...responses)).toHaveLength(1);
  });

  it('is left alone by whoever only looks whether it is there', async () => {
    const options = {
      host: '127.0.0.1',
      port: server.port,
      secure: false,
      allowInClear: true,
      user: 'answers',
      password: 'secret',
      everyMs: 1,
      setup,
    };
    await ImapPoller.verify(options);
    expect(server.commands).toContain('EXAMINE');
    server.refusals = 1;
    await expect(ImapPoller.verify(options)).rejects.toThrow(/failed/);
    const encrypted = ImapPoller.verify({ ...options, allowInClear: false });
    await expect(encrypted).rejects.toThrow(/STARTTLS/);
  });
});
