import {
  limits,
  msBetween,
  type Decider,
  type EventDefinitions,
  type Instant,
  type StreamName,
} from '#kernel';
import type { Permission } from './roles.js';

/** Somebody who is known asked for what they may not: at most once per principal, route and hour. */
export type AccessRefusalEvent = {
  readonly type: 'AccessRefused';
  readonly data: {
    /** Kind and id of who asked: `account.mmeier`. */
    readonly principal: string;
    /** Method and path as OpenAPI writes them, without what was asked for. */
    readonly route: string;
    readonly permission: Permission | 'none';
    readonly at: Instant;
  };
};

export type AccessRefusalCommand = AccessRefusalEvent['data'] & {
  readonly type: 'NoteAccessRefused';
};

export const accessRefusalEvents: EventDefinitions<AccessRefusalEvent> = {
  AccessRefused: { schema: 1 },
};

export function accessRefusalsStream(principal: string): StreamName {
  return `accessRefusals-${principal}`;
}

/** When each route was refused last. Routes are those that are served, so there is an end to them. */
export const accessRefusals: Decider<
  { readonly last: Readonly<Record<string, Instant>> },
  AccessRefusalCommand,
  AccessRefusalEvent
> = {
  initial: { last: {} },

  decide({ principal, route, permission, at }, { last }) {
    const data = { principal, route, permission, at };
    const before = last[route];
    if (before !== undefined && msBetween(before, at) < limits.accessRefusalEveryMs) return [];
    return [{ type: 'AccessRefused', data }];
  },

  evolve({ last }, { type, data }) {
    if (type !== 'AccessRefused') return { last };
    return { last: { ...last, [data.route]: data.at } };
  },
};
