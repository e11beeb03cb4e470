import { describe, expect, it } from '@jest/globals';
import type { Duration } from '#kernel';
import { at } from './ping.samples.js';
import { defaultPolicy } from './policy.js';
import type { PingTimes } from './response-times.projection.js';
import { roundHalfUp, spread, windowCounts } from './spread.js';
import { answerSeconds, campaignStatistics, statisticsDetails, wasAsked } from './statistics.js';
import { answer, answerAfter, pingTimes } from './testing/ping-times.js';

const windows = ['PT15M', 'PT1H'] as Duration[];

const input = (
  pings: readonly PingTimes[],
  partyRule: 'first' | 'all' = 'first',
  bounds = windows,
) => ({
  campaignId: 'plenary-2024',
  policy: { windows: bounds, partyRule },
  pings,
  proposals: 6,
  events: 1234,
});

describe('who was asked', () => {
  const { handedOverAt: _, ...unsent } = pingTimes();
  const before = { ...unsent, startsAt: at('12:00') };

  it('is nobody whose turn had not come when the campaign ended', () => {
    expect(wasAsked({ ...before, withdrawnAt: at('11:00') })).toBe(false);
    expect(wasAsked({ ...before, withdrawnAt: at('13:00') })).toBe(true);
    expect(wasAsked(before)).toBe(true);
  });

  it('is whoever got a message or answered all the same', () => {
    const ended = { ...before, withdrawnAt: at('11:00') };
    expect(wasAsked({ ...ended, responses: answerAfter(60) })).toBe(true);
    expect(wasAsked({ ...ended, handedOverAt: at('10:00') })).toBe(true);
  });
});

describe('a window', () => {
  const count = (...times: (number | undefined)[]) =>
    windowCounts(times, ['PT15M'] as Duration[])[0];

  it('holds a response exactly on its bound, and none a second later', () => {
    expect(count(900)).toMatchObject({ count: 1, share: 1 });
    expect(count(901)).toMatchObject({ count: 0, share: 0 });
    expect(count(900.001)).toMatchObject({ count: 0 });
  });

  it('keeps those who did not answer in the denominator', () =>
    expect(count(60, undefined, undefined, undefined)).toMatchObject({ count: 1, share: 0.25 }));

  it('has the mean of those inside it', () =>
    expect(count(60, 61, 4000, undefined)).toMatchObject({ count: 2, meanSeconds: 60.5 }));

  it('has no mean where nobody answered in it, and no share where nobody was asked', () => {
    expect(count(901)).toMatchObject({ meanSeconds: null });
    expect(count()).toEqual({ within: 'PT15M', count: 0, share: null, meanSeconds: null });
  });

  it('rounds its share half up to four decimals', () => {
    const of = (inside: number, all: number) =>
      count(...Array.from({ length: all }, (_, index) => (index < inside ? 1 : undefined)))?.share;
    expect(of(24, 68)).toBe(0.3529);
    expect(of(62, 68)).toBe(0.9118);
    expect(of(1, 32)).toBe(0.0313);
    expect(of(1, 160)).toBe(0.0063);
  });

  it('rounds its mean half up to a tenth', () => {
    expect(count(1, 1.1)?.meanSeconds).toBe(1.1);
    expect(count(1, 1, 1, 1.2)?.meanSeconds).toBe(1.1);
  });
});

describe('rounding half up', () => {
  it('rounds a tie up although binary fractions lie just below it', () => {
    expect(roundHalfUp(1.005, 2)).toBe(1.01);
    expect(roundHalfUp(0.5, 0)).toBe(1);
    expect(roundHalfUp(2.5, 0)).toBe(3);
    expect(roundHalfUp(0.499999, 0)).toBe(0);
  });
});

describe('the spread of response times', () => {
  it('has as its median the middle time, or the mean of the two in the middle', () => {
    expect(spread([30, 10, 20]).medianSeconds).toBe(20);
    expect(spread([40, 10, 20, 31]).medianSeconds).toBe(25.5);
    expect(spread([10]).medianSeconds).toBe(10);
  });

  it('has as its p90 the smallest time that nine tenths do not exceed', () => {
    const upTo = (last: number) => Array.from({ length: last }, (_, index) => last - index);
    expect(spread(upTo(10)).p90Seconds).toBe(9);
    expect(spread(upTo(11)).p90Seconds).toBe(10);
    expect(spread(upTo(70)).p90Seconds).toBe(63);
    expect(spread([5]).p90Seconds).toBe(5);
  });

  it('is of those who answered, and null where nobody did', () => {
    expect(spread([10, undefined]).medianSeconds).toBe(10);
    expect(spread([undefined])).toEqual({ medianSeconds: null, p90Seconds: null });
  });
});

