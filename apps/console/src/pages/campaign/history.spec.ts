import { expect, it } from '@jest/globals';
import { boardAt, densityOf, statusAt, type Change } from './history.js';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 2, minute)).toISOString();
const changes: readonly Change[] = [
  { at: at(0), type: 'PingIssued', contactPointId: 'a', set: { party: 'SE', state: 'scheduled' } },
  { at: at(1), type: 'AttemptStarted', contactPointId: 'a', set: { state: 'waiting' } },
  { at: at(15), type: 'ResponseReceived', contactPointId: 'a', set: { state: 'answered' } },
];
const history = { changes, statuses: [{ at: at(0), status: 'running' }] };

it('lays changes one on the other, up to and with the moment', () => {
  expect(boardAt(history, at(14))).toEqual([{ party: 'SE', state: 'waiting' }]);
  expect(boardAt(history, at(15))).toEqual([{ party: 'SE', state: 'answered' }]);
  expect(boardAt(history, '2026')).toEqual([]);
  expect([statusAt(history, '2026'), statusAt(history, at(9))]).toEqual([undefined, 'running']);
});

it('counts what happened in equal spans', () => {
  expect(densityOf(changes, Date.parse(at(0)), Date.parse(at(15)), 3)).toEqual([
    1,
    0,
    expect.closeTo(Math.SQRT1_2),
  ]);
});
