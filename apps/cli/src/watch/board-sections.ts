import type { BoardRow, CampaignOverview } from '#campaigns';
import { epochMs, type Instant } from '#kernel';
import { formatMean, formatShare, formatWindow, plural, visible } from '../format.js';
import {
  byUrgency,
  latest,
  needsPerson,
  unanswered,
  type BoardModel,
  type BoardView,
} from './board-model.js';
import {
  attentionWords,
  formatClock,
  formatElapsed,
  formatMoment,
  lastOf,
  nextOf,
  partyName,
  stateSigns,
} from './board-words.js';
import { cell, cut, lineWidth, widthOf, type Line, type Span } from './display-text.js';

/** From this width on things stand side by side, and rows say when they last changed. */
export const wideColumns = 110;

/** What the campaign is, and how far it has come. */
export function headline({ overview }: BoardModel, view: BoardView): Line {
  const told = progressOf(overview, view);
  const room = view.columns - told.length - 4;
  const name = cut(visible(overview.name), Math.max(10, room));
  const line: Span[] = [{ text: name, style: 'bold' }, { text: ` · ${told}` }];
  const left = view.columns - lineWidth(line);
  const clock = [formatMoment(view.now, view.timeZone), formatClock(view.now, view.timeZone)].find(
    (text) => text.length + 2 <= left,
  );
  if (clock !== undefined) line.push({ text: clock.padStart(left), style: 'dim' });
  return line;
}

function progressOf(
  { status, startsAt, launchedAt, closesAt }: CampaignOverview,
  { now, timeZone }: BoardView,
): string {
  const since = (from: Instant | null, to: Instant) =>
    from === null ? '' : formatElapsed(epochMs(to) - epochMs(from));
  if (status === 'scheduled' && startsAt !== null)
    return `scheduled · starts in ${since(now, startsAt)}, ${formatMoment(startsAt, timeZone)}`;
  if (status === 'closed' && closesAt !== null)
    return `closed after ${since(launchedAt, closesAt)}`;
  if (launchedAt === null || closesAt === null) return status;
  const state = status === 'paused' ? 'PAUSED, nothing is sent' : status;
  const end = closesAt > now ? `closes in ${since(now, closesAt)}` : 'closing';
  return `${state} · T+${since(launchedAt, now)} · ${end}`;
}

/** What makes the numbers below untrue, or the campaign stand still: said before them, in words. */
export function banners(
  { staleSince, staleBecause, engine }: BoardModel,
  { timeZone }: BoardView,
): readonly Line[] {
  const said: string[] = [];
  if (staleSince !== undefined)
    said.push(
      `RECONNECTING, last at ${formatClock(staleSince, timeZone)}: the numbers are of then${staleBecause === undefined ? '' : ` (${visible(staleBecause)})`}`,
    );
  else if (engine?.ticking === false)
    said.push(
      `NOTHING IS SENT: the engine ${engine.lastTickAt === null ? 'has never ticked' : `last ticked at ${formatClock(engine.lastTickAt, timeZone)}`}; start it with "rollcall serve"`,
    );
  return said.map((text) => [{ text: ` !! ${text} `, style: ['bold', 'inverse'] }]);
}

/** What is read first: who has answered, and what the others wait for. */
export function totals({ overview }: BoardModel): readonly Line[] {
  const { parties, answeredShare, meanSeconds, phoneTasks, status } = overview;
  if (parties.asked === 0)
    return [
      [
        {
          text:
            status === 'planned' || status === 'scheduled'
              ? 'Nobody is asked yet.'
              : 'Nobody is asked.',
        },
      ],
    ];
  const counts: readonly (readonly [string, number, boolean])[] = [
    ['to be asked', parties.scheduled, false],
    ['waiting', parties.waiting, true],
    ['escalated', parties.escalated, true],
    ['phone tasks', phoneTasks, true],
    ['unreachable', parties.unreachable, true],
    ['late', parties.late, false],
    ['no answer', parties.noAnswer, false],
  ];
  const shown = counts.filter(([, count, always]) => always || count > 0);
  const warns = new Set(['phone tasks', 'unreachable', 'no answer']);
  return [
    [
      { text: `${parties.answered} of ${parties.asked} Parties answered`, style: 'bold' },
      { text: `   ${formatShare(answeredShare)}   mean ${formatMean(meanSeconds)}`, style: 'bold' },
    ],
    shown.map(([label, count], index): Span => ({
      text: `${index === 0 ? '' : '   '}${label} ${count}`,
      ...(warns.has(label) && count > 0 ? { style: ['bold', 'yellow'] as const } : {}),
    })),
  ];
}

const barColumns = 20;

