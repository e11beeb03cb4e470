import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail as the mailbox of a contact point holds it. */
export interface SunkMail {
  /** The mailbox, in small letters. */
  readonly to: string;
  /** Envelope sender: where a bounce goes. */
  readonly returnPath: string;
  readonly replyTo: string;
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: ReadonlyMap<string, string>;
  /** The first answer link in it. */
  readonly link: string | undefined;
}

/** What the mail exchanger of the contact points says to a recipient or to the data; `undefined` takes it. */
export type MailRefusal = { readonly code: number; readonly message: string } | undefined;

export interface MailSinkOptions {
  readonly onMail: (mail: SunkMail) => void | Promise<void>;
  readonly refuseRecipient?: (address: string) => MailRefusal;
}

/** The mail exchangers of every contact point in one: takes mail for any address over real SMTP, on loopback only. */
export class MailSink {
  private constructor(
    private readonly server: SMTPServer,
    readonly port: number,
  ) {}

  /** @param port by default any that is free. */
  static async start(options: MailSinkOptions, port = 0): Promise<MailSink> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      // Whoever keeps an idle connection open is cut off.
      closeTimeout: 500,
      logger: false,
      onRcptTo({ address }, _, done) {
        done(asError(options.refuseRecipient?.(address.toLowerCase())));
      },
      onData(stream, { envelope: { mailFrom, rcptTo } }, done) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('error', done);
        stream.on('end', () => {
          const returnPath = mailFrom === false ? '' : mailFrom.address;
          const recipients = rcptTo.map(({ address }) => address.toLowerCase());
          void deliver(Buffer.concat(chunks), returnPath, recipients, options).then(
            () => done(),
            (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
          );
        });
      },
    });
    // A peer that goes away in the middle of a session is no failure of the sink.
    server.on('error', () => {});
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    return new MailSink(server, (server.server.address() as AddressInfo).port);
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(resolve);
    });
  }
}

async function deliver(
  raw: Buffer,
  returnPath: string,
  recipients: readonly string[],
  { onMail }: MailSinkOptions,
): Promise<void> {
  const mail = await PostalMime.parse(raw);
  const text = mail.text ?? '';
  for (const to of recipients)
    await onMail({
      to,
      returnPath,
      replyTo: mail.replyTo?.[0]?.address ?? mail.from?.address ?? '',
      messageId: mail.messageId ?? '',
      subject: mail.subject ?? '',
      text,
      html: mail.html ?? '',
      headers: new Map(mail.headers.map(({ key, value }) => [key, value])),
      link: /https?:\/\/\S+\/r\/[a-z2-7]+/.exec(text)?.[0],
    });
}

function asError(refusal: MailRefusal): Error | null {
  return refusal === undefined
    ? null
    : Object.assign(new Error(refusal.message), { responseCode: refusal.code });
}