describe('the response time of a ping', () => {
  it('runs from the first hand-over to the first response in time', () => {
    expect(answerSeconds(pingTimes({}, answerAfter(539.5)))).toBe(539.5);
    expect(answerSeconds(pingTimes())).toBeUndefined();
  });

  it('runs from the issue where no hand-over is recorded', () => {
    const { handedOverAt: _, ...never } = pingTimes({}, answerAfter(120));
    expect(answerSeconds({ ...never, startsAt: at('08:59') })).toBe(180);
  });

  it('is zero where the answer beat the record of the hand-over', () =>
    expect(answerSeconds(pingTimes({}, [answer(at('08:59:59'))]))).toBe(0));

  it('runs from the Party’s first start where the colleague that was woken answered before its own', () => {
    const { handedOverAt: _, ...woken } = pingTimes({ contactPointId: 'nl-2' }, [
      answer(at('13:10')),
    ]);
    const pings = [pingTimes(), { ...woken, startsAt: at('14:00') }];
    const { windows: counts, answered } = campaignStatistics(
      input(pings, 'first', ['PT15M', 'PT12H'] as Duration[]),
    );
    expect(answered).toEqual({ parties: 1, contactPoints: 1 });
    expect(counts).toMatchObject([
      { parties: 0, meanSeconds: null },
      { parties: 1, meanSeconds: 4 * 3600 + 600 },
    ]);
    const { contactPoints, reachedBy, by } = statisticsDetails(input(pings));
    expect(contactPoints.medianSeconds).toBe(15_000);
    expect(by.type['police']?.medianSeconds).toBe(15_000);
    expect(reachedBy).toMatchObject({ firstMessage: 0, escalation: 1 });
  });

  it('is nothing where the response is late', () => {
    expect(answerSeconds(pingTimes({}, [answer(at('15:00', 1))]))).toBe(30 * 3600);
    expect(answerSeconds(pingTimes({}, [answer(at('15:00:00.001', 1))]))).toBeUndefined();
  });

  it('ends with the campaign where that was earlier', () => {
    const withdrawn = { withdrawnAt: at('10:00') };
    expect(answerSeconds(pingTimes({}, [answer(at('10:00'))], withdrawn))).toBe(3600);
    expect(answerSeconds(pingTimes({}, [answer(at('10:00:01'))], withdrawn))).toBeUndefined();
  });

  it('is that of a further response where the first one was late', () => {
    const responses = [answer(at('16:00', 1)), answer(at('09:10'), 'reply', 'response-2')];
    expect(answerSeconds(pingTimes({}, responses))).toBe(600);
  });
});

describe('the statistics of a campaign', () => {
  const pings = [
    pingTimes({ contactPointId: 'nl-1' }, answerAfter(600)),
    pingTimes({ contactPointId: 'nl-2' }, answerAfter(1800)),
    pingTimes({ contactPointId: 'be-1', party: 'BE' }, answerAfter(60)),
    pingTimes({ contactPointId: 'be-2', party: 'BE' }),
    pingTimes({ contactPointId: 'lu-1', party: 'LU' }, [answer(at('16:00', 1))]),
  ];

  it('count a Party by the first of its contact points', () =>
    expect(campaignStatistics(input(pings))).toMatchObject({
      campaign: 'plenary-2024',
      pinged: { parties: 3, contactPoints: 5 },
      answered: { parties: 2, contactPoints: 3 },
      noAnswer: { parties: 1, contactPoints: 2 },
      windows: [
        { within: 'PT15M', parties: 2, share: 0.6667, meanSeconds: 330 },
        { within: 'PT1H', parties: 2, share: 0.6667, meanSeconds: 330 },
      ],
      proposals: 6,
      events: 1234,
    }));

  it('count a Party by the last of its contact points where all must answer', () =>
    expect(campaignStatistics(input(pings, 'all'))).toMatchObject({
      answered: { parties: 1, contactPoints: 3 },
      noAnswer: { parties: 2, contactPoints: 2 },
      windows: [
        { within: 'PT15M', parties: 0, share: 0, meanSeconds: null },
        { within: 'PT1H', parties: 1, share: 0.3333, meanSeconds: 1800 },
      ],
    }));

  it('sum what was sent over all pings', () => {
    const sent = { first: 1, reminder: 2, escalation: 3, phoneTask: 1 };
    expect(
      campaignStatistics(input([pingTimes({}, [], { sent }), pingTimes({}, [], { sent })])).sent,
    ).toEqual({ pings: 2, reminders: 4, escalations: 6, phoneTasks: 2 });
  });

  it('have no shares and no means where nobody was pinged', () =>
    expect(campaignStatistics(input([])).windows[0]).toEqual({
      within: 'PT15M',
      parties: 0,
      share: null,
      meanSeconds: null,
    }));

  it('use the windows of the policy', () =>
    expect(
      campaignStatistics({ ...input(pings), policy: defaultPolicy }).windows.map(
        ({ within }) => within,
      ),
    ).toEqual(['PT15M', 'PT30M', 'PT1H', 'PT12H', 'PT24H', 'PT30H']));

  it('count what came late apart, per contact point and for Parties that have no answer', () => {
    const late = [answer(at('16:00', 1))];
    const { late: counted } = statisticsDetails(
      input([...pings, pingTimes({ contactPointId: 'be-3', party: 'BE' }, late)]),
    );
    expect(counted).toEqual({ parties: 1, contactPoints: 2 });
  });
});

