import type { AddressInfo } from 'node:net';
import {
  SMTPServer,
  type SMTPServerDataStream,
  type SMTPServerOptions,
  type SMTPServerSession,
} from 'smtp-server';
import { limits, type Clock } from '#kernel';
import {
  parseBounceAddress,
  parseReplyAddress,
  type MailEnvelope,
  type MailSetup,
} from '#messaging';
import type { MailIntake, Taken } from './mail-intake.js';

export interface SmtpListenerOptions {
  readonly host: string;
  /** 0 takes any that is free. */
  readonly port: number;
  readonly setup: MailSetup;
  /** PEM. With it senders may ask for TLS (STARTTLS, RFC 3207); without it mail comes in clear. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Hears why a mail could not be taken: its sender was asked to come again. */
  readonly onFailure?: (error: unknown) => void;
  readonly mailBytesMax?: number;
  readonly receiveMsMax?: number;
  readonly clientsMax?: number;
  readonly clientsOfOneMax?: number;
}

/**
 * Takes mail in by SMTP. It says 250 only when what followed from the mail is stored; where the log cannot take it, the sender
 * keeps it and comes again (451), so nothing is lost. It takes mail for its own addresses only and sends none: what it does
 * not want is refused while the sender is there to be told (no backscatter).
 */
export class SmtpListener {
  private readonly server: SMTPServer;
  private readonly underWay = new Set<Promise<unknown>>();

  private constructor(
    private readonly intake: Pick<MailIntake, 'take'>,
    private readonly clock: Clock,
    private readonly options: SmtpListenerOptions,
  ) {
    this.server = new SMTPServer(this.serverOptions());
  }

  /** @throws what the socket says, such as EADDRINUSE. */
  static async listen(
    intake: Pick<MailIntake, 'take'>,
    clock: Clock,
    options: SmtpListenerOptions,
  ): Promise<SmtpListener> {
    const listener = new SmtpListener(intake, clock, options);
    const { server } = listener;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port, options.host, () => {
        server.off('error', reject);
        resolve();
      });
    });
    // A connection that breaks is its client's concern, and shows as a mail that was not taken.
    server.on('error', () => {});
    return listener;
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  /** Takes no new connection, waits a while for mails that are being taken, and hangs up. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(resolve));
    await Promise.race([Promise.allSettled(this.underWay), closed]);
    for (const connection of this.server.connections) {
      connection.send(421, '4.3.2 Closing', false);
      connection.close();
    }
    await closed;
  }

  private serverOptions(): SMTPServerOptions {
    const { tls, mailBytesMax = limits.mailBytesMax, clientsOfOneMax, setup } = this.options;
    return {
      ...tls,
      name: setup.identity.domain,
      banner: 'Rollcall',
      logger: false,
      authOptional: true,
      disabledCommands: tls === undefined ? ['AUTH', 'STARTTLS'] : ['AUTH'],
      disableReverseLookup: true,
      size: mailBytesMax,
      maxClients: this.options.clientsMax ?? limits.mailClientsMax,
      maxRecipients: limits.mailRecipientsMax,
      socketTimeout: limits.mailIdleMsMax,
      closeTimeout: limits.mailDrainMsMax,
      onConnect: ({ remoteAddress }, callback) => {
        const alike = [...this.server.connections].filter(
          ({ session }) => session.remoteAddress === remoteAddress,
        );
        const isOneTooMany = alike.length > (clientsOfOneMax ?? limits.mailClientsOfOneMax);
        callback(isOneTooMany ? reply(421, '4.7.0 Too many connections from one address') : null);
      },
      onRcptTo: ({ address }, _session, callback) => {
        callback(
          this.isOurs(address) ? null : reply(550, '5.1.1 Nobody reads mail to this address'),
        );
      },
      onData: (stream, session, callback) => {
        const answered = this.receive(stream, session).then(
          (said) => (said instanceof Error ? callback(said) : callback(null, said)),
          (error: unknown) => {
            this.options.onFailure?.(error);
            callback(reply(451, '4.3.0 Cannot be taken at the moment, try again'));
          },
        );
        this.underWay.add(answered);
        void answered.finally(() => this.underWay.delete(answered));
      },
    };
  }

  /** Replies, bounces, and what RFC 5321 (4.5.1) asks of every domain; also whoever answers to the author instead. */
  private isOurs(address: string): boolean {
    const { identity } = this.options.setup;
    const plain = address.toLowerCase();
    return (
      parseReplyAddress(identity, address) !== undefined ||
      parseBounceAddress(identity, address) !== undefined ||
      [`postmaster@${identity.domain}`, identity.from.address].some(
        (own) => own.toLowerCase() === plain,
      ) ||
      plain === 'postmaster'
    );
  }

  /** @returns what is said to the sender: a text for 250, an error for a refusal. */
  private async receive(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
  ): Promise<string | Error> {
    const raw = await this.read(stream, session);
    if (stream.sizeExceeded || raw === undefined) return reply(552, '5.3.4 Too large');
    const { mailFrom, rcptTo } = session.envelope;
    const envelope: MailEnvelope = {
      from: (mailFrom && mailFrom.address) || null,
      to: rcptTo.map(({ address }) => address),
    };
    const { setup } = this.options;
    return said(await this.intake.take(raw, { receivedAt: this.clock.now(), envelope, setup }));
  }

  /** Keeps what is read of a mail, and hangs up on one that goes on far beyond size or time. */
  private async read(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
  ): Promise<Buffer | undefined> {
    const { mailBytesMax = limits.mailBytesMax, receiveMsMax = limits.mailReceiveMsMax } =
      this.options;
    const slow = setTimeout(() => this.hangUp(session, 421, '4.4.2 Too slow'), receiveMsMax);
    const chunks: Buffer[] = [];
    let kept = 0;
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        if (stream.byteLength > 2 * mailBytesMax) {
          this.hangUp(session, 552, '5.3.4 Too large');
          return undefined;
        }
        const part = chunk.subarray(0, limits.mailReadBytesMax - kept);
        kept += part.length;
        if (part.length > 0) chunks.push(part);
      }
    } finally {
      clearTimeout(slow);
    }
    return Buffer.concat(chunks);
  }

  private hangUp(session: SMTPServerSession, code: number, message: string): void {
    const connection = [...this.server.connections].find((one) => one.session === session);
    connection?.send(code, message, false);
    connection?.close();
  }
}

function said(taken: Taken): string | Error {
  if (taken.outcome !== 'refused') return '2.0.0 Taken';
  return taken.reason === 'mailbox-full'
    ? reply(452, '4.2.2 Too many mails wait for a person, try again later')
    : reply(550, '5.1.1 This answer address is not known');
}

function reply(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
