import { generateKeyPairSync } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { SMTPServerOptions } from 'smtp-server';
import { loopbackCertificate, loopbackKey } from '#testing/loopback';
import { standardTemplate } from '../domain/standard-template/index.js';
import { exampleFacts } from './example-facts.js';
import { parseBounceAddress, parseMessageId, parseReplyAddress } from './mail-addresses.js';
import { SmtpTransport, type SmtpOptions } from './smtp-transport.js';
import { MailSink } from './testing/mail-sink.js';
import { baseUrl, identity, sampleMessage } from './testing/sample-message.js';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function mailServer(
  options: SMTPServerOptions = {},
): Promise<{ sink: MailSink; port: number }> {
  const sink = new MailSink(options);
  const port = await sink.listen();
  ends.push(() => sink.close());
  return { sink, port };
}

function transportTo(port: number, options: Partial<SmtpOptions> = {}): SmtpTransport {
  const transport = new SmtpTransport({ host: '127.0.0.1', port, identity, baseUrl, ...options });
  ends.unshift(() => transport.close());
  return transport;
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

describe('a mail that is taken', () => {
  const message = sampleMessage({
    facts: exampleFacts(standardTemplate, { languages: ['ar'], timezone: 'Asia/Riyadh' }),
  });
  const { token } = message.facts;

  async function delivered() {
    const { sink, port } = await mailServer();
    const outcome = await transportTo(port).send(message);
    const [received] = sink.received;
    if (received === undefined) throw new Error('nothing was received');
    const header = (name: string) => received.mail.headers.find(({ key }) => key === name)?.value;
    return { received, outcome, header };
  }

  it('has one recipient, and says by its addresses which ping and attempt it belongs to', async () => {
    const { received, header } = await delivered();
    expect(received.to).toEqual(['duty@fr.example']);
    expect(parseBounceAddress(identity, received.from)).toEqual({ token, attempt: 'fedcba987654' });
    expect(parseReplyAddress(identity, received.mail.replyTo?.[0]?.address ?? '')).toBe(token);
    expect(parseMessageId(identity, header('message-id') ?? '')).toEqual({
      token,
      messageId: message.messageId,
    });
    expect(received.mail.from).toMatchObject(identity.from);
    expect(received.mail.cc ?? received.mail.bcc).toBeUndefined();
  });

  it('FM-04: says that a machine sent it, and asks Exchange for no automatic answer but for bounces', async () => {
    const { header } = await delivered();
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(header('x-auto-response-suppress')).not.toMatch(/\b(All|DR|NDR)\b/);
    expect(header('x-auto-response-suppress')).toMatch(/\bOOF\b.*\bAutoReply\b/);
    expect(header('precedence')).toBeUndefined();
  });

  it('FM-22: carries the moment at which it was sent, and its languages', async () => {
    const { received, header } = await delivered();
    expect(new Date(header('date') ?? '').toISOString()).toBe(message.facts.sentAt);
    expect(header('content-language')).toBe('ar, en');
    expect(received.mail.subject).toMatch(/^تمرين \(EXERCISE\)/);
    expect(received.mail.text).toContain(`${baseUrl}/r/${token}`);
    expect(received.mail.html).toContain(`href="${baseUrl}/r/${token}"`);
  });

  it('keeps the reply of the server without addresses, for it is kept in clear', async () => {
    const { outcome } = await delivered();
    expect(outcome).toEqual({
      outcome: 'handed-over',
      reference: '250 2.0.0 queued as 1 for …',
    });
  });

  it('has the same Message-ID in every try', async () => {
    const { sink, port } = await mailServer();
    const transport = transportTo(port);
    await transport.send(message);
    await transport.send({ ...message, attemptId: '01234567-7654-5321-8f6e-0123456789ab' });
    const [first, second] = sink.received;
    expect(second?.mail.messageId).toBe(first?.mail.messageId);
    expect(second?.from).not.toBe(first?.from);
  });
});

describe('a server that refuses the recipient', () => {
  it.each([
    { code: 550, said: '5.1.1 no such user', verdict: 'unreachable' },
    { code: 550, said: '5.2.1 mailbox disabled', verdict: 'unreachable' },
    { code: 552, said: '5.2.2 mailbox full', verdict: 'doubtful' },
    { code: 550, said: '5.7.1 not allowed', verdict: 'doubtful' },
    { code: 550, said: 'I do not like it', verdict: 'doubtful' },
    { code: 550, said: '5.7.23 SPF validation failed', verdict: undefined },
  ])('FM-23: $code $said makes the channel $verdict', async ({ code, said, verdict }) => {
    const { sink, port } = await mailServer({
      onRcptTo: (_address, _session, callback) => callback(refusal(code, said)),
    });
    const outcome = await transportTo(port).send(sampleMessage());
    expect(outcome).toMatchObject({ outcome: 'failed', permanence: 'permanent' });
    expect(outcome).toHaveProperty('reason', expect.stringContaining(said));
    expect('verdict' in outcome ? outcome.verdict : undefined).toBe(verdict);
    expect(sink.received).toEqual([]);
  });

  it('FM-28: a route that is missing is no fault of the channel', async () => {
    const { port } = await mailServer({
      onRcptTo: (_address, _session, callback) =>
        callback(refusal(550, '5.4.4 name server did not answer')),
    });
    const outcome = await transportTo(port).send(sampleMessage());
    expect(outcome).toMatchObject({ outcome: 'failed', permanence: 'transient' });
    expect(outcome).not.toHaveProperty('verdict');
  });

  it('FM-19: greylisting is to be tried again, and the next try goes through', async () => {
    let asked = 0;
    const { sink, port } = await mailServer({
      onRcptTo: (_address, _session, callback) =>
        callback(asked++ === 0 ? refusal(451, '4.7.1 greylisted, come back later') : null),
    });
    const transport = transportTo(port);
    const first = await transport.send(sampleMessage());
    expect(first).toMatchObject({ outcome: 'failed', permanence: 'transient' });
    expect(first).not.toHaveProperty('verdict');
    expect(await transport.send(sampleMessage())).toMatchObject({ outcome: 'handed-over' });
    expect(sink.received).toHaveLength(1);
  });

  it('a refusal of the content is permanent, and the connection serves the next message', async () => {
    let asked = 0;
    const { port } = await mailServer({
      onData: (stream, _session, callback) => {
        stream.resume();
        stream.on('end', () =>
          asked++ === 0 ? callback(refusal(554, '5.6.0 unwelcome content')) : callback(null),
        );
      },
    });
    const transport = transportTo(port, { connections: 1 });
    expect(await transport.send(sampleMessage())).toMatchObject({
      permanence: 'permanent',
      verdict: 'doubtful',
    });
    expect(await transport.send(sampleMessage())).toMatchObject({ outcome: 'handed-over' });
  });
});

describe('a server that refuses us', () => {
  it('FM-28: a sender that is refused says nothing of the channel', async () => {
    const { port } = await mailServer({
      onMailFrom: (_address, _session, callback) => callback(refusal(550, '5.7.1 sender refused')),
    });
    const outcome = await transportTo(port).send(sampleMessage());
    expect(outcome).toMatchObject({ outcome: 'failed', permanence: 'transient' });
    expect(outcome).not.toHaveProperty('verdict');
  });

  it('a wrong password is ours to mend, and its secret is in no reason', async () => {
    const { port } = await mailServer({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (_auth, _session, callback) => callback(refusal(535, '5.7.8 wrong password')),
    });
    const auth = { user: 'rollcall', password: 'not-the-word' };
    const transport = transportTo(port, { auth });
    const outcome = await transport.send(sampleMessage());
    expect(outcome).toMatchObject({ outcome: 'failed', permanence: 'transient' });
    expect(outcome).not.toHaveProperty('verdict');
    expect(JSON.stringify(outcome)).not.toContain('not-the-word');
    await expect(transport.verify()).rejects.toMatchObject({ code: 'mail-server-unusable' });
  });

  it('sends nothing in clear where TLS is required', async () => {
    const { sink, port } = await mailServer();
    const outcome = await transportTo(port, { requireTls: true }).send(sampleMessage());
    expect(outcome).toMatchObject({ outcome: 'failed', permanence: 'transient' });
    expect(sink.received).toEqual([]);
  });

  it('trusts no certificate but those it is told to', async () => {
    const { sink, port } = await mailServer({
      disabledCommands: ['AUTH'],
      key: loopbackKey,
      cert: loopbackCertificate,
      onMailFrom: (_address, { secure }, callback) =>
        callback(secure ? null : refusal(530, '5.7.0 not in clear')),
    });
    const outcome = await transportTo(port).send(sampleMessage());
    expect(outcome).toMatchObject({ outcome: 'failed', permanence: 'transient' });
    expect(sink.received).toEqual([]);
    const trusting = { requireTls: true, certificateAuthorities: loopbackCertificate };
    expect(await transportTo(port, trusting).send(sampleMessage())).toMatchObject({
      outcome: 'handed-over',
    });
  });
});

it('FM-22: asks to be told of the delivery where that is wanted', async () => {
  const asked: unknown[] = [];
  const { port } = await mailServer({
    onRcptTo: ({ dsn }, _session, callback) => {
      asked.push(dsn?.notify);
      callback();
    },
    hideDSN: false,
  });
  await transportTo(port).send(sampleMessage());
  await transportTo(port, { deliveryReports: true }).send(sampleMessage());
  expect(asked).toEqual([undefined, ['SUCCESS', 'DELAY', 'FAILURE']]);
});

it('FM-30: no name adds a header or a recipient', async () => {
  const { sink, port } = await mailServer();
  const name = 'Police\r\nBcc: everybody@elsewhere.example\r\n\r\n.\r\nMAIL FROM:<x@y.example>';
  const known = { campaignName: name, institution: name, partyName: name, insteadOf: name };
  const from = { name, address: identity.from.address };
  await transportTo(port).send(sampleMessage());
  await transportTo(port, { identity: { ...identity, from } }).send(
    sampleMessage({ facts: exampleFacts(standardTemplate, known) }),
  );
  const [plain, hostile] = sink.received.map(({ to, mail }) => ({
    to,
    headers: mail.headers.map(({ key }) => key),
  }));
  expect(sink.received).toHaveLength(2);
  expect(hostile).toEqual(plain);
});

describe('an address that is none', () => {
  it.each(['nobody', 'a@b\r\nRCPT TO:<c@d.example>', 'a@b.example, c@d.example', ''])(
    '%j is refused before anything is sent',
    async (address) => {
      const { sink, port } = await mailServer();
      const outcome = await transportTo(port).send(sampleMessage({ address }));
      expect(outcome).toMatchObject({ permanence: 'permanent', verdict: 'unreachable' });
      expect(sink.received).toEqual([]);
    },
  );
});

it('verifies a server that lets us in', async () => {
  const { port } = await mailServer();
  await expect(transportTo(port).verify()).resolves.toBeUndefined();
});

it('signs by DKIM where it has a key', async () => {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const { sink, port } = await mailServer();
  const dkim = { domainName: 'network.example', keySelector: 'rollcall', privateKey };
  await transportTo(port, { dkim }).send(sampleMessage());
  const signature = sink.received[0]?.mail.headers.find(({ key }) => key === 'dkim-signature');
  expect(signature?.value).toMatch(/d=network\.example/);
  expect(signature?.value).toMatch(/h=from:reply-to:subject/);
});

it('ends after what is under way, and takes nothing more', async () => {
  const { sink, port } = await mailServer();
  const transport = transportTo(port);
  const sending = Array.from({ length: 20 }, () => transport.send(sampleMessage()));
  await transport.close();
  expect(sink.received).toHaveLength(20);
  for (const outcome of await Promise.all(sending)) expect(outcome.outcome).toBe('handed-over');
  expect(await transport.send(sampleMessage())).toMatchObject({ permanence: 'transient' });
});
