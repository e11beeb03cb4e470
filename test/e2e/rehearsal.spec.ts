import { expect, it } from '@jest/globals';
import { expected } from './support/reference-model.js';
import { printed, reference, rehearsal, statistics, textOf } from './support/rollcall.js';

const wanted = expected({
  contactPoints: textOf(reference.contactPoints),
  answers: textOf(reference.answers),
  day: '2024-02-19',
});

it('comes to the published windows of 19 February 2024', async () => {
  const { pinged, windows } = await statistics(...rehearsal());
  expect(pinged).toEqual({ parties: 68, contactPoints: 81 });
  expect(windows.map(({ within, parties, share }) => [within, parties, share])).toEqual([
    ['PT15M', 24, 0.3529],
    ['PT30M', 32, 0.4706],
    ['PT1H', 38, 0.5588],
    ['PT12H', 60, 0.8824],
    ['PT24H', 62, 0.9118],
    ['PT30H', 68, 1],
  ]);
  const published = [9, 12, 17, 140, 164, 290].map((minutes) => minutes * 60);
  const off = windows.map(({ meanSeconds }, index) =>
    Math.abs((meanSeconds ?? 0) - (published[index] ?? 0)),
  );
  expect(Math.max(...off)).toBeLessThanOrEqual(30);
});

it('counts who answered, who did not, and what the answers corrected', async () => {
  expect(await statistics(...rehearsal())).toMatchObject({
    answered: { parties: 68, contactPoints: 78 },
    noAnswer: { parties: 0, contactPoints: 3 },
    proposals: 6,
  });
});

it('sends what a recount of the two files says must be sent', async () => {
  const { sent } = await statistics(...rehearsal());
  expect(sent).toEqual(wanted.sent);
  // The recount itself, by hand: were it to say nothing, nothing would be checked.
  expect(sent).toEqual({ pings: 81, reminders: 92, escalations: 31, phoneTasks: 8 });
});

it('agrees with the recount in everything else', async () => {
  const { campaign, events, ...rest } = await statistics(...rehearsal());
  expect(rest).toEqual(wanted);
  expect(campaign).toBe('rehearsal-20240219T090000Z');
  expect(events).toBeGreaterThan(1_000);
});

it('prints the table as the paper of the network does', async () => {
  expect(await printed(...rehearsal())).toContain(
    [
      'Ping test of 2024-02-19T09:00:00Z',
      'within   Parties   share        mean',
      '15 min        24    35 %       9 min',
      '30 min        32    47 %      12 min',
      '1 h           38    56 %      17 min',
      '12 h          60    88 %   2h 20 min',
      '24 h          62    91 %   2h 44 min',
      '30 h          68   100 %   4h 50 min',
      '',
      'answered    68 of 68 Parties, 78 of 81 contact points',
      'no answer   0 Parties, 3 contact points',
      'sent        81 pings, 92 reminders, 31 escalations, 8 phone tasks',
    ].join('\n'),
  );
});
