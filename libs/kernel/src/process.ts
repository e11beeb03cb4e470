import type { CommandClass } from './command.js';
import type { DomainEvent, Fold, Recorded } from './decider.js';
import type { Instant } from './instant.js';
import type { JsonObject } from './json.js';

/** A wake-up. The id holds the owner and the due instant, so setting it twice sets it once. */
export interface TimerRequest {
  readonly id: string;
  readonly due: Instant;
  readonly payload: JsonObject;
}

/** What a process manager asks the shell to do. Every effect may be done twice: the second time changes nothing. */
export type Effect =
  | {
      readonly kind: 'command';
      readonly command: CommandClass;
      readonly data: object;
      /** Done before the others of its cause are begun: what they lead to builds on it. */
      readonly leads?: true;
    }
  | { readonly kind: 'timer'; readonly timer: TimerRequest }
  | { readonly kind: 'dispatch'; readonly id: string; readonly job: JsonObject };

/**
 * A pure reaction to events of one kind of stream. It owns no truth: `state` is the fold of the event's own stream up to
 * and with that event, and what was decided stands in that stream.
 */
export interface Process<State, E extends DomainEvent> {
  readonly name: string;
  /** The stream category whose events it reads, with the hyphen: `ping-`. */
  readonly category: string;
  readonly fold: Fold<State, E>;
  readonly react: (state: State, event: Recorded<E>) => readonly Effect[];
}
