import { isNativeError } from 'node:util/types';
import { Webhook } from 'standardwebhooks';
import { epochMs, limits, type Clock } from '#kernel';
import type { HandOver, OutboundMessage, Transport } from '../transport.port.js';
import { renderMessage } from './render-message.js';
import { failureOf, readBounded, referenceIn } from './webhook-outcome.js';

export interface WebhookOptions {
  /** A gateway that all messages go to. Without it each goes to its channel's own address. */
  readonly gatewayUrl?: string;
  /** `whsec_…`, shared with the receiver. */
  readonly secret: string;
  /** Posts to `http:` addresses, too: for receivers on the same machine. */
  readonly allowHttp?: boolean;
  /** Where the answer pages are. */
  readonly baseUrl: string;
  readonly clock: Clock;
  readonly answerMsMax?: number;
}

/** What a gateway is posted. Its `webhook-id` is the message's, the same for every try: a repetition is to be sent once. */
export interface WebhookMessage {
  readonly type: 'message.send';
  /** On our clock. */
  readonly timestamp: string;
  readonly data: {
    readonly messageId: string;
    readonly attemptId: string;
    readonly kind: OutboundMessage['kind'];
    readonly to: string;
    readonly purpose: OutboundMessage['purpose'];
    readonly subject: string;
    /** A line or two in each language. */
    readonly text: string;
    /** For those that have room for it. */
    readonly longText: string;
    /** BCP 47, in the order in which the texts use them. */
    readonly languages: readonly string[];
    readonly link: string;
    /** Names the ping in what the gateway reports: delivery, failure, a reply. */
    readonly token: string;
    readonly answerBy: string;
  };
}

/** Hands messages to gateways for SMS, voice and chat, as webhooks signed by the Standard Webhooks specification. */
export class WebhookTransport implements Transport {
  private readonly webhook: Webhook;

  constructor(private readonly options: WebhookOptions) {
    this.webhook = new Webhook(options.secret);
  }

  async send(message: OutboundMessage): Promise<HandOver> {
    const { gatewayUrl, allowHttp = false, answerMsMax = limits.gatewayMsMax } = this.options;
    const target = targetOf(gatewayUrl ?? message.address, allowHttp);
    if (target === undefined) {
      const reason = `expected an ${allowHttp ? 'http: or https:' : 'https:'} address without a password`;
      return gatewayUrl === undefined
        ? { outcome: 'failed', permanence: 'permanent', reason, verdict: 'unreachable' }
        : { outcome: 'failed', permanence: 'permanent', reason };
    }
    try {
      const body = JSON.stringify(this.contentOf(message));
      const response = await fetch(target, {
        method: 'POST',
        headers: this.headersOf(message.messageId, body),
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(answerMsMax),
      });
      const answer = await readBounded(response, limits.gatewayAnswerBytesMax);
      if (!response.ok) return failureOf(response.status, answer, gatewayUrl !== undefined);
      const reference = referenceIn(answer);
      return { outcome: 'handed-over', ...(reference === undefined ? {} : { reference }) };
    } catch (error) {
      // Nobody can know whether it arrived, and yet it may be tried again: a gateway sends one webhook-id once.
      return { outcome: 'failed', permanence: 'transient', reason: whyOf(error) };
    }
  }

  private headersOf(messageId: string, body: string): Record<string, string> {
    const seconds = Math.floor(epochMs(this.options.clock.now()) / 1000);
    return {
      'content-type': 'application/json',
      'user-agent': 'Rollcall',
      'webhook-id': messageId,
      'webhook-timestamp': String(seconds),
      'webhook-signature': this.webhook.sign(messageId, new Date(seconds * 1000), body),
    };
  }

  private contentOf({ facts, purpose, ...message }: OutboundMessage): WebhookMessage {
    const { baseUrl, clock } = this.options;
    const rendered = renderMessage(facts, purpose, { baseUrl });
    return {
      type: 'message.send',
      timestamp: clock.now(),
      data: {
        messageId: message.messageId,
        attemptId: message.attemptId,
        kind: message.kind,
        to: message.address,
        purpose,
        subject: rendered.subject,
        text: rendered.short,
        longText: rendered.text,
        languages: rendered.languages,
        link: rendered.link,
        token: facts.token,
        answerBy: facts.answerBy,
      },
    };
  }
}

function targetOf(address: string, allowHttp: boolean): URL | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isAllowed = url?.protocol === 'https:' || (allowHttp && url?.protocol === 'http:');
  // `fetch` takes no name and password in an address, and tells them in its refusal.
  return isAllowed && url.username === '' && url.password === '' ? url : undefined;
}

/** `fetch` keeps what happened in the cause. */
function whyOf(error: unknown): string {
  if (!isNativeError(error)) return String(error);
  const { cause } = error;
  const reason = isNativeError(cause) && cause.message !== '' ? cause.message : error.message;
  return reason.slice(0, limits.replyCharactersMax);
}
