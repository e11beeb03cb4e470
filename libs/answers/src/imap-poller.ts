import { setTimeout as pause } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import { failureKind, instantAt, limits, type Clock, type Instant } from '#kernel';
import type { MailSetup } from '#messaging';
import type { MailIntake } from './mail-intake.js';

export interface ImapPollerOptions {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte. Otherwise the connection changes over to TLS before it logs in (STARTTLS). */
  readonly secure: boolean;
  /** Log in without TLS; for servers on the same machine. */
  readonly allowInClear?: boolean;
  readonly user: string;
  readonly password: string;
  /** By default `INBOX`. */
  readonly mailbox?: string;
  /** Looks again after this long, though the server said nothing of new mail. */
  readonly everyMs: number;
  readonly setup: MailSetup;
  /** Hears why the mailbox could not be read; it is tried again. */
  readonly onFailure?: (error: unknown) => void;
  /** How it waits, until `signal` at most; on the machine's clock unless told otherwise. */
  readonly rest?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Marks what was taken. A mailbox that takes no keywords (RFC 9051, PERMANENTFLAGS) has `\Seen` in its place. */
const takenKeyword = '$RollcallTaken';

/**
 * Takes mail from a mailbox, for sites with no port for mail to come in by. A mail is marked once what followed from it is
 * stored, so a crash in between takes it again, which changes nothing; so do two pollers on one mailbox.
 */
export class ImapPoller {
  private readonly ending = new AbortController();
  private readonly running: Promise<void>;
  private readAt: Instant | undefined;

  private constructor(
    private readonly intake: Pick<MailIntake, 'take'>,
    private readonly clock: Clock,
    private readonly options: ImapPollerOptions,
  ) {
    this.running = this.run();
  }

  static start(
    intake: Pick<MailIntake, 'take'>,
    clock: Clock,
    options: ImapPollerOptions,
  ): ImapPoller {
    return new ImapPoller(intake, clock, options);
  }

  /** Connects, logs in and opens the mailbox, and leaves it as it is. @throws what the server says. */
  static async verify(options: ImapPollerOptions): Promise<void> {
    const client = clientOf(options);
    client.on('error', () => {});
    try {
      await client.connect();
      await client.mailboxOpen(options.mailbox ?? 'INBOX', { readOnly: true });
    } finally {
      client.close();
    }
  }

  /** When the mailbox was last read to its end. */
  get lastReadAt(): Instant | undefined {
    return this.readAt;
  }

  /** Finishes the mail under way. */
  async close(): Promise<void> {
    this.ending.abort();
    await this.running;
  }

  private get isEnding(): boolean {
    return this.ending.signal.aborted;
  }

  private async run(): Promise<void> {
    let retryMs: number = limits.mailboxRetryBaseMs;
    while (!this.isEnding) {
      const before = this.readAt;
      try {
        await this.follow();
      } catch (error) {
        if (!this.isEnding) this.options.onFailure?.(error);
      }
      if (this.readAt !== before) retryMs = limits.mailboxRetryBaseMs;
      await this.rest(retryMs, this.ending.signal);
      retryMs = Math.min(retryMs * 2, limits.mailboxRetryMaxMs);
    }
  }

  private async rest(ms: number, signal: AbortSignal): Promise<void> {
    const rest = this.options.rest ?? restOnTheClock;
    if (!signal.aborted) await rest(ms, signal);
  }

  /** One connection, for as long as it holds. */
  private async follow(): Promise<void> {
    const client = clientOf(this.options);
    let wake = () => {};
    let lost: Error | undefined;
    // What is under way is finished; a server that does not answer is not waited for.
    const end = () => (client.usable ? wake() : client.close());
    client.on('error', (error: Error) => (lost = error));
    client.on('close', () => {
      lost ??= new Error('the mailbox server closed the connection');
      wake();
    });
    client.on('exists', () => wake());
    this.ending.signal.addEventListener('abort', end);
    try {
      await client.connect();
      await client.mailboxOpen(this.options.mailbox ?? 'INBOX');
      while (!this.isEnding) {
        const news = new Promise<void>((resolve) => (wake = resolve));
        await this.takeAll(client);
        this.readAt = this.clock.now();
        // Taking the mailbox's last mails may have taken long: what came meanwhile has woken this already.
        const idling = client.idle().catch(() => {});
        await Promise.race([news, this.restOnce(news)]);
        if (lost !== undefined) throw lost;
        void idling;
      }
      await client.logout();
    } finally {
      this.ending.signal.removeEventListener('abort', end);
      client.close();
    }
  }

  /** A pause that leaves no timer behind when there is news first. */
  private async restOnce(news: Promise<void>): Promise<void> {
    const done = new AbortController();
    void news.then(() => done.abort());
    await this.rest(this.options.everyMs, done.signal);
  }

  /**
   * Each mail once: one that there is no room for, or that itself cannot be taken, waits where it is and holds up no other.
   * Where the machinery cannot, none is tried in vain.
   */
  private async takeAll(client: ImapFlow): Promise<void> {
    const mark = markOf(client);
    const found = await client.search(mark === '\\Seen' ? { seen: false } : { unKeyword: mark }, {
      uid: true,
    });
    for (const uid of found || []) {
      if (this.isEnding) return;
      try {
        await this.takeOne(client, uid, mark);
      } catch (error) {
        if (failureKind(error) === 'fault' || !client.usable) throw error;
        this.options.onFailure?.(error);
      }
    }
  }

  private async takeOne(client: ImapFlow, uid: number, mark: string): Promise<void> {
    const mail = await client.fetchOne(
      String(uid),
      { internalDate: true, source: { maxLength: limits.mailReadBytesMax } },
      { uid: true },
    );
    // Another poller, or a person, may have moved it meanwhile.
    if (!mail || mail.source === undefined) return;
    const receivedAt = this.momentOf(mail.internalDate);
    const { setup } = this.options;
    const taken = await this.intake.take(mail.source, { receivedAt, setup });
    if (taken.outcome === 'refused' && taken.reason === 'mailbox-full') return;
    await client.messageFlagsAdd(String(uid), [mark], { uid: true });
  }

  /** INTERNALDATE is when the mailbox's server had it; it cannot be later than now. */
  private momentOf(internalDate: Date | string | undefined): Instant {
    const now = this.clock.now();
    const ms = internalDate === undefined ? Number.NaN : new Date(internalDate).getTime();
    if (Number.isNaN(ms)) return now;
    const moment = instantAt(ms);
    return moment < now ? moment : now;
  }
}

async function restOnTheClock(ms: number, signal: AbortSignal): Promise<void> {
  await pause(ms, undefined, { signal, ref: false }).catch(() => {});
}

function markOf({ mailbox }: ImapFlow): string {
  const permanent = mailbox ? mailbox.permanentFlags : undefined;
  return permanent === undefined || permanent.has('\\*') || permanent.has(takenKeyword)
    ? takenKeyword
    : '\\Seen';
}

function clientOf(options: ImapPollerOptions): ImapFlow {
  const { host, port, secure, allowInClear = false, user, password } = options;
  return new ImapFlow({
    host,
    port,
    secure,
    ...(secure || allowInClear ? {} : { doSTARTTLS: true }),
    auth: { user, pass: password },
    logger: false,
    disableAutoIdle: true,
    maxLiteralSize: limits.mailBytesMax,
    maxResponseSize: 2 * limits.mailBytesMax,
  });
}
