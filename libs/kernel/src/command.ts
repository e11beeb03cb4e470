import type { Actor } from './envelope.js';
import type { Instant } from './instant.js';

/** Who asks, when, and because of what: it becomes the metadata of every event the command leads to. */
export interface CommandContext {
  readonly now: Instant;
  readonly actor: Actor;
  readonly correlationId: string;
  readonly causationId: string;
}

/** A message on the command bus. A handler turns it into a decider's command, which is plain data. */
export abstract class CommandMessage<Data extends object = object> {
  constructor(
    readonly data: Data,
    readonly context: CommandContext,
  ) {}
}

// A class takes its own data only, so the general type has to leave the parameter open to all of them.
export type CommandClass<Data extends object = never> = new (
  data: Data,
  context: CommandContext,
) => CommandMessage;
