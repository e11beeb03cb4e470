import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { defaultPolicy } from '#campaigns';
import { parseDirectory } from '#directory';
import { memoryStores } from '#engine';
import { parseInstant } from '#kernel';
import { parseAnswers } from '../../parse-answers.js';
import { rehearse, rehearsalId, type RehearsalResult } from '../../rehearsal.js';
import { NaiveModel } from './naive-model.js';
import type { SeenEvent } from './seen-event.js';

const network = resolve(import.meta.dirname, '../../../../../examples/network-2024');
const sentAt = parseInstant('2024-02-19T09:00:00Z');

describe('the naive model', () => {
  const history: SeenEvent[] = [];
  let rehearsed: RehearsalResult;

  beforeAll(async () => {
    const file = (name: string) => readFile(resolve(network, name));
    const directory = parseDirectory('points.csv', await file('contact-points.csv'));
    const csv = await file('ping-2024-02-19.csv');
    const answers = parseAnswers('ping.csv', csv, directory, sentAt);
    const stores = memoryStores();
    const input = { directory, answers, sentAt, policy: defaultPolicy, keepsSnapshots: false };
    rehearsed = await rehearse(input, stores);
    for await (const event of stores.log.readAll()) history.push(event);
  });

  const after = (events: readonly SeenEvent[]) => {
    const model = new NaiveModel();
    for (const event of events) model.take(event);
    return model;
  };

  it('agrees with the engine on the reference network, and finds nothing wrong with it', () => {
    const model = after(history);
    expect(model.broken).toEqual([]);
    expect(model.campaignsAreOver).toBe(true);
    expect(model.owed(Date.parse('2024-03-01T00:00:00Z'))).toEqual([]);
    const { pinged, windows, answered, noAnswer, sent } = rehearsed.statistics;
    expect(model.statistics(rehearsalId(sentAt))).toEqual({
      pinged,
      windows,
      answered,
      noAnswer,
      sent,
    });
  });

  it.each([
    ['ReminderDue', 'was settled before'],
    ['AttemptStarted', 'the same attempt was started twice'],
    ['AttemptHandedOver', 'it has an outcome'],
    ['ResponseReceived', 'was recorded twice'],
    ['PingIssued', 'it was issued before'],
    ['PartyEscalated', 'was claimed twice'],
    ['CampaignClosed', 'it was closed'],
  ])('sees that %s came twice', (type, what) => {
    const twice = history.flatMap((event) => (event.type === type ? [event, event] : [event]));
    expect(after(twice).broken.join('\n')).toContain(what);
  });

  it.each([
    ['AttemptHandedOver', 30, /has had no outcome/],
    ['ReminderDue', 30, /step 0\.0 fell due/],
    ['PingExpired', 60 * 40, /its deadline was/],
  ])('sees what is owed where %s is missing', (type, minutes, what) => {
    const until = Date.parse(sentAt) + minutes * 60_000;
    const without = history.filter(
      (event) => event.type !== type && Date.parse(event.metadata.at) <= until,
    );
    expect(after(without).owed(until).join('\n')).toMatch(what);
  });

  it('sees that something was sent after the answer', () => {
    const answer = history.findIndex(({ type }) => type === 'ResponseReceived');
    const { stream } = history[answer]!;
    const started = history.find(
      (event) => event.stream === stream && event.type === 'AttemptStarted',
    )!;
    const data = { ...started.data, attemptId: 'another', intent: 'first', tryNumber: 2 };
    const late = [...history.slice(0, answer + 1), { ...started, data }];
    expect(after(late).broken.join('\n')).toContain('the ping is not open');
  });
});
