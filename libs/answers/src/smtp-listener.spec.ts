import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createTransport } from 'nodemailer';
import { Fault, limits } from '#kernel';
import type { MailIntake, Taken } from './mail-intake.js';
import { SmtpListener, type SmtpListenerOptions } from './smtp-listener.js';
import { identity, MailBench, setup } from './testing/mail-bench.js';
import { selfSigned } from './testing/self-signed.js';

const from = 'Ana Silva <ana@se-1.example>';
const responses = ['ResponseReceived', 'FurtherResponseReceived', 'LateResponseReceived'];
let bench: MailBench;
let listener: SmtpListener;

async function listen(
  intake: Pick<MailIntake, 'take'> = bench.intake,
  options: Partial<SmtpListenerOptions> = {},
): Promise<void> {
  const where = { host: '127.0.0.1', port: 0, setup, ...options };
  listener = await SmtpListener.listen(intake, bench.clock, where);
}

function send(message: Parameters<ReturnType<typeof createTransport>['sendMail']>[0]) {
  const transport = createTransport({ host: '127.0.0.1', port: listener.port, ignoreTLS: true });
  return transport.sendMail({ from, subject: 'Re: Ping', text: 'ok', ...message });
}

/** Says one line after another, each once the one before was answered, and returns the answers. */
async function say(socket: Socket, ...lines: readonly string[]): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const line of lines) {
    socket.write(`${line}\r\n`);
    answers.push(await heard(socket));
  }
  return answers;
}

async function heard(socket: Socket): Promise<string> {
  const [data] = (await once(socket, 'data')) as [Buffer];
  return data.toString();
}

async function dial(): Promise<Socket> {
  const socket = connect(listener.port, '127.0.0.1');
  await heard(socket);
  return socket;
}

beforeEach(async () => {
  bench = await MailBench.launched();
});
afterEach(async () => {
  await listener.close();
  await bench.close();
});

describe('mail by SMTP', () => {
  it('FM-29: whatever a mail program composes to our reply address is found and recorded', async () => {
    await listen();
    const reply = fc.record({
      text: fc.option(fc.string({ unit: 'grapheme', maxLength: 300 }), { nil: undefined }),
      html: fc.option(fc.constantFrom('<p>Oui</p>', '<div dir="rtl">نعم</div>', ''), {
        nil: undefined,
      }),
      subject: fc.constantFrom('Re: Ping', 'RE: ', 'Réponse', '回复'),
      attachments: fc.constantFrom([], [{ filename: 'é.bin', content: Buffer.alloc(2_000, 7) }]),
      textEncoding: fc.constantFrom('base64', 'quoted-printable' as const),
    });
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(reply, async (message) => {
        const to = sent % 2 === 0 ? 'se-1' : 'se-2';
        await send({ ...message, to: bench.replyTo(to) } as never);
        sent++;
        const found = await bench.recorded(...responses);
        expect(found).toHaveLength(sent);
        expect(found.at(-1)?.data).toMatchObject({ contactPointId: to, via: 'reply' });
      }),
      { numRuns: 30 },
    );
  });

  it('is stored when 250 is said', async () => {
    await listen();
    const { response } = await send({ to: bench.replyTo('se-1') });
    expect(response).toMatch(/^250 /);
    const [recorded] = await bench.recorded('ResponseReceived');
    expect(recorded?.data).toMatchObject({ receivedAt: bench.clock.now(), via: 'reply' });
  });

  it('from the null sender is no response', async () => {
    await listen();
    const to = bench.replyTo('se-1');
    await send({ to, envelope: { from: '', to } } as never);
    expect(await bench.recorded(...responses)).toEqual([]);
    expect(await bench.recorded('AutoReplyReceived')).toHaveLength(1);
  });

  it.each([
    'stranger@ping.example',
    'answer@ping.example',
    'answer+x@ping.example',
    `answer+${'a'.repeat(26)}@other.example`,
  ])('for %s is refused before it is sent', async (to) => {
    await listen();
    await expect(send({ to })).rejects.toMatchObject({ responseCode: 550, command: 'RCPT TO' });
  });

  it('for the postmaster and the author is taken', async () => {
    await listen();
    await send({ to: `postmaster@${identity.domain}` });
    await send({ to: identity.from.address.toUpperCase(), text: 'other' });
    expect(await bench.mailbox()).toHaveLength(2);
  });

  it('may come encrypted where there is a certificate', async () => {
    await listen(bench.intake, { tls: selfSigned });
    const transport = createTransport({
      host: '127.0.0.1',
      port: listener.port,
      requireTLS: true,
      tls: { rejectUnauthorized: false },
    });
    await transport.sendMail({ from, to: bench.replyTo('se-1'), text: 'ok' });
    expect(await bench.recorded('ResponseReceived')).toHaveLength(1);
  });

  it('with a forged token is refused', async () => {
    await listen();
    const to = `answer+${'a'.repeat(26)}@${identity.domain}`;
    await expect(send({ from: 'x@nowhere.example', to })).rejects.toMatchObject({
      responseCode: 550,
      response: expect.stringContaining('5.1.1'),
    });
  });
});