export function windowsTable({ overview: { windows } }: BoardModel): readonly Line[] {
  const row = (within: string, parties: string, share: string, mean: string) =>
    [
      cell(within, 8),
      cell(parties, 9, 'right'),
      cell(share, 8, 'right'),
      cell(mean, 11, 'right'),
    ].join('');
  return [
    [{ text: row('within', 'Parties', 'share', 'mean'), style: 'dim' }],
    ...windows.map(({ within, parties, share, meanSeconds }): Line => [
      {
        text: row(
          formatWindow(within),
          String(parties),
          formatShare(share),
          formatMean(meanSeconds),
        ),
      },
      { text: `   ${bar(share ?? 0)}`, style: 'cyan' },
    ]),
  ];
}

/** Where there is no room for a table. */
export function windowsLine({ overview: { windows } }: BoardModel): Line {
  return [
    {
      text: windows
        .map(({ within, share }) => `${formatWindow(within)} ${formatShare(share)}`)
        .join(' · '),
    },
  ];
}

function bar(share: number): string {
  const full = Math.round(share * barColumns);
  return '█'.repeat(full) + '░'.repeat(barColumns - full);
}

/** Everybody who has not answered, whoever needs a person first; `room` lines in all. */
export function needing(model: BoardModel, view: BoardView, room: number): readonly Line[] {
  const rows = byUrgency(unanswered(model.rows));
  if (room < 2) return [];
  if (rows.length === 0)
    return model.rows.length === 0 ? [] : [[{ text: 'Everybody who was asked has answered.' }]];
  const urgent = rows.filter(needsPerson).length;
  const fits = rows.length <= room - 1 ? rows.length : Math.max(0, room - 2);
  const more = rows.length - fits;
  const shown = rows.slice(0, fits);
  const widths = widthsOf(model.rows, view.columns);
  return [
    [
      { text: `Not answered: ${plural(rows.length, 'contact point')}`, style: 'bold' },
      { text: urgent === 0 ? '' : `, ${urgent} for a person to look at`, style: 'bold' },
    ],
    ...shown.map((row) => needingLine(row, widths, view)),
    ...(more > 0 ? [[{ text: `  … and ${more} more`, style: 'dim' } as Span]] : []),
  ];
}

interface Widths {
  readonly name: number;
  readonly contactPoint: number;
}

const nextColumns = 20;

/** As wide as what is shown needs, within what the terminal has. */
function widthsOf(rows: readonly BoardRow[], columns: number): Widths {
  const isWide = columns >= wideColumns;
  const longest = (texts: readonly string[], most: number) =>
    Math.min(most, Math.max(...texts.map((text) => widthOf(visible(text)))));
  return {
    name: longest(
      rows.map(({ party }) => partyName(party)),
      isWide ? 24 : 13,
    ),
    contactPoint: longest(
      rows.map(({ contactPointId }) => contactPointId),
      isWide ? 24 : 10,
    ),
  };
}

function needingLine(row: BoardRow, widths: Widths, { now, timeZone, columns }: BoardView): Line {
  const { party, contactPointId, state, attention, openTasks, lastAt } = row;
  const marked = needsPerson(row);
  const calls = openTasks.length > 0 ? ['to be phoned'] : [];
  const why = [...attention.map((one) => attentionWords[one]), ...calls].join(', ');
  const who = [
    marked ? '!' : ' ',
    stateSigns[state],
    cell(party, 2),
    cell(partyName(party), widths.name),
    cell(contactPointId, widths.contactPoint),
    cell(state, 9),
  ].join(' ');
  const since = columns >= wideColumns ? `${formatClock(lastAt, timeZone)} ` : '';
  const rest = Math.max(8, columns - widthOf(who) - widthOf(since) - nextColumns - 2);
  return [
    { text: who, ...(marked ? { style: ['bold', 'yellow'] as const } : {}) },
    { text: ` ${cell(why === '' ? lastOf(row) : why, rest)} ` },
    { text: since, style: 'dim' },
    { text: cell(nextOf(row, now, timeZone), nextColumns) },
  ];
}

/** What happened last, the newest first; under a heading, `count` lines of it. */
export function latestLines(
  model: BoardModel,
  { timeZone }: BoardView,
  count: number,
): readonly Line[] {
  return [
    [{ text: 'Latest', style: 'dim' }],
    ...latest(model.rows, count).map((row): Line => [
      { text: `${formatClock(row.lastAt, timeZone)} `, style: 'dim' },
      { text: `${stateSigns[row.state]} ${cell(row.party, 2)} ${cut(partyName(row.party), 20)}: ` },
      { text: visible(lastOf(row)) },
    ]),
  ];
}
