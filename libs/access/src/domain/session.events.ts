import type { EventDefinitions, Instant, StreamName } from '#kernel';

/** How somebody proved who they are when a session was opened. */
export const signInWays = ['password', 'oidc', 'invitation'] as const;
export type SignInWay = (typeof signInWays)[number];

/**
 * `signed-out`: by whoever holds it. `ended-elsewhere`: by the same account, from another session. `replaced`: there were too
 * many. `expired`: its time was over; noted at the account's next sign-in.
 */
export type SessionEnd = 'signed-out' | 'ended-elsewhere' | 'replaced' | 'expired';

interface OfSession {
  readonly sessionId: string;
}

export type SessionEvent =
  | {
      readonly type: 'SessionOpened';
      readonly data: OfSession & {
        readonly accountId: string;
        /** SHA-256 of the token in hexadecimal; the token itself is in the cookie only. */
        readonly tokenSha256: string;
        readonly how: SignInWay;
        readonly expiresAt: Instant;
      };
    }
  | { readonly type: 'SessionEnded'; readonly data: OfSession & { readonly why: SessionEnd } };

export const sessionEvents: EventDefinitions<SessionEvent> = {
  SessionOpened: { schema: 1 },
  SessionEnded: { schema: 1 },
};

export function sessionStream(sessionId: string): StreamName {
  return `session-${sessionId}`;
}
