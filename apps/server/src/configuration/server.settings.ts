import { limits } from '#kernel';
import { roles, type Role } from '../create-server.js';
import {
  Objects,
  OneOf,
  Section,
  SomeOf,
  Text,
  WholeNumber,
  YesOrNo,
} from './setting.decorators.js';

export const scopes = ['read', 'write'] as const;
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;

const host = [/^[\w.:-]{1,253}$/, 'expected a host name or an IP address'] as const;
const webAddress = [/^https?:\/\/[^\s/?#]+\S*$/i, 'expected an http(s) URL'] as const;
const domain = [
  /^(?=.{1,253}$)[a-z\d]([a-z\d-]*[a-z\d])?(\.[a-z\d]([a-z\d-]*[a-z\d])?)*$/i,
  'expected a domain, such as ping.example.org',
] as const;
const address = [/^[^\s@<>"]+@[^\s@<>"]+$/, 'expected an e-mail address'] as const;
/** As Standard Webhooks writes its secrets. */
const webhookSecret = [
  /^whsec_[A-Za-z\d+/]{32,}={0,2}$/,
  'expected "whsec_" and at least 24 bytes as base64, such as printf whsec_; openssl rand -base64 32',
] as const;
const text = [undefined, undefined] as const;
const port = (about: string, min = 1) => WholeNumber(about, min, 65_535);
const pause = (about: string) => WholeNumber(about, 1_000, limits.configuredPauseMsMax);

export class HttpSettings {
  @Text('Address that HTTP is served at; one beyond loopback needs an API key', ...host)
  host = '127.0.0.1';

  @port('Port of HTTP; 0 takes a free one', 0)
  port = 8247;

  @Text(
    'Where contact points reach this server: the links in messages begin with it',
    ...webAddress,
    {
      otherwise: 'made of host and port',
    },
  )
  publicUrl!: string;
}

export class ApiKeySettings {
  @Text(
    'Who holds the key: recorded with every command',
    /^[\w.-]{1,64}$/,
    'expected at most 64 letters, digits, dots and hyphens',
    {
      required: true,
    },
  )
  name!: string;

  @Text(
    'SHA-256 of the key in hexadecimal; the key itself is kept nowhere',
    /^[\da-f]{64}$/i,
    'expected 64 hexadecimal digits',
    {
      required: true,
    },
  )
  sha256!: string;

  @SomeOf('What the key allows', scopes)
  scopes: (typeof scopes)[number][] = [...scopes];
}

export class LoggingSettings {
  @OneOf('The least that is logged', logLevels)
  level: (typeof logLevels)[number] = 'info';

  @YesOrNo('Lines for people in place of JSON', { otherwise: 'on a terminal' })
  pretty!: boolean;
}

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

export class GatewaySettings {
  @Text('Where messages are posted to', ...webAddress, { required: true })
  url!: string;

  @Text(
    'Secret that signs requests and verifies reports, as Standard Webhooks writes it',
    ...webhookSecret,
    {
      required: true,
      secret: true,
    },
  )
  secret!: string;
}

export class WebhookSettings {
  @Text(
    'Secret that signs what is posted to contact points, as Standard Webhooks writes it',
    ...webhookSecret,
    {
      required: true,
      secret: true,
    },
  )
  secret!: string;

  @YesOrNo('Whether addresses without TLS are posted to')
  allowHttp = false;
}

export class GatewaysSettings {
  @Section('SMS gateway', () => GatewaySettings)
  sms?: GatewaySettings;

  @Section('Voice gateway, which calls telephones', () => GatewaySettings)
  voice?: GatewaySettings;

  @Section('Contact points that take messages by webhook', () => WebhookSettings)
  webhook?: WebhookSettings;
}

export class DeadManSettings {
  @Text(
    'Watch outside this machine that is told we are alive, and raises the alarm when it no longer is',
    ...webAddress,
    {
      required: true,
      secret: true,
    },
  )
  url!: string;

  @pause('Pause between two pings, in milliseconds')
  everyMs = 60_000;
}

/** Everything a server can be told. What each setting means stands with it, and from here in docs/configuration.md. */
export class ServerSettings {
  @Text('Directory of the log and the keys', ...text)
  data = 'rollcall-data';

  @SomeOf('What this process does: answer over HTTP, run campaigns, or both', roles)
  roles: Role[] = [...roles];

  @OneOf('What keeps the log and the timers', ['embedded'], {
    expected:
      'expected embedded: this version keeps its log in SQLite and its timers in the process',
  })
  profile = 'embedded' as const;

  @Section('HTTP: the API, the answer pages, health and metrics', () => HttpSettings)
  http = new HttpSettings();

  @Objects(
    'Keys of the HTTP API; without any it is open, and to this machine only',
    () => ApiKeySettings,
  )
  apiKeys: ApiKeySettings[] = [];

  @Section('Logs', () => LoggingSettings)
  logging = new LoggingSettings();

  @Section('E-mail out', () => SmtpSettings)
  smtp?: SmtpSettings;

  @Section('E-mail in', () => MailInSettings)
  mailIn = new MailInSettings();

  @Section('Gateways for channels other than e-mail', () => GatewaysSettings)
  gateways = new GatewaysSettings();

  @Section("Dead man's ping", () => DeadManSettings)
  deadMan?: DeadManSettings;
}
