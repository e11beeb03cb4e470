import { readFileSync } from 'node:fs';
import type { Clock } from '#kernel';
import {
  defaultLocalParts,
  RoutingTransport,
  SmtpTransport,
  WebhookTransport,
  type ChannelKind,
  type HandOver,
  type MailIdentity,
  type OutboundLetter,
  type OutboundMessage,
  type Sent,
  type Transport,
} from '#messaging';
import type { ServerConfig } from '../configuration/index.js';

/** Everything that carries messages out of one server. */
export interface Outbound {
  readonly transport: Transport;
  /** Waits for what is being handed over, and lets connections go. */
  close(): Promise<void>;
}

type SmtpConfig = NonNullable<ServerConfig['smtp']>;

export function mailIdentityOf({ domain, from }: SmtpConfig): MailIdentity {
  return { ...defaultLocalParts, domain, from };
}

/** @param baseUrl what links in messages begin with. */
export function outboundOf(
  { smtp, gateways }: ServerConfig,
  baseUrl: string,
  clock: Clock,
  onSent: (sent: Sent) => void,
): Outbound {
  const { sms, voice, webhook } = gateways;
  const mail = smtp === undefined ? undefined : smtpTransportOf(smtp, baseUrl);
  const transport = new RoutingTransport({
    transports: {
      ...(mail === undefined ? {} : { email: mail }),
      ...(sms === undefined ? {} : { sms: gatewayOf(sms, baseUrl, clock) }),
      ...(voice === undefined ? {} : { phone: gatewayOf(voice, baseUrl, clock) }),
      ...(webhook === undefined
        ? {}
        : { webhook: new WebhookTransport({ ...webhook, baseUrl, clock }) }),
    },
    onSent,
  });
  return { transport, close: async () => mail?.close() };
}

/** Whether messages of this kind have a way out. A telephone is called by a voice gateway, or else by a person. */
export function isConfigured({ smtp, gateways }: ServerConfig, kind: ChannelKind): boolean {
  switch (kind) {
    case 'email':
      return smtp !== undefined;
    case 'sms':
      return gateways.sms !== undefined;
    case 'webhook':
      return gateways.webhook !== undefined;
    case 'phone':
      return gateways.voice !== undefined;
  }
}

export function smtpTransportOf(smtp: SmtpConfig, baseUrl: string): SmtpTransport {
  const { from: _, domain: __, user, password, authoritiesFile, ...rest } = smtp;
  return new SmtpTransport({
    ...rest,
    identity: mailIdentityOf(smtp),
    baseUrl,
    ...(user === undefined ? {} : { auth: { user, password: password ?? '' } }),
    ...(authoritiesFile === undefined
      ? {}
      : { certificateAuthorities: readFileSync(authoritiesFile, 'utf8') }),
  });
}

/** Whoever configures a gateway without TLS has it on the same machine or wire. */
function gatewayOf(
  { url, secret }: { readonly url: string; readonly secret: string },
  baseUrl: string,
  clock: Clock,
): WebhookTransport {
  const allowHttp = !url.startsWith('https:');
  return new WebhookTransport({ gatewayUrl: url, secret, allowHttp, baseUrl, clock });
}

/** Messages wait until their links can be opened: the engine runs before the server listens. */
export class TransportOnceListening implements Transport {
  /** @param canSend whether anything will carry messages of a kind. */
  constructor(readonly canSend: (kind: ChannelKind) => boolean) {}

  private resolve: (transport: Transport) => void = () => {};
  private readonly listening = new Promise<Transport>((resolve) => {
    this.resolve = resolve;
  });

  async send(message: OutboundMessage): Promise<HandOver> {
    return (await this.listening).send(message);
  }

  async sendLetter(letter: OutboundLetter): Promise<HandOver> {
    return (await this.listening).sendLetter?.(letter) ?? neverListened;
  }

  /** From here on messages go out. */
  listens(transport: Transport): void {
    this.resolve(transport);
  }

  /** The server ends. What still waits here has gone nowhere, and says so: the next start tries it again. */
  ends(): void {
    const unsent = () => Promise.resolve(neverListened);
    this.resolve({ send: unsent, sendLetter: unsent });
  }
}

const neverListened: HandOver = {
  outcome: 'failed',
  permanence: 'transient',
  reason: 'the server ended before it could be reached',
};