describe('how a contact point was reached', () => {
  const all = { first: at('09:00'), reminder: at('09:15'), escalation: at('10:00') };
  const reached = (
    time: string,
    via: 'link' | 'phone',
    firstSent: PingTimes['firstSent'],
  ): string | undefined => {
    const { reachedBy } = statisticsDetails(
      input([pingTimes({}, [answer(at(time), via)], { firstSent })]),
    );
    return Object.entries(reachedBy).find(([, count]) => count === 1)?.[0];
  };

  it('is by the furthest that had gone out before the answer came', () => {
    expect(reached('09:14', 'link', all)).toBe('firstMessage');
    expect(reached('09:15', 'link', all)).toBe('reminder');
    expect(reached('10:00', 'link', all)).toBe('escalation');
  });

  it('is by phone where the answer came by phone after a task was opened', () => {
    const asked = { ...all, phoneTask: at('21:00') };
    expect(reached('21:30', 'phone', asked)).toBe('phone');
    expect(reached('21:30', 'link', asked)).toBe('escalation');
    expect(reached('20:00', 'phone', asked)).toBe('escalation');
  });

  it('is by the first message where the answer beat every record', () =>
    expect(reached('08:59', 'link', all)).toBe('firstMessage'));

  it('is in no way where there is no answer in time', () => {
    const { reachedBy } = statisticsDetails(input([pingTimes({}, [answer(at('16:00', 1))])]));
    expect(Object.values(reachedBy)).toEqual([0, 0, 0, 0]);
  });
});

describe('the split by local time of day', () => {
  // 19 February 2024 is a Monday.
  const splitAt = (time: string, timezone: string, day = 0) => {
    const { by } = statisticsDetails(
      input([pingTimes({ timezone }, [], { handedOverAt: at(time, day) })]),
    );
    return Object.keys(by.localTime).join();
  };

  it.each([
    ['07:00', 'Europe/Amsterdam', 'office-hours'],
    ['06:59', 'Europe/Amsterdam', 'night'],
    ['16:59', 'Europe/Amsterdam', 'office-hours'],
    ['17:00', 'Europe/Amsterdam', 'evening'],
    ['20:59', 'Europe/Amsterdam', 'evening'],
    ['21:00', 'Europe/Amsterdam', 'night'],
    ['23:00', 'Europe/Amsterdam', 'night'],
    ['09:00', 'Asia/Kathmandu', 'office-hours'],
    ['12:14', 'Asia/Kathmandu', 'office-hours'],
    ['12:15', 'Asia/Kathmandu', 'evening'],
    ['09:00', 'America/New_York', 'night'],
    ['09:00', 'Australia/Sydney', 'evening'],
    ['09:00', 'Pacific/Auckland', 'night'],
  ])('at %s UTC in %s is %s', (time, timezone, expected) =>
    expect(splitAt(time, timezone)).toBe(expected),
  );

  it('knows the weekend by the local day', () => {
    const friday = 4;
    expect(splitAt('21:30', 'Asia/Tokyo', friday)).toBe('night');
    expect(splitAt('23:30', 'Asia/Tokyo', friday)).toBe('weekend');
    expect(splitAt('23:30', 'America/Los_Angeles', friday)).toBe('office-hours');
    expect(splitAt('20:30', 'Europe/Amsterdam', friday + 2)).toBe('weekend');
  });

  it('counts asked, answered and the spread of each group, in one order', () => {
    const { by } = statisticsDetails(
      input([
        pingTimes({ region: 'Europe', language: 'nl' }, answerAfter(60)),
        pingTimes({ region: 'Europe', language: 'fr' }),
        pingTimes({ region: 'Africa', language: 'fr', type: 'prosecution' }, answerAfter(30)),
      ]),
    );
    expect(Object.entries(by.region)).toEqual([
      ['Africa', { pinged: 1, answered: 1, medianSeconds: 30, p90Seconds: 30 }],
      ['Europe', { pinged: 2, answered: 1, medianSeconds: 60, p90Seconds: 60 }],
    ]);
    expect(by.language['fr']).toMatchObject({ pinged: 2, answered: 1 });
    expect(Object.keys(by.type)).toEqual(['police', 'prosecution']);
  });
});
