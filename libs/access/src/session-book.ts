import type { IncomingHttpHeaders } from 'node:http';
import type { Instant } from '#kernel';
import type { Account } from './account.js';

/** The token under which Nest knows whose session a cookie is; where nobody provides it, there are no sessions. */
export const SESSION_BOOK = Symbol('session-book');

export interface SessionBook {
  /** @returns nobody where there is no session, or one that is over. */
  holderOf(headers: IncomingHttpHeaders, now: Instant): Promise<Account | undefined>;
}
