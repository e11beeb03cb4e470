import type { Readable } from 'node:stream';
import { isNativeError } from 'node:util/types';
import { isEmail } from 'class-validator';
import {
  createTransport,
  type SendMailOptions,
  type SMTPPoolOptions,
  type SMTPPoolSentMessageInfo,
  type Transporter,
} from 'nodemailer';
import { Fault, limits } from '#kernel';
import type { HandOver, OutboundLetter, OutboundMessage, Transport } from '../transport.port.js';
import { letterMailOf } from './letter-mail.js';
import type { MailIdentity } from './mail-addresses.js';
import { mailOf } from './mail-message.js';
import { outcomeOf, referenceOf } from './smtp-outcome.js';

export interface SmtpOptions {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (port 465). Without it STARTTLS is used where the server offers it. */
  readonly secure?: boolean;
  /** Sends nothing to a server that offers no STARTTLS. */
  readonly requireTls?: boolean;
  /** PEM of the authorities that are trusted instead of the system's. */
  readonly certificateAuthorities?: string;
  readonly auth?: { readonly user: string; readonly password: string };
  /** How this client names itself (EHLO). By default the identity's domain. */
  readonly clientName?: string;
  readonly identity: MailIdentity;
  /** Where the answer pages are. */
  readonly baseUrl: string;
  readonly connections?: number;
  readonly connectMsMax?: number;
  readonly silenceMsMax?: number;
  readonly handOverMsMax?: number;
  /** Asks to be told by mail of each delivery, too, where the server can (RFC 3461). */
  readonly deliveryReports?: boolean;
  /** Signs each message (RFC 6376). */
  readonly dkim?: {
    readonly domainName: string;
    readonly keySelector: string;
    /** PEM */
    readonly privateKey: string;
  };
}

/** Hands messages to a mail server (RFC 5321) over a few connections that are kept open. */
export class SmtpTransport implements Transport {
  private readonly mailer: Transporter<SMTPPoolSentMessageInfo>;
  /** The contents that are being sent, by the signal that ends their sending. */
  private readonly contents = new WeakMap<AbortSignal, Readable>();
  private readonly underWay = new Set<Promise<unknown>>();

  constructor(private readonly options: SmtpOptions) {
    this.mailer = createTransport(poolOptions(options));
    this.mailer.use('stream', ({ message, data: { signal } }, done) => {
      const createReadStream = message.createReadStream.bind(message);
      message.createReadStream = (streamOptions) => {
        const content = createReadStream(streamOptions);
        if (signal !== undefined) this.contents.set(signal, content);
        return content;
      };
      done();
    });
  }

  send(message: OutboundMessage): Promise<HandOver> {
    const { identity, baseUrl } = this.options;
    return this.sendTo(message.address, () => mailOf(message, identity, { baseUrl }));
  }

  sendLetter(letter: OutboundLetter): Promise<HandOver> {
    return this.sendTo(letter.address, () => letterMailOf(letter, this.options.identity));
  }

  private async sendTo(address: string, mail: () => SendMailOptions): Promise<HandOver> {
    if (!isEmail(address, { require_tld: false }))
      return {
        outcome: 'failed',
        permanence: 'permanent',
        reason: 'this is no e-mail address',
        verdict: 'unreachable',
      };
    const sending = this.handOver(mail);
    this.underWay.add(sending);
    try {
      return await sending;
    } finally {
      this.underWay.delete(sending);
    }
  }

  /** @throws Fault `mail-server-unusable` unless the server can be reached and lets us in. */
  async verify(): Promise<void> {
    try {
      await this.mailer.verify();
    } catch (error) {
      const reason = isNativeError(error) ? error.message : String(error);
      throw new Fault('mail-server-unusable', reason, { cause: error });
    }
  }

  /**
   * Ends once what is under way has its outcome, and at the latest after `graceMsMax`. What a server draws out longer is cut
   * off: it is tried again, or unknown where its content had begun to be sent.
   */
  async close(graceMsMax: number = limits.handOverMsMax): Promise<void> {
    const cut = setTimeout(() => this.mailer.close({ force: true }), graceMsMax);
    await Promise.allSettled(this.underWay);
    clearTimeout(cut);
    this.mailer.close();
  }

  private async handOver(mail: () => SendMailOptions): Promise<HandOver> {
    const { deliveryReports, handOverMsMax } = this.options;
    const signal = AbortSignal.timeout(handOverMsMax ?? limits.handOverMsMax);
    try {
      const { response } = await this.mailer.sendMail({
        ...mail(),
        ...(deliveryReports === true ? { dsn: everyReport } : {}),
        signal,
      });
      return { outcome: 'handed-over', reference: referenceOf(response) };
    } catch (error) {
      if (!isNativeError(error)) throw error;
      return outcomeOf(error, this.contents.get(signal)?.readableDidRead === true);
    }
  }
}

/** With the headers of the message alone: they name the attempt. */
const everyReport = { notify: ['SUCCESS', 'DELAY', 'FAILURE'], ret: 'HDRS' };

/**
 * A message whose connection ends is never sent again by the pool itself: whether it is, is for the ping to decide, and each
 * try is an attempt with its own id.
 */
function poolOptions(options: SmtpOptions): SMTPPoolOptions & { pool: true } {
  const { host, port, auth, identity, dkim, certificateAuthorities } = options;
  const connectMsMax = options.connectMsMax ?? limits.smtpConnectMsMax;
  return {
    pool: true,
    host,
    port,
    secure: options.secure ?? false,
    requireTLS: options.requireTls ?? false,
    name: options.clientName ?? identity.domain,
    maxConnections: options.connections ?? limits.smtpConnectionsMax,
    maxRequeues: 0,
    connectionTimeout: connectMsMax,
    greetingTimeout: connectMsMax,
    dnsTimeout: connectMsMax,
    socketTimeout: options.silenceMsMax ?? limits.smtpSilenceMsMax,
    disableFileAccess: true,
    disableUrlAccess: true,
    tls: {
      minVersion: 'TLSv1.2',
      ...(certificateAuthorities === undefined ? {} : { ca: certificateAuthorities }),
    },
    ...(auth === undefined ? {} : { auth: { user: auth.user, pass: auth.password } }),
    ...(dkim === undefined ? {} : { dkim }),
  };
}
