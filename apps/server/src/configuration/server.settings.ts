import { roles as accessRoles, type Role as AccessRole } from '#access';
import { limits } from '#kernel';
import { roles, type Role } from '../create-server.js';
import { AccessSettings } from './access.settings.js';
import {
  EventStoreSettings,
  KeysSettings,
  LogGatewaySettings,
  RedisSettings,
} from './cluster.settings.js';
import { MailInSettings, SmtpSettings } from './mail.settings.js';
import {
  Objects,
  OneOf,
  Section,
  SomeOf,
  Text,
  Texts,
  WholeNumber,
  YesOrNo,
} from './setting.decorators.js';
import { host, webAddress, webhookSecret, text, port, pause } from './setting-forms.js';

export const scopes = ['read', 'write', 'log-write'] as const;
export const profiles = ['embedded', 'cluster'] as const;
export type Profile = (typeof profiles)[number];
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;

export class HttpSettings {
  @Text(
    'Address that HTTP is served at; one beyond loopback needs an account or an API key',
    ...host,
  )
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

  @WholeNumber(
    'Streams of live projections at once; each takes a socket, so the system has to allow as many and some',
    1,
    limits.configuredStreamsMax,
  )
  streams: number = limits.streamSubscribersMax;

  @Texts(
    'Addresses and networks of proxies whose X-Forwarded-For says who asks',
    /^[\da-f.:]+(\/\d{1,3})?$/i,
    'expected a list of addresses and networks, such as 10.0.0.5, fd00::/8',
  )
  trustedProxies: string[] = [];
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

  @SomeOf(
    'What the key allows; log-write, past all rules at the log gateway, has to be given',
    scopes,
  )
  scopes: (typeof scopes)[number][] = ['read', 'write'];

  @OneOf('The role of its holder', accessRoles, {
    otherwise: 'it reads everything and, with write, operates',
  })
  role?: AccessRole;
}

export class LoggingSettings {
  @OneOf('The least that is logged', logLevels)
  level: (typeof logLevels)[number] = 'info';

  @YesOrNo('Lines for people in place of JSON', { otherwise: 'on a terminal' })
  pretty!: boolean;
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

const perMinute = (kind: string) =>
  WholeNumber(
    `${kind} that go out in a minute at most, from all processes together`,
    1,
    1_000_000,
    {
      otherwise: 'no bound',
    },
  );

export class PaceSettings {
  @perMinute('E-mails')
  emailPerMinute?: number;

  @perMinute('SMS')
  smsPerMinute?: number;

  @perMinute('Calls')
  phonePerMinute?: number;

  @perMinute('Webhook messages')
  webhookPerMinute?: number;
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

export class SealsSettings {
  @WholeNumber(
    'Pause between two seals of the log, in milliseconds; where nothing new came, there is none',
    limits.sealEveryMsMin,
    limits.sealEveryMsMax,
  )
  everyMs = 3_600_000;
}

/** Everything a server can be told. What each setting means stands with it, and from here in docs/configuration.md. */
export class ServerSettings {
  @Text(
    'Directory of the log and the keys; of the saved read models in the profile cluster',
    ...text,
  )
  data = 'rollcall-data';

  @SomeOf('What this process does: answer over HTTP, run campaigns, or both', roles)
  roles: Role[] = [...roles];

  @OneOf(
    'What keeps the log and the timers: this process, with SQLite, or EventStoreDB and Redis, for any number of processes',
    profiles,
  )
  profile: Profile = 'embedded';

  @Section('Log, in the profile cluster', () => EventStoreSettings)
  eventStore?: EventStoreSettings;

  @Section('Timers and queues, in the profile cluster', () => RedisSettings)
  redis?: RedisSettings;

  @Section('Keys of personal data', () => KeysSettings)
  keys?: KeysSettings;

  @Section('The log for clients of EventStoreDB and KurrentDB', () => LogGatewaySettings)
  logGateway?: LogGatewaySettings;

  @Section('HTTP: the API, the answer pages, health and metrics', () => HttpSettings)
  http = new HttpSettings();

  @Objects(
    'Keys of the HTTP API, beside those that are issued; without any, and without accounts, it is open, and to this machine only',
    () => ApiKeySettings,
  )
  apiKeys: ApiKeySettings[] = [];

  @Section('Signing in', () => AccessSettings)
  access = new AccessSettings();

  @Section('Logs', () => LoggingSettings)
  logging = new LoggingSettings();

  @Section('E-mail out', () => SmtpSettings)
  smtp?: SmtpSettings;

  @Section('E-mail in', () => MailInSettings)
  mailIn = new MailInSettings();

  @Section('Gateways for channels other than e-mail', () => GatewaysSettings)
  gateways = new GatewaysSettings();

  @Section('How fast messages go out', () => PaceSettings)
  pace?: PaceSettings;

  @Section('Seals of the log', () => SealsSettings)
  seals = new SealsSettings();

  @Section("Dead man's ping", () => DeadManSettings)
  deadMan?: DeadManSettings;
}
