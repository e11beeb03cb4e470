import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { RE2JS } from 're2js';
import { limits, type RecordedEvent } from '#kernel';
import { invalidArgument } from './call-failure.js';

type FilterOptions = streams.ReadReq.Options.FilterOptions;

/**
 * Which events a client wants. The gateway looks at every event itself instead of asking the log, which filters by less:
 * only so can it say by checkpoints how far it has looked, and one way of matching serves all.
 */
export interface WireFilter {
  readonly matches: (event: Pick<RecordedEvent, 'stream' | 'type'>) => boolean;
  /** A checkpoint is due after this many events that were looked at. */
  readonly checkpointEvery: number;
}

/** How many events EventStoreDB looks at in one go unless the client says otherwise. */
const defaultWindow = 32;

/** @throws CallFailure INVALID_ARGUMENT */
export function wireFilter(options: FilterOptions): WireFilter {
  const byStream = options.getStreamIdentifier();
  const expression = byStream ?? options.getEventType();
  if (expression === undefined) throw invalidArgument('a filter is on stream names or event types');
  const fits = textMatcher(expression.getPrefixList(), expression.getRegex());
  const window = options.hasMax() ? options.getMax() : defaultWindow;
  return {
    matches: byStream === undefined ? ({ type }) => fits(type) : ({ stream }) => fits(stream),
    checkpointEvery: Math.max(1, window) * Math.max(1, options.getCheckpointintervalmultiplier()),
  };
}

function textMatcher(prefixes: readonly string[], pattern: string): (text: string) => boolean {
  if (prefixes.length > limits.filterItemsMax)
    throw invalidArgument(`${prefixes.length} prefixes; a filter takes ${limits.filterItemsMax}`);
  if (prefixes.length > 0) return (text) => prefixes.some((prefix) => text.startsWith(prefix));
  if (pattern.length > limits.logGatewayPatternCharactersMax)
    throw invalidArgument(
      `a pattern of ${pattern.length} characters; a filter takes ${limits.logGatewayPatternCharactersMax}`,
    );
  if (repetitionsIn(pattern) > limits.logGatewayPatternRepetitionsMax)
    throw invalidArgument(
      `a pattern whose counted repetitions multiply to more than ${limits.logGatewayPatternRepetitionsMax}`,
    );
  const expression = compiled(pattern);
  return (text) => expression.test(text);
}

/** A repetition is compiled as often as it counts, and one within another as often as both: the product bounds it all. */
function repetitionsIn(pattern: string): number {
  let product = 1;
  for (const [, least = '', most = ''] of pattern.matchAll(/\{(\d+)(?:,(\d*))?\}/g))
    product *= Math.max(Number(least), Number(most), 1);
  return product;
}

/** RE2 takes time in proportion to the text, whatever the pattern, and for that knows neither look-around nor back-references. */
function compiled(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    throw invalidArgument(
      `the pattern is none of RE2: ${error instanceof Error ? error.message : pattern}`,
    );
  }
}
