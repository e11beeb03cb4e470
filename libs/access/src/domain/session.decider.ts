import { Refusal, type Decider, type Instant } from '#kernel';
import type { SessionEnd, SessionEvent, SignInWay } from './session.events.js';

export type SessionCommand =
  | {
      readonly type: 'OpenSession';
      readonly sessionId: string;
      readonly accountId: string;
      readonly tokenSha256: string;
      readonly how: SignInWay;
      readonly expiresAt: Instant;
    }
  | { readonly type: 'EndSession'; readonly why: SessionEnd };

export type SessionState =
  | { readonly status: 'absent' }
  | { readonly status: 'open'; readonly sessionId: string; readonly accountId: string }
  | { readonly status: 'ended' };

export const session: Decider<SessionState, SessionCommand, SessionEvent> = {
  initial: { status: 'absent' },

  decide(command, state) {
    switch (command.type) {
      case 'OpenSession': {
        if (state.status !== 'absent') throw new Refusal('session-exists');
        const { type: _, ...data } = command;
        return [{ type: 'SessionOpened', data }];
      }
      case 'EndSession': {
        if (state.status === 'absent') throw new Refusal('session-unknown');
        if (state.status === 'ended') return [];
        const { sessionId } = state;
        return [{ type: 'SessionEnded', data: { sessionId, why: command.why } }];
      }
    }
  },

  evolve(state, event) {
    switch (event.type) {
      case 'SessionOpened': {
        const { sessionId, accountId } = event.data;
        return { status: 'open', sessionId, accountId };
      }
      case 'SessionEnded':
        return { status: 'ended' };
      default:
        event satisfies never;
        return state;
    }
  },
};
