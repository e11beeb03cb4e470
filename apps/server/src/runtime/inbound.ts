import { readFileSync } from 'node:fs';
import { ImapPoller, MailIntake, SmtpListener, type ImapPollerOptions } from '#answers';
import type { Clock, Instant } from '#kernel';
import type { MailSetup } from '#messaging';
import { isLoopback, type ServerConfig } from '../configuration/index.js';
import { mailIdentityOf } from './outbound.js';

/** Everything that takes mail in at one server. */
export interface Inbound {
  /** For people: `smtp://127.0.0.1:2525`. */
  readonly at: readonly string[];
  /** When the mailbox was last read to its end; `undefined` before, and where none is read. */
  mailboxReadAt(): Instant | undefined;
  /** Takes nothing new, and waits for what is being taken. */
  close(): Promise<void>;
}

export interface InboundParts {
  readonly intake: MailIntake;
  readonly clock: Clock;
  /** Hears why mail could not be taken; it comes again. */
  readonly onFailure: (error: unknown) => void;
}

type ImapConfig = NonNullable<ServerConfig['mailIn']['imap']>;

/** @throws what the socket says, such as EADDRINUSE. A mailbox that cannot be read is tried again and again. */
export async function inboundOf(config: ServerConfig, parts: InboundParts): Promise<Inbound> {
  const { smtp, mailIn } = config;
  const open: { close(): Promise<void> }[] = [];
  const at: string[] = [];
  let poller: ImapPoller | undefined;
  if (smtp !== undefined && mailIn.smtp !== undefined) {
    const listener = await listening(mailIn.smtp, mailSetupOf(smtp, mailIn), parts);
    open.push(listener);
    at.push(`smtp://${mailIn.smtp.host}:${listener.port}`);
  }
  if (smtp !== undefined && mailIn.imap !== undefined) {
    const options = imapOptionsOf(mailIn.imap, mailSetupOf(smtp, mailIn));
    const { intake, clock, onFailure } = parts;
    poller = ImapPoller.start(intake, clock, { ...options, onFailure });
    open.push(poller);
    at.push(`imap://${options.host}:${options.port}/${mailIn.imap.mailbox}`);
  }
  return {
    at,
    mailboxReadAt: () => poller?.lastReadAt,
    close: async () => {
      await Promise.all(open.map((one) => one.close()));
    },
  };
}

/** By which mail that comes in is told. */
export function mailSetupOf(
  smtp: NonNullable<ServerConfig['smtp']>,
  { trustedAuthserv }: ServerConfig['mailIn'],
): MailSetup {
  const identity = mailIdentityOf(smtp);
  return { identity, ...(trustedAuthserv === undefined ? {} : { trustedAuthserv }) };
}

function listening(
  { host, port, certificateFile, privateKeyFile }: NonNullable<ServerConfig['mailIn']['smtp']>,
  setup: MailSetup,
  { intake, clock, onFailure }: InboundParts,
): Promise<SmtpListener> {
  const tls =
    certificateFile === undefined || privateKeyFile === undefined
      ? {}
      : { tls: { cert: textOf(certificateFile), key: textOf(privateKeyFile) } };
  return SmtpListener.listen(intake, clock, { host, port, setup, onFailure, ...tls });
}

/** Without TLS nobody logs in but to a server on this machine. */
export function imapOptionsOf(imap: ImapConfig, setup: MailSetup): ImapPollerOptions {
  return { ...imap, setup, allowInClear: !imap.secure && isLoopback(imap.host) };
}

function textOf(file: string): string {
  return readFileSync(file, 'utf8');
}
