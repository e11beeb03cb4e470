import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { limits, systemClock } from '#kernel';
import { RoutingTransport, type Sent } from './routing-transport.js';
import { Gateway, type Posted } from './testing/gateway.js';
import { baseUrl, sampleMessage } from './testing/sample-message.js';
import { WebhookTransport, type WebhookMessage, type WebhookOptions } from './webhook-transport.js';

const secret = `whsec_${Buffer.from('a secret of thirty-two octets!!!').toString('base64')}`;
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function gateway(
  answer: (...args: Parameters<ConstructorParameters<typeof Gateway>[0]>) => void,
) {
  const receiver = new Gateway(answer);
  ends.push(() => receiver.close());
  return { receiver, url: await receiver.listen() };
}

const answering =
  (status: number, body = '', headers: Record<string, string> = {}) =>
  (response: ServerResponse): void => {
    response.writeHead(status, headers).end(body);
  };

function transport(options: Partial<WebhookOptions> = {}): WebhookTransport {
  return new WebhookTransport({ secret, baseUrl, clock: systemClock, allowHttp: true, ...options });
}

const sms = sampleMessage({ kind: 'sms', address: '+33123456789' });

function contentOf(posted: Posted | undefined): WebhookMessage {
  return JSON.parse(posted?.body ?? '') as WebhookMessage;
}

