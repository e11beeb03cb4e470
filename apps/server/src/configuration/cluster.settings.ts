import { storeAddressPattern } from '#event-log';
import { Text, WholeNumber, Words, YesOrNo } from './setting.decorators.js';
import { host, text } from './setting-forms.js';

/** Settings of the profile `cluster`, and of the log's own protocol. */

export class EventStoreSettings {
  @Text(
    'Where the log is, in the form of EventStoreDB and KurrentDB, with credentials and TLS',
    storeAddressPattern,
    'expected a connection string, such as esdb://user:password@db.example.org:2113?tls=true',
    { required: true, secret: true },
  )
  connectionString!: string;
}

export class RedisSettings {
  @Text(
    'Redis that holds timers and queues, with credentials; rediss: for TLS',
    /^rediss?:\/\/\S+$/,
    'expected a URL, such as redis://user:password@redis.example.org:6379/0',
    { required: true, secret: true },
  )
  url!: string;

  @Text(
    'What the names of all keys begin with, so that several installations can share one Redis',
    /^[\w.-]{1,64}$/,
    'expected at most 64 letters, digits, dots, hyphens and underscores',
  )
  namespace = 'rollcall';

  @Text(
    'File with the certificate authorities to trust in place of the usual ones, as PEM',
    ...text,
  )
  authoritiesFile?: string;
}

export class KeysSettings {
  @Text(
    'Key that wraps the keys of personal data: 32 bytes as base64, the same in every process',
    /^[A-Za-z\d+/]{43}=$/,
    'expected 32 bytes as base64, such as openssl rand -base64 32',
    { secret: true, otherwise: 'in the data directory' },
  )
  masterKey?: string;

  @Words(
    'In its place a program that prints it, and its arguments; run once at the start, without a shell',
  )
  masterKeyCommand?: string[];
}

export class LogGatewaySettings {
  @Text('Address at which the log is served over the protocol of EventStoreDB', ...host)
  host = '127.0.0.1';

  @WholeNumber('Its port; 0 takes a free one', 0, 65_535)
  port = 2113;

  @YesOrNo('Whether clients may only read')
  readOnly = true;

  @Text('File with the TLS certificate, as PEM', ...text)
  certificateFile?: string;

  @Text('File with the private key of the certificate, as PEM', ...text)
  privateKeyFile?: string;
}
