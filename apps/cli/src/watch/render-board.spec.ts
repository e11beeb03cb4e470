import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  boardModel,
  answeredRow,
  at,
  boardRow,
  launchedAt,
  runningRows,
} from './testing/board-samples.js';
import { widthOf } from './display-text.js';
import type { BoardView } from './board-model.js';
import { renderBoard } from './render-board.js';

const view = (more: Partial<BoardView> = {}): BoardView => ({
  columns: 120,
  rows: 39,
  now: at('02:14:31'),
  timeZone: 'Europe/Paris',
  color: false,
  ...more,
});
const shown = (model: Parameters<typeof renderBoard>[0], more: Partial<BoardView> = {}) =>
  renderBoard(model, view(more)).join('\n');

describe('the live board', () => {
  const model = boardModel(runningRows());

  it('says first what campaign it is, how far it has come, and who has answered', () => {
    const [head, answered, others] = renderBoard(model, view());
    expect(head).toMatch(
      /^Ping test 19 February 2024 · running · T\+02:14:31 · closes in 27:45:29 +Mon 19 Feb 12:14:31 (CET|GMT\+1)$/,
    );
    expect(answered).toBe('40 of 70 Parties answered   57 %   mean 1h 14 min');
    expect(others).toBe('waiting 14   escalated 15   phone tasks 1   unreachable 1');
  });

  it.each([
    [120, 39],
    [80, 23],
    [80, 12],
    [200, 60],
    [40, 10],
  ])('puts who needs a person before all others, at %d × %d', (columns, rows) => {
    const lines = renderBoard(model, view({ columns, rows }));
    const list = lines.findIndex((line) =>
      line.startsWith('Not answered: 30 contact points, 3 for'),
    );
    expect(lines[list + 1]).toMatch(/^! ↻ AR Argentina/);
    expect(lines[list + 2]).toMatch(/^! ↑ EE Estonia/);
  });

  it('says what a row waits for, and what is overdue', () => {
    const rows = [
      boardRow('FR', 'waiting', { nextWhat: 'remind', nextAt: at('02:30') }),
      boardRow('SE', 'waiting', { nextWhat: 'escalate', nextAt: at('02:10') }),
      boardRow('TO', 'phone', { openTasks: ['a'], attention: ['no-usable-channel'] }),
    ];
    const text = shown(boardModel(rows));
    expect(text).toMatch(/FR France .*12:30 reminder/);
    expect(text).toMatch(/SE Sweden .*escalation overdue/);
    expect(text).toMatch(/! ☎ TO Tonga .*no usable channel, to be phoned .*Tue 16:00 deadline/);
  });

  it('FM-18: says that nothing is sent while the engine does not tick', () => {
    const engine = { ticking: false, lastTickAt: at('01:00') };
    expect(shown({ ...model, engine })).toContain(
      '!! NOTHING IS SENT: the engine last ticked at 11:00:00',
    );
    expect(shown({ ...model, engine: { ticking: true, lastTickAt: at('02:14') } })).not.toContain(
      '!!',
    );
  });

  it('says of which moment the numbers are while the stream is cut', () => {
    const stale = { ...model, staleSince: at('02:02:14'), staleBecause: 'connect ECONNREFUSED' };
    expect(renderBoard(stale, view({ columns: 60, rows: 6 }))[1]).toMatch(
      /^ !! RECONNECTING, last at 12:02:14: the numbers are of then/,
    );
  });

  it.each([
    [{ status: 'planned' }, /· planned/],
    [
      { status: 'scheduled', startsAt: at('03:00') },
      /scheduled · starts in 00:45:29, Mon 19 Feb 13:00:00/,
    ],
    [{ status: 'paused' }, /PAUSED, nothing is sent · T\+02:14:31/],
    [{ status: 'closed', closedAt: at('30:00') }, /closed after 30:00:00/],
    [{ status: 'cancelled' }, /· cancelled/],
  ])('tells how a campaign stands that does not run: %j', (campaign, told) => {
    const rows = 'startsAt' in campaign || campaign.status === 'planned' ? [] : runningRows();
    expect(shown(boardModel(rows, { campaign }))).toMatch(told);
  });

  it('says so when everybody has answered, and when nobody is asked yet', () => {
    expect(shown(boardModel([answeredRow('FR', '00:09')]))).toContain(
      'Everybody who was asked has answered.',
    );
    const planned = boardModel([], { campaign: { status: 'planned' } });
    expect(shown(planned)).toContain('Nobody is asked yet.');
    expect(shown(planned)).not.toContain('Everybody');
  });

  it('shows an answer with its way and its time', () => {
    expect(
      shown(
        boardModel([answeredRow('FR', '00:00:42'), answeredRow('SE', '02:20', { via: 'phone' })]),
      ),
    ).toMatch(
      /✓ SE Sweden: answered by phone after 2h 20 min\n.*✓ FR France: answered by link after 42 s/,
    );
  });

  it('draws nothing that others wrote as more than text', () => {
    const campaign = { name: 'Ping\u001B[2J\n\u202Etest' };
    const text = shown(boardModel([answeredRow('FR', '00:09')], { campaign }));
    expect(text).toContain('Ping\\u{1b}[2J \\u{202e}test');
    expect(text.split('\n')[0]).toMatch(/^Ping/);
    for (const moving of ['\u001B', '\u202E']) expect(text).not.toContain(moving);
  });

  it('colours with colour only, and says the same without', () => {
    const colored = renderBoard(model, view({ color: true }));
    expect(colored.join('')).toContain('\u001B[');
    expect(colored.map((line) => stripVTControlCharacters(line).trimEnd())).toEqual(
      renderBoard(model, view()),
    );
  });

  it('fits any terminal, whatever the names', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 240 }),
        fc.integer({ min: 1, max: 80 }),
        fc.boolean(),
        fc.string({ unit: 'grapheme' }),
        fc.array(
          fc.record({
            contactPointId: fc.string({ unit: 'grapheme', maxLength: 40 }),
            party: fc.constantFrom('FR', 'JP', 'ZZ', '??', 'constructor'),
          }),
          { maxLength: 90 },
        ),
        (columns, rows, stale, name, who) => {
          const made = boardModel(
            who.map((one, index) => boardRow('FR', index % 2 ? 'waiting' : 'phone', one)),
            { campaign: { name }, staleSince: stale ? launchedAt : undefined },
          );
          const lines = renderBoard(made, view({ columns, rows }));
          expect(lines.length).toBeLessThanOrEqual(rows);
          expect(Math.max(0, ...lines.map(widthOf))).toBeLessThanOrEqual(columns);
          expect(lines.join('')).not.toContain('\n');
        },
      ),
    ));

  it('keeps columns in place beside wide characters', () => {
    const rows = [
      boardRow('JP', 'waiting', { contactPointId: '警察庁' }),
      boardRow('KR', 'waiting', { contactPointId: '사이버' }),
      boardRow('SE', 'waiting', { contactPointId: 'se-1' }),
    ];
    const lines = renderBoard(boardModel(rows, { campaign: { name: '接続テスト' } }), view());
    const states = lines.filter((line) => line.includes(' waiting  '));
    const columns = states.map((line) => widthOf(line.slice(0, line.indexOf(' waiting'))));
    expect(columns).toHaveLength(3);
    expect(new Set(columns).size).toBe(1);
  });
});
