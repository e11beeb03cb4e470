import Table from 'cli-table3';
import { notConfiguredMessage, type CampaignStatistics, type Readiness } from '#campaigns';
import type { NetworkSummary } from '#directory';
import { durationMs, type Duration, type Instant } from '#kernel';

/** `9 min`, `2h 20 min`, as the network's paper prints them: rounded half up to a minute. */
export function formatMean(seconds: number | null): string {
  if (seconds === null) return '–';
  const minutes = Math.floor(seconds / 60 + 0.5);
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} min` : `${hours}h ${minutes % 60} min`;
}

/** `2024-02-19T09:00:00Z`: without the fraction of a second where there is none. */
export function formatInstant(at: Instant): string {
  return at.replace('.000Z', 'Z');
}

/** `15 min`, `30 h`; what is neither whole hours nor whole minutes stays as written. */
export function formatWindow(within: Duration): string {
  const minutes = durationMs(within) / 60_000;
  if (!Number.isInteger(minutes)) return within;
  return minutes < 60 || minutes % 60 !== 0 ? `${minutes} min` : `${minutes / 60} h`;
}

/** `35 %`, rounded half up. */
export function formatShare(share: number | null): string {
  return share === null ? '–' : `${Math.floor(share * 100 + 0.5 + 1e-9)} %`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Text of others as one line in which nothing moves a terminal's cursor or turns its direction. */
export function visible(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    /[\r\n\t]/.test(character) ? ' ' : `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}

/** A table without lines: the first column left, the rest as told. */
export function plainTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  aligns: readonly ('left' | 'right')[],
): string {
  const none = '';
  const table = new Table({
    head: [...head],
    colAligns: [...aligns],
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 3 },
    chars: Object.fromEntries(
      [
        'top',
        'top-mid',
        'top-left',
        'top-right',
        'bottom',
        'bottom-mid',
        'bottom-left',
        'bottom-right',
        'left',
        'left-mid',
        'mid',
        'mid-mid',
        'right',
        'right-mid',
        'middle',
      ].map((name) => [name, none]),
    ),
  });
  table.push(...rows.map((row) => row.map(visible)));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

export function formatSummary(summary: NetworkSummary): string {
  const types = Object.entries(summary.byType).map(
    ([type, count]) => `${count} ${type.replaceAll('-', ' ')}`,
  );
  return [
    `${plural(summary.parties, 'Party', 'Parties')} with contact points, ${summary.partiesWithSeveral} with more than one`,
    `${plural(summary.contactPoints, 'contact point')}${types.length > 0 ? `: ${types.join(', ')}` : ''}`,
    ...(summary.toBeConfirmed > 0 ? [`${summary.toBeConfirmed} to be confirmed`] : []),
  ].join('\n');
}

export function formatStatistics(statistics: CampaignStatistics): string {
  const { pinged, windows, answered, noAnswer, sent } = statistics;
  return [
    plainTable(
      ['within', 'Parties', 'share', 'mean'],
      windows.map(({ within, parties, share, meanSeconds }) => [
        formatWindow(within),
        String(parties),
        formatShare(share),
        formatMean(meanSeconds),
      ]),
      ['left', 'right', 'right', 'right'],
    ),
    '',
    `answered    ${answered.parties} of ${plural(pinged.parties, 'Party', 'Parties')}, ${answered.contactPoints} of ${plural(pinged.contactPoints, 'contact point')}`,
    `no answer   ${plural(noAnswer.parties, 'Party', 'Parties')}, ${plural(noAnswer.contactPoints, 'contact point')}`,
    `sent        ${plural(sent.pings, 'ping')}, ${plural(sent.reminders, 'reminder')}, ${plural(sent.escalations, 'escalation')}, ${plural(sent.phoneTasks, 'phone task')}`,
    `brought     ${plural(statistics.proposals, 'correction')} of the directory, proposed`,
    `log         ${plural(statistics.events, 'event')}, campaign ${statistics.campaign}`,
  ].join('\n');
}

export function formatReadiness({
  withoutUsableChannel,
  notConfigured,
  policyWarnings,
}: Readiness): string {
  return [
    ...(notConfigured.length > 0 ? [notConfiguredMessage(notConfigured)] : []),
    ...policyWarnings.map(({ message }) => `policy: ${message}`),
    ...(withoutUsableChannel.length > 0
      ? [`no usable channel, a phone call each: ${withoutUsableChannel.join(', ')}`]
      : []),
  ].join('\n');
}
