import type { LoggerService } from '@nestjs/common';
import { pino, stdSerializers, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import { failureKind } from '#kernel';
import { prettyLine } from './pretty-line.js';
import { scrub } from './scrub.js';

export type { Logger } from 'pino';

export interface LogOptions {
  readonly level: string;
  readonly pretty: boolean;
  readonly destination?: DestinationStream;
}

/** Logs as lines of JSON, or for people. Every line is scrubbed as a whole, so nothing gets around it. */
export function createLog({ level, pretty, destination }: LogOptions): Logger {
  const out = destination ?? standardOutput();
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: describedError },
      hooks: { streamWrite: (line) => scrub(pretty ? prettyLine(line) : line) },
    },
    out,
  );
}

/** Whoever reads our output may stop early; what the server does is worth more than its log. */
function standardOutput(): DestinationStream {
  const out = pino.destination({ dest: 1, sync: true });
  out.on('error', () => {});
  return out;
}

/** A failure with its kind; where it was thrown matters only for what nobody expected. */
function describedError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const kind = failureKind(error);
  if (kind === undefined) return stdSerializers.err(error);
  const { code } = error as { readonly code?: string };
  const { message, cause } = error;
  return { kind, code, message, ...(cause === undefined ? {} : { cause: describedError(cause) }) };
}

/** Nest's own words. What it says of its modules and routes concerns developers only. */
export class NestLog implements LoggerService {
  constructor(private readonly to: Logger) {}

  log(message: unknown, ...rest: readonly unknown[]): void {
    this.to.debug({ context: rest.at(-1) }, String(message));
  }

  error(message: unknown, ...rest: readonly unknown[]): void {
    this.to.error({ context: rest.at(-1), error: message }, 'the framework reports an error');
  }

  warn(message: unknown, ...rest: readonly unknown[]): void {
    this.to.warn({ context: rest.at(-1) }, String(message));
  }

  debug(message: unknown, ...rest: readonly unknown[]): void {
    this.to.trace({ context: rest.at(-1) }, String(message));
  }

  fatal(message: unknown, ...rest: readonly unknown[]): void {
    this.to.fatal({ context: rest.at(-1) }, String(message));
  }
}
