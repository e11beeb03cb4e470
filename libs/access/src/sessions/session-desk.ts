import { Inject, Injectable } from '@nestjs/common';
import { CommandLoop, PORTS, ProjectionHost, type Ports } from '#engine';
import { addMs, limits, Refusal, type CommandContext, type Instant } from '#kernel';
import type { Account } from '../account.js';
import { AccountDesk } from '../account-desk.js';
import { session, type SessionCommand } from '../domain/session.decider.js';
import { sessionStream, type SessionEnd, type SignInWay } from '../domain/session.events.js';
import { openSessions, type OpenSession } from '../domain/open-sessions.projection.js';
import { digestOf, freshSecret, isSameDigest } from '../secrets.js';

/** What only the browser is given. */
export interface OpenedSession {
  readonly sessionId: string;
  readonly token: string;
  readonly expiresAt: Instant;
}

/** A session, and whose it is. */
export interface HeldSession {
  readonly session: OpenSession;
  readonly account: Account;
}

/** Sessions of people in browsers. They are in the log, so that all processes agree on them and the audit sees them. */
@Injectable()
export class SessionDesk {
  constructor(
    private readonly loop: CommandLoop,
    private readonly projections: ProjectionHost,
    private readonly accounts: AccountDesk,
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  /**
   * Opens a session under a new token, whatever the browser held before. What the account holds beyond its bound or time
   * is ended, so that what is open stays bounded.
   */
  async open(
    accountId: string,
    how: SignInWay,
    lifetimeMs: number,
    context: CommandContext,
  ): Promise<OpenedSession> {
    const earlier = (await this.openOf(accountId)).toSorted(latestFirst);
    for (const [index, { sessionId, expiresAt }] of earlier.entries()) {
      if (expiresAt <= context.now) await this.end(sessionId, 'expired', context);
      else if (index >= limits.sessionsOfOneMax - 1) await this.end(sessionId, 'replaced', context);
    }
    const sessionId = this.ports.ids.next();
    const token = freshSecret();
    const expiresAt = addMs(context.now, lifetimeMs);
    const opening = { sessionId, accountId, tokenSha256: digestOf(token), how, expiresAt };
    await this.run(sessionId, { type: 'OpenSession', ...opening }, context);
    return { sessionId, token, expiresAt };
  }

  /** Whose session it is, unless it is over, the token is another one, or the account ended its sessions since. */
  async holder(
    { sessionId, token }: Pick<OpenedSession, 'sessionId' | 'token'>,
    now: Instant,
  ): Promise<HeldSession | undefined> {
    const found = (await this.projections.documents(openSessions)).get(sessionId);
    if (found === undefined || found.expiresAt <= now) return undefined;
    if (!isSameDigest(found.tokenSha256, digestOf(token))) return undefined;
    const account = await this.accounts.find(found.accountId);
    return account !== undefined && holds(found, account) ? { session: found, account } : undefined;
  }

  /** The account's sessions that still hold, the latest first. */
  async sessionsOf(account: Account, now: Instant): Promise<readonly OpenSession[]> {
    const all = await this.openOf(account.accountId);
    return all.filter((one) => one.expiresAt > now && holds(one, account)).toSorted(latestFirst);
  }

  /** @throws Refusal `session-unknown` where there is none, or it is of another account than `ofAccount`. */
  async end(
    sessionId: string,
    why: SessionEnd,
    context: CommandContext,
    ofAccount?: string,
  ): Promise<void> {
    if (ofAccount !== undefined) {
      const { state } = await this.loop.load(sessionStream(sessionId), session);
      if (state.status === 'open' && state.accountId !== ofAccount)
        throw new Refusal('session-unknown');
    }
    await this.run(sessionId, { type: 'EndSession', why }, context);
  }

  private async openOf(accountId: string): Promise<readonly OpenSession[]> {
    const all = await this.projections.documents(openSessions);
    return [...all.values()].filter((one) => one.accountId === accountId);
  }

  private async run(
    sessionId: string,
    command: SessionCommand,
    context: CommandContext,
  ): Promise<void> {
    await this.loop.run(sessionStream(sessionId), session, command, context);
  }
}

function holds({ openedAt }: OpenSession, { disabled, sessionsSince }: Account): boolean {
  return !disabled && openedAt >= sessionsSince;
}

function latestFirst(a: OpenSession, b: OpenSession): number {
  return a.openedAt < b.openedAt ? 1 : -1;
}
