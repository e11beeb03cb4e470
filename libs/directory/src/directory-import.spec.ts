import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  closeStores,
  dataFiles,
  Engine,
  EngineModule,
  InProcessDispatch,
  memoryStores,
  openStores,
  ProjectionHost,
  type Stores,
  Unpaced,
} from '#engine';
import { instantAt, parseInstant, sequentialIds, type CalendarDate } from '#kernel';
import { PersonalData } from '#keys';
import { messagingCapability } from '#messaging';
import { VirtualClock, VirtualTimers } from '#timers';
import { ChangeContactDetails, PublishDirectoryVersion } from './domain/directory.messages.js';
import { contactPoints } from './domain/directory.projection.js';
import { DirectoryImport } from './directory-import.js';
import { ImportDifferences } from './import-differences.js';
import { directoryCapability, DirectoryModule } from './directory.module.js';
import { parseDirectory, type ParsedDirectory } from './import/index.js';
import { DetailsCipher } from './plain-details.js';

@Module({})
class TestModule {}

const examples = join(import.meta.dirname, '../../../examples/network-2024');

describe.each(['memory', 'SQLite'])('DirectoryImport on %s stores', (kind) => {
  let folder: string;
  let stores: Stores;
  let app: INestApplicationContext;
  let reference: ParsedDirectory;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rollcall-import-'));
    stores = kind === 'memory' ? memoryStores() : await openStores(folder);
    const clock = new VirtualClock(parseInstant('2024-02-18T12:00:00Z'));
    const ports = {
      ...stores,
      clock,
      timers: new VirtualTimers(clock),
      dispatch: new InProcessDispatch(),
      pace: new Unpaced(),
      ids: sequentialIds('import', clock),
    };
    const imports = [
      EngineModule.over(ports, [messagingCapability, directoryCapability]),
      DirectoryModule,
    ];
    app = await NestFactory.createApplicationContext(
      { module: TestModule, imports },
      { logger: false, abortOnError: false },
    );
    await app.init();
    await app.get(Engine).startReading();
    await app.get(Engine).startWorking();
    reference = await readReference();
  });
  afterEach(async () => {
    await app.get(Engine).stop();
    await app.close();
    await closeStores(stores);
    await rm(folder, { recursive: true });
  });

  const context = () => ({
    now: instantAt(Date.UTC(2024, 1, 18, 12)),
    actor: { kind: 'command-line', id: 'import' } as const,
    correlationId: 'c',
    causationId: 'c',
  });
  const run = (directory: ParsedDirectory) => app.get(DirectoryImport).run(directory, context());
  const events = async () => {
    const types: string[] = [];
    for await (const { type } of stores.log.readAll()) types.push(type);
    return types;
  };
  const detailsOf = async () => {
    const contactPointId = reference.contactPoints[0]?.id ?? '';
    const point = (await app.get(ProjectionHost).documents(contactPoints)).get(contactPointId);
    const cipher = new DetailsCipher(app.get(PersonalData));
    return point && cipher.decrypt(contactPointId, point.details);
  };
  const withFirst = (change: object): ParsedDirectory => ({
    ...reference,
    contactPoints: reference.contactPoints.map((one, index) =>
      index === 0 ? { ...one, ...change } : one,
    ),
  });

  it('keeps channels that no column holds, and the order they stand in', async () => {
    await run(reference);
    const [first] = reference.contactPoints;
    const contactPointId = first?.id ?? '';
    const before = await detailsOf();
    const sms = {
      id: 'sms-main',
      kind: 'sms',
      use: 'main',
      priority: 1,
      address: '+80055',
    } as const;
    const second = { ...sms, id: 'email-night', kind: 'email', address: 'n@x.example' } as const;
    if (before === undefined) throw new Error('the first contact point was not imported');
    const details = { ...before, channels: [sms, ...before.channels, second] };
    await app
      .get(CommandBus)
      .execute(new ChangeContactDetails({ contactPointId, details }, context()));
    expect(await run(reference)).toMatchObject({ changed: 0 });
    expect(await detailsOf()).toEqual(details);

    expect(await run(withFirst({ email: 'new@x.example' }))).toMatchObject({ changed: 1 });
    const after = await detailsOf();
    expect(after?.channels.map(({ id }) => id)).toEqual(details.channels.map(({ id }) => id));
    expect(after?.channels.find(({ id }) => id === 'email-main')?.address).toBe('new@x.example');
  });

  it('leaves the regions that somebody told before, where a file tells none', async () => {
    const told = reference.parties.map((one) =>
      one.party === 'TR' ? { ...one, region: 'Somewhere' } : one,
    );
    await run({ ...reference, parties: told });
    const before = await events();
    const untold = { ...reference, regionsAssumed: true } as const;
    expect((await app.get(ImportDifferences).of(untold)).parties).toEqual([]);
    await run(untold);
    expect(await events()).toEqual(before);
  });

  it('registers everybody, and nobody again', async () => {
    const total = reference.contactPoints.length;
    const progress: number[] = [];
    const first = await app
      .get(DirectoryImport)
      .run(reference, context(), (done) => progress.push(done));
    expect(first).toMatchObject({ contactPoints: total, registered: total, unchanged: 0 });
    expect(progress).toEqual(Array.from({ length: total }, (_, n) => n + 1));
    const after = await events();
    expect(after).toHaveLength(total + reference.parties.length);
    expect(await run(reference)).toMatchObject({ registered: 0, changed: 0, unchanged: total });
    expect(await events()).toEqual(after);
  });

  it('finishes an import that was cut off', async () => {
    const half = reference.contactPoints.slice(0, 40);
    await run({ parties: reference.parties.slice(0, 10), contactPoints: half });
    const { registered, unchanged } = await run(reference);
    expect([registered, unchanged]).toEqual([reference.contactPoints.length - 40, 40]);
  });

  it('records only what differs', async () => {
    await run(reference);
    const before = (await events()).length;
    expect(await run(withFirst({ phone: '+46700000099' }))).toMatchObject({ changed: 1 });
    const recorded = (await events()).slice(before);
    expect(recorded.filter((type) => !type.startsWith('Letter'))).toEqual([
      'ContactDetailsChanged',
    ]);
  });

  it('leaves how a desk works as it is where the file says nothing of it', async () => {
    const duty = { legalAssistance: 'able-to-coordinate' } as const;
    expect(await run(withFirst({ duty }))).toMatchObject({ registered: 85 });
    const first = async () => (await detailsOf())?.duty;
    expect(await first()).toEqual(duty);
    expect(await run(reference)).toMatchObject({ changed: 0 });
    expect(await first()).toEqual(duty);
    expect(await run(withFirst({ duty: {} }))).toMatchObject({ changed: 1 });
    expect(await first()).toBeUndefined();
  });

  it('confirms who was to be confirmed, with the details that came with it', async () => {
    const { type: _, email: __, designatedOn: ___, ...rest } = reference.contactPoints[0]!;
    const [, ...others] = reference.contactPoints;
    const pending = { ...rest, status: 'to-be-confirmed' as const };
    await run({ ...reference, contactPoints: [pending, ...others] });
    const before = (await events()).length;
    const wanted = withFirst({ status: 'designated', designatedOn: '2024-01-15' as CalendarDate });
    expect(await run(wanted)).toMatchObject({ confirmed: 1, changed: 0 });
    expect((await events()).slice(before)).toEqual([
      'ContactDetailsChanged',
      'ContactPointConfirmed',
    ]);
    const documents = await app.get(ProjectionHost).documents(contactPoints);
    expect(documents.get(pending.id)).toMatchObject({ status: 'designated' });
  });

  it('leaves alone whom the file does not name', async () => {
    await run(reference);
    const before = (await events()).length;
    await run({ ...reference, contactPoints: reference.contactPoints.slice(1) });
    expect((await events()).length).toBe(before);
  });

  it.each([
    ['another Party', { party: 'FR' }, 'belongs to AD in the directory, and to FR in the file'],
    ['a designation taken back', { status: 'to-be-confirmed' }, 'is designated in the directory'],
    [
      'a designation on another day',
      { designatedOn: '2001-01-01' },
      'and on 2001-01-01 in the file',
    ],
  ])('stores nothing of a file that says %s', async (_, change, message) => {
    await run(reference);
    const before = (await events()).length;
    const contradiction = run({
      ...withFirst({ ...change, institution: 'changed too' }),
    });
    await expect(contradiction).rejects.toMatchObject({
      kind: 'invalid-input',
      issues: [{ message: expect.stringContaining(message) }],
    });
    expect((await events()).length).toBe(before);
  });

  it('makes a directory version of it, and the next one only of a change', async () => {
    const publish = async () =>
      app.get(CommandBus).execute(new PublishDirectoryVersion({}, context()));
    await run(reference);
    expect(await publish()).toMatchObject({ number: 1 });
    expect(await publish()).toMatchObject({ number: 1 });
    await run(withFirst({ institution: 'Renamed' }));
    expect(await publish()).toMatchObject({
      number: 2,
      changes: { added: 0, removed: 0, changed: 1 },
    });
  });

  it('leaves nothing personal in clear on the disk', async () => {
    if (kind === 'memory') return;
    await run(reference);
    await app.get(ProjectionHost).documents(contactPoints);
    await app.get(ProjectionHost).saveSnapshots();
    const bytes = await bytesOfData(folder);
    expect(bytes).toContain('ContactPointRegistered');
    expect(personalTexts(reference).filter((text) => bytes.includes(text))).toEqual([]);
  });
});

async function readReference(): Promise<ParsedDirectory> {
  const [points, parties] = await Promise.all(
    ['contact-points.csv', 'parties.csv'].map((file) => readFile(join(examples, file))),
  );
  return parseDirectory('contact-points.csv', points!, { source: 'parties.csv', bytes: parties! });
}

/** Log and snapshots with their write-ahead files, byte for byte. */
async function bytesOfData(folder: string): Promise<string> {
  const paths = [dataFiles.log, dataFiles.snapshots]
    .flatMap((file) => [file, `${file}-wal`])
    .map((file) => join(folder, file))
    .filter((path) => existsSync(path));
  return (await Promise.all(paths.map((path) => readFile(path, 'latin1')))).join('');
}

function personalTexts({ contactPoints: points }: ParsedDirectory): readonly string[] {
  const texts = points.flatMap(({ email, alternateEmail, phone, alternatePhone, instructions }) => [
    email,
    alternateEmail,
    phone,
    alternatePhone,
    instructions,
  ]);
  return [...new Set(texts.filter((text) => text !== undefined))].map((text) =>
    Buffer.from(text).toString('latin1'),
  );
}
