import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import {
  SessionDesk,
  Signatures,
  type Account,
  type HeldSession,
  type OpenedSession,
  type SessionBook,
} from '#access';
import { PORTS, type Ports } from '#engine';
import { epochMs, limits, type Instant } from '#kernel';
import { Cookies } from './cookies.js';

const name = 'rollcall';
/** Session, token, when it was last used (milliseconds since 1970, in base 36), and a signature over that. */
const form =
  /^(?<sessionId>[0-9a-f-]{36})\.(?<token>[\w-]{43})\.(?<mark>[0-9a-z]{1,10})\.(?<signature>[\w-]{43})$/;

interface Presented extends Pick<OpenedSession, 'sessionId' | 'token'> {
  readonly usedAtMs: number;
}

/**
 * The cookie of a session. When it was last used stands in the cookie itself, signed and renewed every few minutes: the log
 * gets no event for a request, every process can tell, and a cookie that was copied off an unattended disk is dead.
 */
@Injectable()
export class SessionCookies implements SessionBook {
  private readonly signatures: Signatures;

  constructor(
    private readonly desk: SessionDesk,
    private readonly cookies: Cookies,
    @Inject(PORTS) { keys }: Ports,
  ) {
    this.signatures = new Signatures(keys);
  }

  async holderOf(headers: IncomingHttpHeaders, now: Instant): Promise<Account | undefined> {
    return (await this.held(headers, now))?.account;
  }

  /** The session whose cookie was sent, and that still holds. */
  async held(headers: IncomingHttpHeaders, now: Instant): Promise<HeldSession | undefined> {
    const presented = await this.presented(headers, now);
    return presented && this.desk.holder(presented, now);
  }

  /** Whether a cookie of a session was sent, whatever it is worth. */
  isSent(headers: IncomingHttpHeaders): boolean {
    return this.cookies.get(headers, name) !== undefined;
  }

  /** The same cookie with a fresh mark, where its mark is some minutes old and the session still holds. */
  async renewed(headers: IncomingHttpHeaders, now: Instant): Promise<string | undefined> {
    const presented = await this.presented(headers, now);
    if (presented === undefined) return undefined;
    if (epochMs(now) - presented.usedAtMs < limits.sessionMarkMs) return undefined;
    const held = await this.desk.holder(presented, now);
    return held && this.cookieOf(presented, now);
  }

  /** The `Set-Cookie` header that gives a session to a browser. */
  async cookieOf(
    { sessionId, token }: Pick<OpenedSession, 'sessionId' | 'token'>,
    now: Instant,
  ): Promise<string> {
    const mark = epochMs(now).toString(36);
    const signature = await this.signatures.of('session-mark', sessionId, mark);
    return this.cookies.set(name, `${sessionId}.${token}.${mark}.${signature}`);
  }

  cleared(): string {
    return this.cookies.clear(name);
  }

  /** What requests of this session have to bring along to change something. */
  csrfOf({ session: { sessionId, tokenSha256 } }: HeldSession): Promise<string> {
    return this.signatures.of('session-csrf', sessionId, tokenSha256);
  }

  isCsrfOf({ session: { sessionId, tokenSha256 } }: HeldSession, given: string): Promise<boolean> {
    return this.signatures.isOf(given, 'session-csrf', sessionId, tokenSha256);
  }

  /** A cookie whose mark is ours and no older than a session may be idle. */
  private async presented(
    headers: IncomingHttpHeaders,
    now: Instant,
  ): Promise<Presented | undefined> {
    const found = form.exec(this.cookies.get(headers, name) ?? '')?.groups;
    const { sessionId = '', token = '', mark = '', signature = '' } = found ?? {};
    if (found === undefined) return undefined;
    if (!(await this.signatures.isOf(signature, 'session-mark', sessionId, mark))) return undefined;
    const usedAtMs = parseInt(mark, 36);
    if (epochMs(now) - usedAtMs >= limits.sessionIdleMs) return undefined;
    return { sessionId, token, usedAtMs };
  }
}
