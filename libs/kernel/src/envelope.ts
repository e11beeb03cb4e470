import type { JsonObject } from './json.js';
import type { Instant } from './instant.js';

/** `category-id`, after EventStoreDB's convention: the category ends at the first hyphen. */
export type StreamName = string;
/** The place of an event in its stream, counted from 0. */
export type Revision = number;
/** The place of an event in one log. Greater is later; gaps are legal. It means nothing in another log. */
export type Position = number;

export interface Actor {
  readonly kind: 'account' | 'api-key' | 'contact-point' | 'process' | 'command-line';
  readonly id: string;
  /** Of a key that is an account's: whose. They are the same person. */
  readonly owner?: string;
}

/** Who acts where nobody said who they are: anybody at the machine. */
export const sharedActors = [
  { kind: 'command-line', id: 'rollcall' },
  { kind: 'command-line', id: 'directory-import' },
  { kind: 'command-line', id: 'loopback' },
] as const satisfies readonly Actor[];

export interface EventMetadata extends JsonObject {
  /** The names are EventStoreDB's own, so that its tools follow them. */
  readonly $correlationId: string;
  readonly $causationId: string;
  readonly actor: Actor & JsonObject;
  /** When Rollcall knew, on Rollcall's clock. */
  readonly at: Instant;
  /** The version of the payload's form. */
  readonly schema: number;
}

/** What a log stores: it neither reads nor changes `data`. */
export interface NewEvent {
  /** A UUID. */
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: EventMetadata;
}

export interface RecordedEvent extends NewEvent {
  readonly stream: StreamName;
  readonly revision: Revision;
  readonly position: Position;
}
