import {
  Refusal,
  type CalendarDate,
  type Decider,
  type EventDefinitions,
  type Instant,
  type StreamName,
} from '#kernel';
import type { Role } from './roles.js';

export interface IssuedKey {
  /** The first 16 hexadecimal digits of the key's SHA-256. */
  readonly keyId: string;
  /** What it is for, in words of whoever issued it. */
  readonly name: string;
  /** SHA-256 of the key, in hexadecimal. */
  readonly digest: string;
  readonly role: Role;
  /** Of what its role allows, only what is for reading. */
  readonly readOnly: boolean;
  readonly expiresAt: Instant;
  /** The account whose key it is: it can do no more than that, and is the same person. */
  readonly owner?: string;
}

export type ApiKeyEvent =
  | { readonly type: 'ApiKeyIssued'; readonly data: IssuedKey & { readonly at: Instant } }
  /** At most once a day. */
  | {
      readonly type: 'ApiKeyUsed';
      readonly data: { readonly keyId: string; readonly on: CalendarDate };
    }
  | {
      readonly type: 'ApiKeyRevoked';
      readonly data: { readonly keyId: string; readonly at: Instant };
    };

export type ApiKeyCommand =
  | { readonly type: 'IssueKey'; readonly key: IssuedKey; readonly now: Instant }
  | { readonly type: 'NoteUsed'; readonly on: CalendarDate }
  | { readonly type: 'RevokeKey'; readonly now: Instant };

export interface KnownKey extends IssuedKey {
  readonly status: 'issued' | 'revoked';
  readonly issuedAt: Instant;
  readonly lastUsedOn: CalendarDate | null;
}
export type ApiKeyState = { readonly status: 'absent' } | KnownKey;

export const apiKeyEvents: EventDefinitions<ApiKeyEvent> = {
  ApiKeyIssued: { schema: 1 },
  ApiKeyUsed: { schema: 1 },
  ApiKeyRevoked: { schema: 1 },
};

export function apiKeyStream(keyId: string): StreamName {
  return `apiKey-${keyId}`;
}

export const apiKey: Decider<ApiKeyState, ApiKeyCommand, ApiKeyEvent> = {
  initial: { status: 'absent' },

  decide(command, state) {
    switch (command.type) {
      case 'IssueKey':
        if (state.status !== 'absent') throw new Refusal('key-exists', { keyId: state.keyId });
        return [{ type: 'ApiKeyIssued', data: { ...command.key, at: command.now } }];
      case 'NoteUsed': {
        if (state.status !== 'issued') return [];
        const { keyId, lastUsedOn } = state;
        const { on } = command;
        if (lastUsedOn !== null && lastUsedOn >= on) return [];
        return [{ type: 'ApiKeyUsed', data: { keyId, on } }];
      }
      case 'RevokeKey':
        if (state.status === 'absent') throw new Refusal('key-unknown');
        if (state.status === 'revoked') return [];
        return [{ type: 'ApiKeyRevoked', data: { keyId: state.keyId, at: command.now } }];
    }
  },

  evolve(state, event) {
    if (event.type === 'ApiKeyIssued') {
      const { at: issuedAt, ...key } = event.data;
      return { status: 'issued', ...key, issuedAt, lastUsedOn: null };
    }
    if (state.status === 'absent') return state;
    switch (event.type) {
      case 'ApiKeyUsed':
        return { ...state, lastUsedOn: event.data.on };
      case 'ApiKeyRevoked':
        return { ...state, status: 'revoked' };
      default:
        event satisfies never;
        return state;
    }
  },
};
