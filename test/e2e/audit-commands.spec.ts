import { beforeAll, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import type { AsOf, PingExplanation } from '#audit';
import { textIn, type RecordedEvent } from '#kernel';
import {
  eventsOf,
  freshPath,
  printed,
  printedJson,
  rehearsal,
  rollcall,
  textOf,
} from './support/rollcall.js';

const campaign = 'rehearsal-20240219T090000Z';
let data: string;
let events: readonly RecordedEvent[];
beforeAll(async () => {
  data = freshPath('february');
  await printed(...rehearsal(), '--data', data);
  events = await eventsOf(data);
});

const told = (...args: readonly string[]) => printed(...args, '--data', data);
const json = <Value>(...args: readonly string[]) => printedJson<Value>(...args, '--data', data);
const linesOf = (text: string) => text.trimEnd().split('\n');

it('audit log writes every event once, in its order, in each form and over many pages', async () => {
  const parsed = linesOf(await told('audit', 'log', '--format', 'ndjson')).map(
    (line) => JSON.parse(line) as RecordedEvent,
  );
  expect(parsed).toEqual(JSON.parse(JSON.stringify(events)));
  const table = linesOf(await told('audit', 'log'));
  expect(table).toHaveLength(events.length);
  const backwards = linesOf(await told('audit', 'log', '--backwards', '--limit', '1200'));
  expect(backwards).toEqual(table.toReversed());
  const out = freshPath('log.csv');
  expect(await told('audit', 'log', '--format', 'csv', '--out', out)).toBe('');
  expect(textOf(out).trimEnd().split('\r\n')).toHaveLength(events.length + 1);
});

it('audit log finds by stream, type, actor and time', async () => {
  const found = await told(
    'audit',
    'log',
    '--type',
    'ReminderDue',
    'PingEscalated',
    '--stream',
    `ping-${campaign}.se-`,
    '--to',
    '2024-02-19T09:15:00Z',
  );
  const expected = events.filter(
    ({ type, stream, metadata }) =>
      (type === 'ReminderDue' || type === 'PingEscalated') &&
      stream.startsWith(`ping-${campaign}.se-`) &&
      metadata.at <= '2024-02-19T09:15:00.000Z',
  );
  expect(linesOf(found).filter(Boolean)).toHaveLength(expected.length);
  for (const line of linesOf(found).filter(Boolean)) expect(line).toContain('ReminderDue');
  expect(await told('audit', 'log', '--actor', 'account')).toBe('');
  expect(await rollcall('audit', 'log', '--type', 'ReminderDu', '--data', data)).toMatchObject({
    exitCode: 1,
    stderr: 'type: there is no event type "ReminderDu"; did you mean ReminderDue?\n',
  });
});

it('audit why says of every ping and every step what came of it, and by which events', async () => {
  const pings = events.filter(({ type }) => type === 'PingIssued').slice(0, 5);
  for (const { data: issued } of pings) {
    const of = `${campaign}/${textIn(issued, 'contactPointId')}`;
    const why = await json<PingExplanation>('audit', 'why', '--ping', of);
    expect(why.steps).toHaveLength(6);
    for (const { state } of why.steps) expect(state).not.toMatch(/waiting|under-way|not-due/);
    for (const { eventId, position } of why.steps.flatMap((step) => step.events))
      expect(events.find((event) => event.position === position)?.id).toBe(eventId);
  }
  const text = await told(
    'audit',
    'why',
    '--ping',
    `${campaign}/al-1`,
    '--at',
    '2024-02-19T09:20:00Z',
  );
  expect(text).toContain(`Ping al-1 of campaign ${campaign}, as of 2024-02-19T09:20:00Z`);
  expect(text).toMatch(/reminder to the contact point itself \(step-0\.0\), due .+: done \(sent\)/);
  expect(text).toMatch(/escalation to a person who calls \(step-4\.0\), due .+: not-due\n/);
  expect((await rollcall('audit', 'why', '--ping', campaign, '--data', data)).exitCode).toBe(2);
});

it('audit as-of tells what there was, at an instant and at a position, and writes nothing', async () => {
  const then = await json<AsOf>('audit', 'as-of', '--at', '2024-02-19T09:20:00Z');
  const before = events.filter(({ metadata }) => metadata.at <= '2024-02-19T09:20:00.000Z');
  expect(then.log.events).toBe(before.length);
  expect(then.campaigns).toMatchObject([{ campaignId: campaign, status: 'running' }]);
  const byPosition = ['--position', String(then.log.lastPosition)];
  expect(await json('audit', 'as-of', ...byPosition)).toMatchObject({ log: then.log });
  expect(await told('audit', 'as-of')).toContain(`log         ${events.length} events; the last`);
  expect(await told('stats', '--position', '200')).toContain('As of position 200\n');
  expect(await rollcall('audit', 'as-of', '--position', '999999', '--data', data)).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('the log does not reach that far'),
  });
  expect(await eventsOf(data)).toHaveLength(events.length);
});

it('rebuild finds a stored read model that is not what the log says, and makes it anew', async () => {
  expect(await told('rebuild', 'campaigns')).toBe('equal      campaigns, 1 document\n');
  const database = new Database(join(data, 'snapshots.sqlite'));
  database
    .prepare(`UPDATE snapshot SET state = replace(state, '"closed"', '"paused"') WHERE name = ?`)
    .run('projection:campaigns');
  database.close();
  expect((await rollcall('replay', '--data', data)).exitCode).toBe(1);
  const text = await told('rebuild');
  expect(text).toContain('DIFFERED   campaigns, 1 document: 1 of them had not been what the log');
  expect(linesOf(text).filter((line) => line.startsWith('equal')).length).toBeGreaterThan(5);
  expect((await rollcall('replay', '--data', data)).exitCode).toBe(0);
  expect(await rollcall('rebuild', 'nothing', '--data', data)).toMatchObject({ exitCode: 1 });
});
