import type { Instant, Projection } from '#kernel';
import type { SessionEvent, SignInWay } from './session.events.js';

export interface OpenSession {
  readonly sessionId: string;
  readonly accountId: string;
  readonly tokenSha256: string;
  readonly how: SignInWay;
  readonly openedAt: Instant;
  readonly expiresAt: Instant;
}

/** Sessions that nobody ended, by id. That their time is over is for whoever reads them to see. */
export const openSessions: Projection<OpenSession, SessionEvent> = {
  name: 'open-sessions',
  revision: 1,
  key: (event) => event.data.sessionId,
  apply: {
    SessionOpened: (_, { data, metadata }) => ({ ...data, openedAt: metadata.at }),
    SessionEnded: () => undefined,
  },
};
