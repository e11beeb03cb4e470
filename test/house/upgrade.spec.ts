import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { SqliteEventLog, type EventLog } from '#event-log';
import { foldLog, ProjectionFold, projectionsOf, registryOf } from '#engine';
import {
  addMs,
  canonicalJson,
  derivedId,
  parseInstant,
  type JsonObject,
  type JsonValue,
} from '#kernel';
import { capabilities } from '../../apps/server/src/create-server.js';

/**
 * A whole log as the first version would have written it, against the same history as today's would: both have to lead to
 * the same read models. What an upcaster adds is said here once more, by hand.
 */

interface Written {
  readonly type: string;
  readonly schema: number;
  readonly data: JsonObject;
}

const goldenFolder = join(import.meta.dirname, '../golden/events');
const registry = registryOf(capabilities);
/** Founding events come first; whatever is not named comes after them, in order of its name. */
const order = [
  'PartyRecorded',
  'ContactPointRegistered',
  'PolicyDefined',
  'TemplateDefined',
  'SeriesPlanned',
  'CampaignPlanned',
  'CampaignScheduled',
  'CampaignRescheduled',
  'AudiencePinned',
  'CampaignLaunched',
  'PartyPinged',
  'PingIssued',
  'AttemptStarted',
  'AttemptHandedOver',
  'ActivityRecorded',
  'ChangeProposed',
  'LetterRequested',
  'MailSetAside',
];
/** What today's version writes of the same facts, by what each older form lacks. */
const sinceThen: Readonly<Record<string, (data: JsonObject) => JsonObject>> = {
  CampaignPlanned: (data) => ({ ...data, template: { templateId: 'standard', version: 1 } }),
  CampaignLaunched: (data) => ({ ...data, template: { templateId: 'standard', version: 1 } }),
  CampaignScheduled: (data) => ({ ...data, schedule: { kind: 'at', at: data['startsAt'] } }),
  CampaignRescheduled: (data) => ({ ...data, schedule: { kind: 'at', at: data['startsAt'] } }),
  PingIssued: (data) => ({ ...data, startsAt: data['issuedAt'] }),
};

const goldens = readdirSync(goldenFolder)
  .toSorted()
  .map((file) => JSON.parse(readFileSync(join(goldenFolder, file), 'utf8')) as Written);
const oldest = goldens
  .filter(({ schema }) => schema === 1)
  .toSorted((a, b) => placeOf(a) - placeOf(b));

function placeOf({ type }: Written): number {
  const place = order.indexOf(type);
  return place === -1 ? order.length : place;
}

const folder = mkdtempSync(join(tmpdir(), 'rollcall-upgrade-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function logOf(name: string, events: readonly Written[]): Promise<EventLog> {
  const log = SqliteEventLog.open(join(folder, `${name}.sqlite`));
  for (const [index, { type, schema, data }] of events.entries()) {
    const at = addMs(parseInstant('2024-02-19T09:00:00Z'), index * 1000);
    const id = derivedId('golden', type);
    const actor = { kind: 'process', id: 'golden' } as const;
    const metadata = { $correlationId: id, $causationId: id, actor, at, schema };
    await log.append(`golden-${index}`, [{ id, type, data, metadata }], 'no-stream');
  }
  return log;
}

async function foldedFrom(log: EventLog): Promise<Readonly<Record<string, JsonValue>>> {
  const folds = projectionsOf(capabilities).map((projection) => new ProjectionFold(projection));
  await foldLog(log, registry, folds);
  return Object.fromEntries(folds.map((fold) => [fold.projection.name, fold.state()]));
}

it('an old log leads to the same read models as one that is written today', async () => {
  const today = oldest.map(({ type, data }) => ({
    type,
    schema: registry.schemaOf(type),
    data: sinceThen[type]?.(data) ?? data,
  }));
  const [before, after] = [await logOf('old', oldest), await logOf('new', today)];
  const upgraded = await foldedFrom(before);
  expect(canonicalJson(upgraded)).toBe(canonicalJson(await foldedFrom(after)));
  // Otherwise nothing would have been compared.
  for (const name of ['campaigns', 'campaign-board', 'policies', 'templates', 'series', 'letters'])
    expect(upgraded[name]).not.toEqual([]);
  // The log itself stays as it was written.
  for await (const event of before.readAll()) expect(event.metadata.schema).toBe(1);
  await before.close();
  await after.close();
});

it('what each changed event has become is said by hand, and what has not changed is not', () => {
  const changed = registry.types.filter((type) => registry.schemaOf(type) > 1);
  expect(Object.keys(sinceThen).toSorted()).toEqual(changed.toSorted());
  expect(changed.length).toBeGreaterThan(4);
});

it('an event of a version that is newer than this one stops, and is not misread', () => {
  const [golden] = goldens.filter(({ type }) => type === 'PingIssued');
  const metadata = {
    $correlationId: 'c',
    $causationId: 'c',
    actor: { kind: 'process', id: 'p' } as const,
    at: parseInstant('2024-02-19T09:00:00Z'),
    schema: registry.schemaOf('PingIssued') + 1,
  };
  const { type, data } = golden!;
  const event = { id: 'x', type, data, metadata, stream: 's', revision: 0, position: 1 };
  expect(() => registry.read(event)).toThrow(/has form 3; this version of Rollcall reads up to 2/);
});
