import { describe, expect, it } from '@jest/globals';
import type { BoardRow } from '../campaign/board.js';
import { groupsOf, partOfDay, silentAtNight } from './groups.js';

function row(contactPointId: string, more: Partial<BoardRow> = {}): BoardRow {
  return {
    contactPointId,
    party: contactPointId.slice(0, 2).toUpperCase(),
    type: 'police',
    region: 'Europe',
    timezone: 'UTC',
    language: 'fr-BE',
    state: 'answered',
    startsAt: '2024-02-19T09:00:00Z',
    handedOverAt: null,
    responseSeconds: 600,
    via: 'link',
    ...more,
  } as BoardRow;
}

describe('answers in groups', () => {
  it.each([
    ['2024-02-19T22:00:00Z', 'UTC', 'night'],
    ['2024-02-19T05:59:00Z', 'UTC', 'night'],
    ['2024-02-19T06:00:00Z', 'UTC', 'morning'],
    ['2024-02-19T12:00:00Z', 'UTC', 'afternoon'],
    ['2024-02-19T21:59:00Z', 'UTC', 'evening'],
    ['2024-02-19T00:00:00Z', 'UTC', 'night'],
    ['2024-02-19T14:00:00Z', 'Asia/Tokyo', 'night'],
    ['2024-02-19T09:00:00Z', 'America/Lima', 'night'],
    ['2024-07-19T04:30:00Z', 'Europe/Paris', 'morning'],
  ])('%s is %s’s %s', (at, zone, part) => expect(partOfDay(at, zone)).toBe(part));

  it('counts each contact point once, and means and medians of those that answered', () => {
    const rows = [
      row('a', { responseSeconds: 60 }),
      row('b', { responseSeconds: 120 }),
      row('c', { responseSeconds: 600, type: 'prosecution' }),
      row('d', { state: 'no-answer', responseSeconds: null, via: null }),
    ];
    expect(groupsOf(rows, 'type')).toEqual([
      { value: 'police', asked: 3, answered: 2, share: 2 / 3, meanSeconds: 90, medianSeconds: 90 },
      {
        value: 'prosecution',
        asked: 1,
        answered: 1,
        share: 1,
        meanSeconds: 600,
        medianSeconds: 600,
      },
    ]);
    expect(groupsOf(rows, 'language')).toMatchObject([{ value: 'fr', asked: 4 }]);
    expect(groupsOf(rows, 'via')).toMatchObject([{ value: 'link', asked: 3, share: 1 }]);
    expect(groupsOf([], 'region')).toEqual([]);
  });

  it('names who was asked at night and never answered then', () => {
    const night = { timezone: 'Asia/Tokyo', startsAt: '2024-02-19T14:00:00Z' };
    const silent = { state: 'no-answer', responseSeconds: null } as const;
    expect(
      silentAtNight([
        [
          row('jp-1', { ...night, ...silent }),
          row('jp-2', { ...night, ...silent }),
          row('fr-1', silent),
        ],
        [row('jp-1', { ...night, ...silent }), row('jp-2', night)],
      ]),
    ).toEqual([{ contactPointId: 'jp-1', party: 'JP', timezone: 'Asia/Tokyo', asked: 2 }]);
  });
});
