import { limits } from '#kernel';
import { Section, Text, WholeNumber, YesOrNo } from './setting.decorators.js';
import { host, domain, address, text, port, pause } from './setting-forms.js';

/** Settings of e-mail, out and in. */

export class SenderSettings {
  @Text('Name that messages come from', /^[^\r\n]+$/, 'expected one line')
  name = 'Rollcall';

  @Text('Address that messages come from', ...address, { required: true })
  address!: string;
}

export class DkimSettings {
  @Text('Domain that signs', ...domain, { required: true })
  domainName!: string;

  @Text('Selector under which the public key stands in DNS', /^[\w.-]+$/, 'expected a selector', {
    required: true,
  })
  keySelector!: string;

  @Text(
    'Private key, as PEM',
    /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
    'expected a private key as PEM',
    {
      required: true,
      secret: true,
    },
  )
  privateKey!: string;
}

export class SmtpSettings {
  @Text('Mail server that takes our messages', ...host, { required: true })
  host!: string;

  @port('Its port')
  port = 587;

  @YesOrNo('TLS from the first byte on, as on port 465')
  secure = false;

  @YesOrNo('Send nothing where the server offers no STARTTLS', {
    otherwise: 'true, but false for a server on this machine',
  })
  requireTls!: boolean;

  @Text('Account at the mail server', ...text)
  user?: string;

  @Text('Its password', ...text, { secret: true })
  password?: string;

  @Section('The sender that people see', () => SenderSettings)
  from = new SenderSettings();

  @Text('Domain that replies and bounces come back to, and of Message-IDs', ...domain, {
    otherwise: 'the domain of smtp.from.address',
  })
  domain!: string;

  @WholeNumber('Connections to the mail server at once', 1, limits.dispatchConcurrency)
  connections: number = limits.smtpConnectionsMax;

  @pause('Longest wait for a connection and its greeting, in milliseconds')
  connectMsMax: number = limits.smtpConnectMsMax;

  @pause('Longest silence of the server, in milliseconds')
  silenceMsMax: number = limits.smtpSilenceMsMax;

  @pause('Longest time that handing one message over may take, in milliseconds')
  handOverMsMax: number = limits.handOverMsMax;

  @Text(
    'File with the certificate authorities to trust in place of the usual ones, as PEM',
    ...text,
  )
  authoritiesFile?: string;

  @Section('Signing by DKIM (RFC 6376), where the mail server does not', () => DkimSettings)
  dkim?: DkimSettings;
}

export class MailInSmtpSettings {
  @Text('Address that the built-in mail server listens at', ...host)
  host = '127.0.0.1';

  @port('Its port; 0 takes a free one', 0)
  port = 2525;

  @Text('File with the TLS certificate, as PEM; STARTTLS is offered with it', ...text)
  certificateFile?: string;

  @Text('File with the private key of the certificate, as PEM', ...text)
  privateKeyFile?: string;
}

export class ImapSettings {
  @Text('IMAP server that holds the mailbox of replies and bounces', ...host, { required: true })
  host!: string;

  @port('Its port')
  port = 993;

  @YesOrNo('TLS from the first byte on')
  secure = true;

  @Text('Account of the mailbox', ...text, { required: true })
  user!: string;

  @Text('Its password', ...text, { required: true, secret: true })
  password!: string;

  @Text('Folder that is read', ...text)
  mailbox = 'INBOX';

  @pause('Pause between two looks, in milliseconds')
  everyMs = 60_000;
}

export class MailInSettings {
  @Section('A built-in mail server that takes replies and bounces', () => MailInSmtpSettings)
  smtp?: MailInSmtpSettings;

  @Section('A mailbox that is read by IMAP', () => ImapSettings)
  imap?: ImapSettings;

  @Text('The authserv-id (RFC 8601) whose Authentication-Results are believed', ...domain)
  trustedAuthserv?: string;
}
