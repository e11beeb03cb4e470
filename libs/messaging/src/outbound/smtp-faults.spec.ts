import { afterEach, describe, expect, it } from '@jest/globals';
import { freePort } from '#testing/loopback';
import { SmtpTransport, type SmtpOptions } from './smtp-transport.js';
import { MailSink } from './testing/mail-sink.js';
import { baseUrl, identity, sampleMessage } from './testing/sample-message.js';
import { ScriptedServer, type Reaction } from './testing/scripted-server.js';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

function transportTo(port: number, options: Partial<SmtpOptions> = {}): SmtpTransport {
  const transport = new SmtpTransport({ host: '127.0.0.1', port, identity, baseUrl, ...options });
  ends.unshift(() => transport.close());
  return transport;
}

async function scripted(script: Readonly<Record<string, Reaction>>) {
  const server = new ScriptedServer(script);
  ends.push(() => server.close());
  return { server, port: await server.listen() };
}

/** Silence in a test ends soon. */
const impatient = { connectMsMax: 200, silenceMsMax: 200 };

describe('FM-19: what fails before the content is sent is tried again', () => {
  it('a server that is down', async () => {
    const outcome = await transportTo(await freePort()).send(sampleMessage());
    expect(outcome).toMatchObject({ outcome: 'failed', permanence: 'transient' });
    expect(outcome).not.toHaveProperty('verdict');
  });

  it.each<{ what: string; script: Record<string, Reaction> }>([
    { what: 'no greeting', script: { connect: 'silence' } },
    { what: 'a greeting that refuses', script: { connect: '554 5.3.2 not today' } },
    { what: 'a greeting that drops', script: { connect: 'drop' } },
    { what: 'a drop at EHLO', script: { EHLO: 'drop' } },
    { what: 'silence at MAIL FROM', script: { MAIL: 'silence' } },
    { what: 'a drop at RCPT TO', script: { RCPT: 'drop' } },
    { what: 'a server that closes down', script: { RCPT: '421 4.3.2 closing down' } },
    { what: 'a server too busy for DATA', script: { DATA: '451 4.3.0 try later' } },
    { what: 'a demand to sign in', script: { RCPT: '530 5.7.0 sign in first' } },
    { what: 'a session out of step', script: { DATA: '503 5.5.1 bad sequence' } },
    { what: 'silence at DATA', script: { DATA: 'silence' } },
  ])('$what', async ({ script }) => {
    const { server, port } = await scripted(script);
    const outcome = await transportTo(port, impatient).send(sampleMessage());
    expect(outcome).toMatchObject({ outcome: 'failed', permanence: 'transient' });
    expect(outcome).not.toHaveProperty('verdict');
    expect(server.heard.filter((event) => event === 'connect')).toHaveLength(1);
  });
});

describe('FM-11: what nobody can know is said to be unknown', () => {
  it.each<{ what: string; script: Record<string, Reaction> }>([
    { what: 'a drop in the middle of the content', script: { body: 'drop' } },
    { what: 'silence in the middle of the content', script: { body: 'silence' } },
    { what: 'a drop after the content', script: { end: 'drop' } },
    { what: 'silence after the content', script: { end: 'silence' } },
  ])('$what', async ({ script }) => {
    const { server, port } = await scripted(script);
    const sending = transportTo(port, impatient).send(sampleMessage());
    await expect(sending).rejects.toMatchObject({ kind: 'fault', code: 'hand-over-unknown' });
    expect(server.heard.filter((event) => event === 'DATA')).toHaveLength(1);
  });

  it('ends a hand-over that a server draws out for ever', async () => {
    const { port } = await scripted({ end: 'silence' });
    const sending = transportTo(port, { handOverMsMax: 300 }).send(sampleMessage());
    await expect(sending).rejects.toMatchObject({ code: 'hand-over-unknown' });
  });

  it('cuts off at the end what a server draws out', async () => {
    const { server, port } = await scripted({ end: 'silence' });
    const transport = transportTo(port);
    const sending = transport.send(sampleMessage());
    const [sent] = await Promise.allSettled([sending, transport.close(300)]);
    expect(sent).toMatchObject({ status: 'rejected', reason: { code: 'hand-over-unknown' } });
    expect(server.heard).toContain('end');
  });

  it.each(['451 4.3.0 try later', '421 4.3.2 closing down'])(
    'but %s after the content is a plain answer',
    async (reply) => {
      const { port } = await scripted({ end: reply });
      const outcome = await transportTo(port, impatient).send(sampleMessage());
      expect(outcome).toMatchObject({ outcome: 'failed', permanence: 'transient' });
    },
  );
});

it('FM-10: sends a message once over a connection that ended unnoticed', async () => {
  const sink = new MailSink();
  const port = await sink.listen();
  ends.push(() => sink.close());
  const transport = transportTo(port, { connections: 1 });
  expect(await transport.send(sampleMessage())).toMatchObject({ outcome: 'handed-over' });
  sink.drop();
  const outcomes = [await transport.send(sampleMessage()), await transport.send(sampleMessage())];
  const taken = outcomes.filter(({ outcome }) => outcome === 'handed-over').length;
  expect(sink.received).toHaveLength(1 + taken);
  expect(taken).toBeGreaterThan(0);
});
