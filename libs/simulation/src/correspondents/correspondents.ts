import type { ParsedDirectory } from '#directory';
import { addMs, type Clock, type Instant } from '#kernel';
import type { Timers } from '#timers';
import type { RecordedAnswer } from '../parse-answers.js';
import {
  answerByLink,
  answerByReply,
  bounce,
  replyAutomatically,
  scan,
  type MailServer,
} from './human.js';
import { MailSink, type SunkMail } from './mail-sink.js';

/** What happens beside the answers, by contact point. */
export interface Quirks {
  /** Whose mail a scanner reads first: it fetches each link so many times. */
  readonly scanned?: ReadonlyMap<string, number>;
  /** Who has an out-of-office note on. */
  readonly autoReplying?: ReadonlySet<string>;
  /** Whose main mailbox takes mail and returns it later. */
  readonly bouncing?: ReadonlySet<string>;
}

export interface CorrespondentsOptions {
  readonly clock: Clock;
  /** Their own, not Rollcall's. */
  readonly timers: Timers;
  readonly directory: ParsedDirectory;
  /** Who answers, when and how; the time counts from the first mail that reaches the contact point. */
  readonly answers: readonly RecordedAnswer[];
  /** Where replies and bounces go. */
  readonly replyTo: () => MailServer;
  /** An operator takes a call. */
  readonly onCall: (answer: RecordedAnswer) => Promise<void>;
  readonly quirks?: Quirks;
  /** Hears of what somebody did, and of what failed. */
  readonly onAct?: (act: Act) => void;
}

export interface Act {
  readonly what: 'mail' | 'link' | 'reply' | 'call' | 'scan' | 'auto-reply' | 'bounce';
  readonly contactPointId: string;
  readonly error?: unknown;
}

/**
 * The people and machines at the other end: they receive real mail, follow its links, reply to it, call, send automatic
 * replies and bounces. What they do is real; only they are not.
 */
export class Correspondents {
  readonly mails: SunkMail[] = [];
  private sink: MailSink | undefined;
  private readonly owners: ReadonlyMap<string, string>;
  private readonly answersOf = new Map<string, RecordedAnswer[]>();
  /** The first mail that reached each contact point, which its people answer. */
  private readonly reached = new Map<string, SunkMail>();
  private readonly underWay = new Set<Promise<void>>();

  private constructor(private readonly options: CorrespondentsOptions) {
    this.owners = new Map(
      options.directory.contactPoints.flatMap(({ id, email, alternateEmail }) =>
        [email, alternateEmail].flatMap((address) =>
          address === undefined ? [] : [[address.toLowerCase(), id] as const],
        ),
      ),
    );
    for (const answer of options.answers) {
      const { contactPointId } = answer;
      this.answersOf.set(contactPointId, [...(this.answersOf.get(contactPointId) ?? []), answer]);
    }
  }

  static async start(options: CorrespondentsOptions): Promise<Correspondents> {
    const correspondents = new Correspondents(options);
    options.timers.onDue(({ payload }) => correspondents.answer(Number(payload['answer'])));
    correspondents.sink = await MailSink.start({ onMail: (mail) => correspondents.receive(mail) });
    return correspondents;
  }

  /** Where Rollcall's mail is to be handed over. */
  get port(): number {
    return this.sink?.port ?? 0;
  }

  /** Resolves when nobody is in the middle of anything. */
  async idle(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  async close(): Promise<void> {
    await this.options.timers.close();
    await this.sink?.close();
    await this.idle();
  }

  private async receive(mail: SunkMail): Promise<void> {
    this.mails.push(mail);
    const contactPointId = this.owners.get(mail.to);
    if (contactPointId === undefined) return;
    this.note({ what: 'mail', contactPointId });
    const { scanned, autoReplying, bouncing } = this.options.quirks ?? {};
    if (bouncing?.has(contactPointId) && this.isMain(mail.to, contactPointId)) {
      this.machine('bounce', contactPointId, () => bounce(mail, this.options.replyTo()));
      return;
    }
    const scans = scanned?.get(contactPointId) ?? 0;
    if (scans > 0) this.machine('scan', contactPointId, () => scan(mail, scans));
    if (autoReplying?.has(contactPointId))
      this.machine('auto-reply', contactPointId, () =>
        replyAutomatically(mail, this.options.replyTo()),
      );
    if (!this.reached.has(contactPointId)) await this.awaken(contactPointId, mail);
  }

  private isMain(address: string, contactPointId: string): boolean {
    const point = this.options.directory.contactPoints.find(({ id }) => id === contactPointId);
    return point?.email?.toLowerCase() === address;
  }

  private async awaken(contactPointId: string, mail: SunkMail): Promise<void> {
    this.reached.set(contactPointId, mail);
    const now: Instant = this.options.clock.now();
    for (const answer of this.answersOf.get(contactPointId) ?? []) {
      const index = this.options.answers.indexOf(answer);
      const due = addMs(now, answer.respondedAfterSeconds * 1000);
      await this.options.timers.schedule(`answer.${index}`, due, { answer: index });
    }
  }

  /** Whoever finds Rollcall down tries again, as timers do whose handler fails. */
  private answer(index: number): Promise<void> {
    const answer = this.options.answers[index];
    const mail = answer && this.reached.get(answer.contactPointId);
    if (answer === undefined || mail === undefined) return Promise.resolve();
    const { contactPointId } = answer;
    switch (answer.via) {
      case 'link':
        return this.act('link', contactPointId, () => answerByLink(mail, answer));
      case 'reply':
        return this.act('reply', contactPointId, () =>
          answerByReply(mail, answer, this.options.replyTo()),
        );
      case 'phone':
        return this.act('call', contactPointId, () => this.options.onCall(answer));
    }
  }

  private act(what: Act['what'], contactPointId: string, work: () => Promise<void>): Promise<void> {
    const done = work().then(
      () => this.note({ what, contactPointId }),
      (error: unknown) => {
        this.note({ what, contactPointId, error });
        throw error;
      },
    );
    const ended = done.catch(() => {}).finally(() => this.underWay.delete(ended));
    this.underWay.add(ended);
    return done;
  }

  /** Machines try once and care for nothing. */
  private machine(what: Act['what'], contactPointId: string, work: () => Promise<void>): void {
    this.act(what, contactPointId, work).catch(() => {});
  }

  private note(act: Act): void {
    this.options.onAct?.(act);
  }
}
