import { once } from 'node:events';
import { Command, InvalidArgumentError, Option } from 'commander';
import { eventHead, eventLine, eventRow, type EventPage } from '#audit';
import { limits, type Instant, type Position, type RecordedEvent } from '#kernel';
import type { ApiClient } from '../client/api-client.js';
import { withApi, withServer, type ServerOptions } from '../client/with-api.js';
import { formatInstant, visible } from '../format.js';
import { asInstant, asName, asPosition } from '../options.js';
import type { Terminal } from '../terminal.js';
import { writeWholeFrom } from '../write-whole.js';

interface LogOptions extends ServerOptions {
  readonly stream?: string;
  readonly type?: readonly string[];
  readonly actor?: string;
  readonly correlation?: string;
  readonly causation?: string;
  readonly from?: Instant;
  readonly to?: Instant;
  readonly after?: Position;
  readonly limit?: number;
  readonly backwards?: true;
  readonly format?: 'table' | 'ndjson' | 'csv';
  readonly out?: string;
}

export function auditLogCommand(terminal: Terminal): Command {
  return withServer(new Command('log'))
    .description('The events of the log as they are stored; what is personal stays encrypted')
    .option('--stream <prefix>', 'of streams whose names begin with this', asName)
    .option('--type <type...>', 'of these types')
    .option('--actor <kind[:id]>', 'caused by this kind of actor, or by this one', asName)
    .option('--correlation <id>', 'of what belongs together', asName)
    .option('--causation <id>', 'caused by this', asName)
    .option('--from <instant>', 'recorded then or later', asInstant)
    .option('--to <instant>', 'recorded then or earlier', asInstant)
    .option('--after <position>', 'later than this position; with --backwards earlier', asPosition)
    .option('--limit <number>', 'so many at most (default: all there are)', asCount)
    .option('--backwards', 'the latest first')
    .addOption(
      new Option('--format <format>', 'how to write them')
        .choices(['table', 'ndjson', 'csv'])
        .default('table'),
    )
    .option('--out <file>', 'write to this file instead of the terminal', asName)
    .addHelpText(
      'after',
      `
Examples:
  rollcall audit log --backwards --limit 20 --data ./secretariat
  rollcall audit log --stream ping-spring-2026. --type ReminderDue PingEscalated --data ./secretariat
  rollcall audit log --actor api-key --from 2026-03-01T00:00:00Z --format csv --out march.csv --data ./secretariat
  rollcall audit log --format ndjson --out log.ndjson --server http://127.0.0.1:8247`,
    )
    .action(async (given: LogOptions, command: Command) => {
      const found = (api: ApiClient) => texts(eventsOf(api, given), formatOf(given));
      await withApi(command, (api) =>
        given.out === undefined
          ? writeTo(terminal.stdout, found(api))
          : writeWholeFrom(given.out, found(api)),
      );
    });
}

/** Page after page, of which one is held at a time. */
async function* eventsOf(api: ApiClient, given: LogOptions): AsyncGenerator<RecordedEvent> {
  const { stream, type, actor, correlation, causation, from, to, backwards } = given;
  const asked = {
    stream,
    type: type?.join(','),
    actor,
    correlation,
    causation,
    from,
    to,
    backwards,
  };
  let left = given.limit ?? Infinity;
  let after: Position | null | undefined = given.after;
  while (left > 0 && after !== null) {
    const limit = Math.min(left, limits.auditPageEventsMax);
    const place = after === undefined ? {} : { after: String(after) };
    const page: EventPage = await api.get('/audit/events', {
      ...asked,
      ...place,
      limit: String(limit),
    });
    yield* page.events;
    left -= page.events.length;
    after = page.next;
  }
}

function formatOf({ format = 'table', json }: LogOptions): 'table' | 'ndjson' | 'csv' {
  return json === true ? 'ndjson' : format;
}

async function* texts(
  events: AsyncIterable<RecordedEvent>,
  format: 'table' | 'ndjson' | 'csv',
): AsyncGenerator<string> {
  if (format === 'csv') yield eventHead();
  for await (const event of events)
    yield format === 'csv' ? eventRow(event) : format === 'ndjson' ? eventLine(event) : row(event);
}

/** One line, as nobody knows how wide the columns of a long log will be. */
function row({ position, type, stream, revision, metadata: { at, actor } }: RecordedEvent): string {
  const place = String(position).padStart(8);
  return `${place}  ${formatInstant(at).padEnd(24)}  ${type.padEnd(26)}  ${visible(stream)}@${revision}  ${actor.kind}:${visible(actor.id)}\n`;
}

/** No faster than they are taken. */
async function writeTo(out: NodeJS.WritableStream, lines: AsyncIterable<string>): Promise<void> {
  for await (const line of lines) if (!out.write(line)) await once(out, 'drain');
}

function asCount(text: string): number {
  if (/^\d{1,15}$/.test(text) && Number(text) > 0) return Number(text);
  throw new InvalidArgumentError('expected a whole number from 1');
}
