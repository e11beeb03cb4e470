import type { Expectation } from './append.js';
import { invalidArgument } from './call-failure.js';
import { countOf } from './wire-values.js';

/** What append and batch append say alike of the stream they expect. */
interface Options {
  hasAny(): boolean;
  hasNoStream(): boolean;
  hasStreamExists(): boolean;
}

/**
 * @param revision the one expected, where one is.
 * @throws CallFailure INVALID_ARGUMENT
 */
export function expectationIn(options: Options, revision: string | undefined): Expectation {
  if (revision !== undefined) return countOf(revision);
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no-stream';
  if (options.hasStreamExists()) return 'stream-exists';
  throw invalidArgument('an append says what it expects of its stream');
}