describe('a message to a gateway', () => {
  it('is signed, and says what to send to whom', async () => {
    const { receiver, url } = await gateway(answering(202, '{"id": "sms-17"}'));
    const outcome = await transport({ gatewayUrl: url }).send(sms);
    expect(outcome).toEqual({ outcome: 'handed-over', reference: 'sms-17' });
    const [posted] = receiver.posted;
    expect(() =>
      new Webhook(secret).verify(posted?.body ?? '', posted?.headers ?? {}),
    ).not.toThrow();
    const { type, data } = contentOf(posted);
    expect(type).toBe('message.send');
    expect(data).toMatchObject({ to: '+33123456789', kind: 'sms', attemptId: sms.attemptId });
    expect(data.text).toMatch(/^EXERCISE\. .*2024-02-20 15:00 UTC.*\/r\//s);
    expect(data.link).toBe(`${baseUrl}/r/${sms.facts.token}`);
  });

  it('has a signature that another body or secret does not have', async () => {
    const { receiver, url } = await gateway(answering(200));
    await transport({ gatewayUrl: url }).send(sms);
    const { body = '', headers = {} } = receiver.posted[0] ?? {};
    const stranger = new Webhook(Buffer.from('another secret').toString('base64'));
    expect(() => stranger.verify(body, headers)).toThrow('No matching signature');
    expect(() => new Webhook(secret).verify(body.replace('+33', '+44'), headers)).toThrow(
      'No matching signature',
    );
  });

  it('FM-10: has the same webhook-id in every try, so that a gateway can send it once', async () => {
    const { receiver, url } = await gateway(answering(503));
    const sender = transport({ gatewayUrl: url });
    await sender.send(sms);
    await sender.send({ ...sms, attemptId: 'another' });
    expect(receiver.posted.map(({ headers }) => headers['webhook-id'])).toEqual([
      sms.messageId,
      sms.messageId,
    ]);
  });

  it.each([
    { status: 408, permanence: 'transient', verdict: undefined },
    { status: 429, permanence: 'transient', verdict: undefined },
    { status: 500, permanence: 'transient', verdict: undefined },
    { status: 401, permanence: 'transient', verdict: undefined },
    { status: 404, permanence: 'transient', verdict: undefined },
    { status: 302, permanence: 'transient', verdict: undefined },
    { status: 410, permanence: 'permanent', verdict: 'unreachable' },
    { status: 422, permanence: 'permanent', verdict: 'doubtful' },
  ])(
    'FM-23, FM-28: HTTP $status is $permanence and makes the channel $verdict',
    async ({ status, permanence, verdict }) => {
      const { url } = await gateway(answering(status, 'a landline', { location: '/elsewhere' }));
      const outcome = await transport({ gatewayUrl: url }).send(sms);
      expect(outcome).toEqual({
        outcome: 'failed',
        permanence,
        reason: `HTTP ${status} a landline`,
        ...(verdict === undefined ? {} : { verdict }),
      });
    },
  );
});

describe('a message to an address of its own', () => {
  const to = (address: string) => sampleMessage({ kind: 'webhook', address });

  it.each([
    { status: 404, verdict: 'unreachable' },
    { status: 410, verdict: 'unreachable' },
    { status: 400, verdict: 'doubtful' },
  ])('FM-23: HTTP $status makes it $verdict', async ({ status, verdict }) => {
    const { url } = await gateway(answering(status));
    const outcome = await transport().send(to(url));
    expect(outcome).toMatchObject({ permanence: 'permanent', verdict });
  });

  it('follows no redirect', async () => {
    const { receiver: other, url: elsewhere } = await gateway(answering(200));
    const { url } = await gateway(answering(307, '', { location: elsewhere }));
    expect(await transport().send(to(url))).toMatchObject({ permanence: 'permanent' });
    expect(other.posted).toEqual([]);
  });

  it.each([
    'ftp://a.example',
    'no address',
    'javascript:alert(1)',
    'https://name:secret@a.example',
    'https://name@a.example',
  ])('goes to no %s, and does not repeat it', async (address) => {
    const outcome = await transport().send(to(address));
    expect(outcome).toMatchObject({ permanence: 'permanent', verdict: 'unreachable' });
    expect(JSON.stringify(outcome)).not.toContain(address);
  });

  it('goes in clear only where that is allowed', async () => {
    const { receiver, url } = await gateway(answering(200));
    const outcome = await transport({ allowHttp: false }).send(to(url));
    expect(outcome).toMatchObject({ outcome: 'failed', permanence: 'permanent' });
    expect(receiver.posted).toEqual([]);
  });
});

describe('FM-19: a gateway in trouble', () => {
  it('is tried again when it is down', async () => {
    const { receiver, url } = await gateway(answering(200));
    await receiver.close();
    ends.length = 0;
    const outcome = await transport({ gatewayUrl: url }).send(sms);
    expect(outcome).toMatchObject({ permanence: 'transient' });
    expect(outcome).toHaveProperty('reason', expect.stringContaining('ECONNREFUSED'));
  });

  it('is tried again when it says nothing', async () => {
    const { url } = await gateway(() => undefined);
    const outcome = await transport({ gatewayUrl: url, answerMsMax: 100 }).send(sms);
    expect(outcome).toMatchObject({ permanence: 'transient' });
  });

  it('is tried again when it hangs up', async () => {
    const { url } = await gateway((response) => response.destroy());
    const outcome = await transport({ gatewayUrl: url }).send(sms);
    expect(outcome).toMatchObject({ permanence: 'transient' });
  });

  it('FM-30: is not heard out when its answer has no end', async () => {
    let written = 0;
    const { url } = await gateway((response) => {
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(16_384))) written += 16_384;
      };
      response.writeHead(400);
      response.on('drain', more);
      more();
    });
    const outcome = await transport({ gatewayUrl: url }).send(sms);
    expect(outcome).toMatchObject({ permanence: 'permanent' });
    expect(outcome).toHaveProperty('reason.length', limits.replyCharactersMax);
    expect(written).toBeLessThan(100 * limits.gatewayAnswerBytesMax);
  });

  it('has taken the message when it says so and then breaks off', async () => {
    const { url } = await gateway((response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"id"', () => response.destroy());
    });
    expect(await transport({ gatewayUrl: url }).send(sms)).toEqual({ outcome: 'handed-over' });
  });

  it.each(['not json', '{"id": 7}', '{"id": "duty@fr.example"}', 'null'])(
    'has no reference in %s',
    async (body) => {
      const { url } = await gateway(answering(200, body));
      expect(await transport({ gatewayUrl: url }).send(sms)).toEqual({ outcome: 'handed-over' });
    },
  );
});

describe('routing by kind', () => {
  it('finds the transport of a kind, and tells how each hand-over went', async () => {
    const { url } = await gateway(answering(202));
    const sent: Sent[] = [];
    const routing = new RoutingTransport({
      transports: {
        sms: transport({ gatewayUrl: url }),
        email: { send: () => Promise.reject(new Error('nobody knows')) },
      },
      onSent: (one) => sent.push(one),
    });
    expect(await routing.send(sms)).toMatchObject({ outcome: 'handed-over' });
    await expect(routing.send(sampleMessage())).rejects.toThrow('nobody knows');
    expect(await routing.send(sampleMessage({ kind: 'webhook' }))).toEqual({
      outcome: 'failed',
      permanence: 'transient',
      reason: 'no gateway for webhook is configured',
    });
    expect(sent.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual([
      'sms handed-over',
      'email unknown',
      'webhook transient',
    ]);
    for (const { seconds } of sent) expect(seconds).toBeGreaterThanOrEqual(0);
  });
});
