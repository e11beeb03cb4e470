import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defaultPolicy } from '#campaigns';
import { parseDirectory, type ParsedDirectory } from '#directory';
import { closeStores, dataFiles, openStores } from '#engine';
import { parseInstant } from '#kernel';
import { parseAnswers, rehearse, type RecordedAnswer } from '#simulation';

const examples = join(import.meta.dirname, '../../examples/network-2024');

describe('a data directory after a rehearsal of the reference network', () => {
  let folder: string;
  let directory: ParsedDirectory;
  let answers: readonly RecordedAnswer[];
  let bytes: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rollcall-no-plaintext-'));
    const read = (file: string) => readFile(join(examples, file));
    directory = parseDirectory('contact-points.csv', await read('contact-points.csv'), {
      source: 'parties.csv',
      bytes: await read('parties.csv'),
    });
    const sentAt = parseInstant('2024-02-19T09:00:00Z');
    const recorded = await read('ping-2024-02-19.csv');
    answers = parseAnswers('ping-2024-02-19.csv', recorded, directory, sentAt);
    const stores = await openStores(folder);
    await rehearse(
      { directory, answers, sentAt, policy: defaultPolicy, keepsSnapshots: true },
      stores,
    );
    // Before the close, because it empties the write-ahead files.
    const inUse = await bytesOfData(folder);
    await closeStores(stores);
    bytes = inUse + (await bytesOfData(folder));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const inClear = (texts: readonly (string | undefined)[]) =>
    [...new Set(texts)].filter(
      (text) => text !== undefined && bytes.includes(Buffer.from(text).toString('latin1')),
    );

  it('holds the events that were made of it', () => {
    for (const type of ['ContactPointRegistered', 'ResponseReceived', 'ChangeProposed'])
      expect(bytes).toContain(type);
    expect(bytes).toContain('projection:directory');
  });

  it('holds no address, number or instruction in clear', () => {
    const { contactPoints } = directory;
    expect(contactPoints.length).toBeGreaterThan(80);
    expect(
      inClear(
        contactPoints.flatMap((one) => [
          one.email,
          one.alternateEmail,
          one.phone,
          one.alternatePhone,
          one.instructions,
        ]),
      ),
    ).toEqual([]);
  });

  it('holds no correction in clear that somebody reported', () => {
    const corrections = answers.flatMap(({ reportedUpdate }) =>
      Object.values(reportedUpdate ?? {}),
    );
    expect(corrections.length).toBeGreaterThan(0);
    expect(inClear(corrections)).toEqual([]);
  });
});

async function bytesOfData(folder: string): Promise<string> {
  const paths = [dataFiles.log, dataFiles.snapshots]
    .flatMap((file) => [file, `${file}-wal`])
    .map((file) => join(folder, file))
    .filter((path) => existsSync(path));
  return (await Promise.all(paths.map((path) => readFile(path, 'latin1')))).join('');
}