describe('nothing is lost', () => {
  it('where the log cannot take it: the sender is asked to come again', async () => {
    const failures: unknown[] = [];
    let isDown = true;
    const down = new Fault('log-unavailable', 'the disk is full');
    const intake: Pick<MailIntake, 'take'> = {
      take: (raw, arrival) => (isDown ? Promise.reject(down) : bench.intake.take(raw, arrival)),
    };
    await listen(intake, { onFailure: (error) => failures.push(error) });
    const message = { to: bench.replyTo('se-1'), messageId: '<1@se-1.example>' };
    await expect(send(message)).rejects.toMatchObject({ responseCode: 451 });
    expect(failures).toEqual([down]);
    isDown = false;
    await send(message);
    expect(await bench.recorded('ResponseReceived')).toHaveLength(1);
  });

  it('where too many mails wait for a person', async () => {
    await listen({ take: () => Promise.resolve({ outcome: 'refused', reason: 'mailbox-full' }) });
    await expect(send({ to: bench.replyTo('se-1') })).rejects.toMatchObject({ responseCode: 452 });
  });

  it('of a mail that breaks off: it was never taken', async () => {
    const taken: Taken[] = [];
    let failed = () => {};
    const isOver = new Promise<void>((resolve) => (failed = resolve));
    await listen(
      {
        take: async (raw, arrival) => {
          const one = await bench.intake.take(raw, arrival);
          taken.push(one);
          return one;
        },
      },
      { onFailure: () => failed() },
    );
    const socket = await dial();
    const to = bench.replyTo('se-1');
    await say(socket, 'EHLO x', 'MAIL FROM:<a@b.example>', `RCPT TO:<${to}>`, 'DATA');
    socket.write(`From: a@b.example\r\nTo: ${to}\r\n\r\nWe are\r\n`);
    socket.destroy();
    await isOver;
    expect(taken).toEqual([]);
    expect(await bench.recorded(...responses)).toEqual([]);
  });

  it('of a mail that is being taken when the listener closes', async () => {
    let letGo = () => {};
    let arrived = () => {};
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    const isUnderWay = new Promise<void>((resolve) => (arrived = resolve));
    await listen({
      take: async (raw, arrival) => {
        arrived();
        await gate;
        return bench.intake.take(raw, arrival);
      },
    });
    const sent = send({ to: bench.replyTo('se-1') });
    await isUnderWay;
    const closed = listener.close();
    letGo();
    expect((await sent).response).toMatch(/^250 /);
    await closed;
    expect(await bench.recorded('ResponseReceived')).toHaveLength(1);
    await listen();
  });
});

describe('FM-30: bounds', () => {
  it('a mail over the size is refused when it is announced, and when it comes all the same', async () => {
    const bytes = 10_000;
    await listen(bench.intake, { mailBytesMax: bytes });
    const socket = await dial();
    const [greeting, announced] = await say(
      socket,
      'EHLO x',
      `MAIL FROM:<a@b.example> SIZE=${bytes + 1}`,
    );
    expect(greeting).toContain(`SIZE ${bytes}`);
    expect(announced).toMatch(/^552 /);
    await say(socket, 'MAIL FROM:<a@b.example>', `RCPT TO:<${bench.replyTo('se-1')}>`, 'DATA');
    socket.write(`${'x'.repeat(bytes + 100)}\r\n.\r\n`);
    expect(await heard(socket)).toMatch(/^552 5\.3\.4/);
    socket.destroy();
    expect(await bench.recorded(...responses)).toEqual([]);
  });

  it('a mail without end is cut off in its midst', async () => {
    await listen(bench.intake, { mailBytesMax: 10_000 });
    const socket = await dial();
    await say(
      socket,
      'EHLO x',
      'MAIL FROM:<a@b.example>',
      `RCPT TO:<${bench.replyTo('se-1')}>`,
      'DATA',
    );
    const closed = once(socket, 'close');
    const answer = heard(socket);
    socket.on('error', () => {});
    socket.write('x'.repeat(70_000));
    expect(await answer).toMatch(/^552 5\.3\.4/);
    await closed;
  });

  it('a mail that trickles in holds no connection for ever', async () => {
    await listen(bench.intake, { receiveMsMax: 50 });
    const socket = await dial();
    const to = bench.replyTo('se-1');
    await say(socket, 'EHLO x', 'MAIL FROM:<a@b.example>', `RCPT TO:<${to}>`, 'DATA');
    const closed = once(socket, 'close');
    socket.write('From: a@b.example\r\n');
    expect(await heard(socket)).toMatch(/^421 4\.4\.2/);
    await closed;
    expect(await bench.recorded(...responses)).toEqual([]);
  });

  it('a large mail is read in its beginning', async () => {
    let bytes = 0;
    await listen({
      take: (raw, arrival) => {
        bytes = raw.length;
        return bench.intake.take(raw, arrival);
      },
    });
    const attachments = [{ filename: 'scan.pdf', content: Buffer.alloc(2_000_000, 1) }];
    await send({ to: bench.replyTo('se-1'), attachments });
    expect(bytes).toBe(limits.mailReadBytesMax);
    expect(await bench.recorded('ResponseReceived')).toHaveLength(1);
  });

  it('more connections of one address than leave room for others are turned away', async () => {
    await listen(bench.intake, { clientsOfOneMax: 1 });
    const first = await dial();
    const second = connect(listener.port, '127.0.0.1');
    expect(await heard(second)).toMatch(/^421 /);
    const other = connect({ port: listener.port, host: '127.0.0.1', localAddress: '127.0.0.2' });
    expect(await heard(other)).toMatch(/^220 /);
    for (const socket of [first, second, other]) socket.destroy();
  });

  it('more connections than agreed are turned away', async () => {
    await listen(bench.intake, { clientsMax: 1 });
    const first = await dial();
    const second = connect(listener.port, '127.0.0.1');
    expect(await heard(second)).toMatch(/^421 /);
    first.destroy();
    second.destroy();
  });
});
