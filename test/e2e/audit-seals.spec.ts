import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { SqliteEventLog } from '#event-log';
import { LogGateway } from '#event-log/gateway';
import type { SealSummary, Verification } from '#seals';
import { killedOnce } from './support/killed.js';
import {
  eventsOf,
  fileOf,
  freshPath,
  printed,
  printedJson,
  rehearsal,
  rollcall,
} from './support/rollcall.js';

/** The log of a whole ping test, sealed twice: by its end, and once a version of the directory was published after it. */
let data: string;
let key: string;
let seals: readonly SealSummary[];

beforeAll(async () => {
  data = freshPath('february');
  await printed(...rehearsal(), '--data', data);
  await printed('audit', 'seal', '--data', data);
  const because = ['--on', '2024-03-01', '--reason', 'Being reorganised'];
  await printed('directory', 'suspend', 'fr-1', ...because, '--data', data);
  await printed('directory', 'publish', '--data', data);
  await printed('audit', 'seal', '--data', data);
  key = fileOf(await printed('audit', 'public-key', '--data', data), 'rollcall.pub');
  seals = (await printedJson<SealSummary[]>('audit', 'seals', '--data', data)).toReversed();
});

const rootOf = ({ number, chained }: SealSummary) => `${number}:${chained}`;

describe('a log that was sealed', () => {
  it('verifies with the key and a root that a version of the directory carries', async () => {
    const versions = await printedJson<{ seal?: { number: number; root: string } }[]>(
      'directory',
      'versions',
      '--data',
      data,
    );
    const published = versions.at(-1)!.seal!;
    expect(`${published.number}:${published.root}`).toBe(rootOf(seals[0]!));
    const found = await printed(
      'audit',
      'verify',
      '--data',
      data,
      '--public-key',
      key,
      '--root',
      rootOf(seals[0]!),
      '--root',
      seals[1]!.chained,
    );
    expect(found).toContain('seals      1 to 2');
    expect(found).toContain(`${seals[1]!.total} sealed, 0 not sealed yet`);
    expect(found).toContain('Every sealed event is as it was sealed.');
  });

  it('is named in the report, by the last seal of the moment it is about', async () => {
    const report = (at?: string) =>
      printedJson<{ basis: { seal: { number: number; root: string } | null } }>(
        'report',
        '--from',
        '2024-01-01',
        '--to',
        '2024-06-30',
        '--data',
        data,
        ...(at === undefined ? [] : ['--at', at]),
      );
    expect((await report()).basis.seal).toMatchObject({ number: 2, root: seals[1]!.chained });
    expect((await report('2024-02-19T12:00:00Z')).basis.seal).toBeNull();
    for (const language of ['en', 'fr']) {
      const out = freshPath('report');
      const period = ['--from', '2024-01-01', '--to', '2024-06-30', '--language', language];
      await printed('report', ...period, '--data', data, '--out', out);
      expect(readFileSync(join(out, 'report.html'), 'utf8')).toContain(seals[1]!.chained);
    }
  });

  it('can be handed on as a file, or one event of it as a proof', async () => {
    const [bundle, proof] = [freshPath('evidence.ndjson'), freshPath('proof.json')];
    await printed('audit', 'export', '--out', bundle, '--data', data);
    const verified = await printedJson<Verification>(
      'audit',
      'verify',
      '--bundle',
      bundle,
      '--public-key',
      key,
    );
    expect(verified).toMatchObject({ sound: true, pinned: true, events: { unsealed: 0 } });
    const [event] = (await eventsOf(data)).filter(({ type }) => type === 'ResponseReceived');
    await printed('audit', 'prove', '--event', event!.id, '--data', data, '--out', proof);
    expect(await printed('audit', 'verify', '--proof', proof, '--public-key', key)).toContain(
      'stands under seal 1',
    );
    const forged = readFileSync(proof, 'utf8').replace('"via": "', '"via": "x');
    writeFileSync(proof, forged);
    const outcome = await rollcall('audit', 'verify', '--proof', proof, '--public-key', key);
    expect([outcome.exitCode, outcome.stdout]).toEqual([1, expect.stringContaining('FOUND')]);
  });

  it('verifies in an event store as in the directory it was copied from', async () => {
    const log = SqliteEventLog.open(join(data, 'log.sqlite'), { readOnly: true });
    const place = { host: '127.0.0.1', port: 0, readOnly: true, version: '24.10.0' };
    const gateway = await LogGateway.listen(log, place);
    try {
      const found = await printedJson<Verification>(
        'audit',
        'verify',
        '--log',
        `esdb://127.0.0.1:${gateway.port}?tls=false`,
      );
      expect(found).toMatchObject({ sound: true, last: { root: seals[1]!.chained } });
    } finally {
      await gateway.close();
      await log.close();
    }
  });

  it('ends with 1 where somebody wrote to the file, and leaves no bundle of it', async () => {
    const bad = freshPath('bad');
    await printed('log', 'copy', '--from', data, '--to', bad);
    const db = new Database(join(bad, 'log.sqlite'));
    db.exec('DROP TRIGGER events_are_not_changed; DROP TRIGGER events_are_not_removed');
    const row = db
      .prepare<[], { position: number; id: string; stream: string; revision: number }>(
        "SELECT position, id, stream, revision FROM events WHERE type = 'ResponseReceived' LIMIT 1",
      )
      .get()!;
    db.prepare('DELETE FROM events WHERE position = ?').run(row.position);
    db.close();
    const { exitCode, stdout } = await rollcall('audit', 'verify', '--data', bad);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(`event ${row.position} is missing`);
    const out = freshPath('bundle.ndjson');
    const refused = await rollcall('audit', 'export', '--out', out, '--data', bad);
    expect([refused.exitCode, existsSync(out)]).toEqual([1, false]);
    expect(refused.stderr).toContain('audit verify');
  });

  it('verifies after every kill of whoever seals it, and is sealed to its end by the next one', async () => {
    const again = freshPath('again');
    await printed(...rehearsal(), '--data', again);
    const size = () =>
      statSync(join(again, 'log.sqlite-wal'), { throwIfNoEntry: false })?.size ?? 0;
    for (let afterMs = 0; afterMs < 10; afterMs += 2) {
      const isWriting = () => size() > 0;
      await killedOnce(isWriting, afterMs, 'audit', 'seal', '--data', again);
      await rollcall('audit', 'seal', '--data', again);
      const found = await printedJson<Verification>('audit', 'verify', '--data', again);
      expect(found).toMatchObject({ sound: true, findings: [], events: { unchecked: 0 } });
      const day = `2024-04-0${1 + afterMs / 2}`;
      const because = ['--on', day, '--reason', 'Being reorganised', '--data', again];
      await printed('directory', afterMs % 4 === 0 ? 'suspend' : 'reinstate', 'fr-1', ...because);
    }
  });

  it.each([
    [['--data', 'x', '--bundle', 'y'], 'give one of'],
    [['--bundle', 'y'], '--bundle goes with --public-key'],
    [['--proof', 'y'], '--proof goes with --public-key'],
    [['--data', 'x', '--root', '12:ab'], 'expected 64 hexadecimal digits'],
    [['--data', 'x', '--public-key', 'rsa'], 'expected a key such as ed25519:'],
  ])('says what was meant: audit verify %j', async (args, words) => {
    const { exitCode, stderr } = await rollcall('audit', 'verify', ...args);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(words)]);
  });
});
