import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { BundleSource, SigningKey, sealText, verifySeals } from '#seals';
import { leafHash, sha256Of } from '../src/merkle/event-leaf.ts';
import { MerkleTree } from '../src/merkle/merkle-tree.ts';

/** Writes a bundle of so many events, range by range, and verifies it: nothing of either stays in memory. */
const events = Number(process.argv[2]);
const perSeal = 8_000;
const key = new SigningKey(Buffer.alloc(32, 7));
const at = '2024-02-19T09:00:00.000Z';

function eventNumbered(number) {
  const id = createHash('sha256').update(String(number)).digest('hex').slice(0, 32);
  return {
    stream: `thing-${number % 5_000}`,
    revision: Math.floor(number / 5_000),
    id,
    type: 'ThingHappened',
    data: { note: 'x'.repeat(200), number },
    metadata: {
      $correlationId: id,
      $causationId: id,
      actor: { kind: 'process', id: 't' },
      at,
      schema: 1,
    },
  };
}

async function* lines() {
  const line = (value) => `${JSON.stringify(value)}\n`;
  let previous = '0'.repeat(64);
  yield line({
    kind: 'bundle',
    version: 1,
    from: 1,
    to: events / perSeal,
    previous,
    before: 0,
    events,
  });
  yield line({ kind: 'key', type: 'SealKeyIntroduced', data: key.public });
  for (let first = 0; first < events; first += perSeal) {
    const tree = new MerkleTree();
    const prefixes = [];
    let text = '';
    for (let number = first; number < first + perSeal; number++) {
      const event = eventNumbered(number);
      const leaf = leafHash(event);
      tree.append(leaf);
      prefixes.push(leaf.subarray(0, 16));
      text += line({ kind: 'event', event });
    }
    const leaves = Buffer.concat(prefixes).toString('base64');
    const content = {
      number: first / perSeal + 1,
      firstEventId: eventNumbered(first).id,
      lastEventId: eventNumbered(first + perSeal - 1).id,
      count: perSeal,
      total: first + perSeal,
      root: tree.root().toString('hex'),
      leavesSha256: sha256Of(leaves),
      previous,
      keyId: key.public.keyId,
      sealedAt: at,
    };
    const signed = sealText(content);
    previous = sha256Of(signed);
    yield line({
      kind: 'seal',
      data: { ...content, leaves, chained: previous, signature: key.sign(signed) },
    });
    yield text;
  }
  yield line({ kind: 'end' });
}

const directory = mkdtempSync(join(tmpdir(), 'rollcall-long-'));
try {
  const path = join(directory, 'bundle.ndjson');
  await pipeline(lines, createWriteStream(path));
  const {
    sound,
    findings,
    events: counts,
    seals,
  } = await verifySeals(await BundleSource.open(path), { pins: [key.public] });
  process.stdout.write(
    JSON.stringify({ sound, findings, sealed: counts.sealed, seals: seals?.to }),
  );
} finally {
  rmSync(directory, { recursive: true });
}
