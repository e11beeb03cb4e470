import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#kernel';
import { hostileMails } from '#testing';
import { LiveNetwork, referenceNetwork } from './support/live-network.js';

/** Contact points that are asked, of which one has its mail returned and none answers. */
const ids = ['se-1', 'fr-1', 'al-1'];
const logged: string[] = [];
let network: LiveNetwork;
let tokens: readonly string[];
let addresses: readonly string[];

beforeAll(async () => {
  const { directory } = await referenceNetwork();
  const contactPoints = directory.contactPoints.filter(({ id }) => ids.includes(id));
  addresses = contactPoints.flatMap(({ email, alternateEmail, phone }) =>
    [email, alternateEmail, phone].filter((one) => one !== undefined),
  );
  network = await LiveNetwork.start({
    directory: { ...directory, contactPoints },
    answers: [],
    quirks: { bouncing: new Set(['se-1']) },
    onLogged: (line) => logged.push(line),
  });
  await network.launch();
  tokens = network.correspondents.mails.map(
    ({ replyTo }) => /\+(\w{26})@/.exec(replyTo)?.[1] ?? '',
  );
});
afterAll(() => network.stop());

/** Sends a request as it is, and waits until the server has hung up. */
async function requested(bytes: string): Promise<void> {
  const socket = connect(Number(new URL(network.url).port), '127.0.0.1');
  socket.on('error', () => {});
  socket.resume();
  socket.write(bytes);
  await once(socket, 'close');
}

/** A session of mail whose lines all come at once, after the greeting. One that says no goodbye is cut off. */
async function mailed(bytes: Buffer): Promise<void> {
  const socket = connect(network.mailPort, '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'data');
  socket.resume();
  if (bytes.subarray(-6).equals(Buffer.from('QUIT\r\n'))) socket.write(bytes);
  else socket.end(bytes);
  await once(socket, 'close');
}

function ofType(events: readonly RecordedEvent[], ...types: readonly string[]): number {
  return events.filter(({ type }) => types.includes(type)).length;
}

const responses = ['ResponseReceived', 'FurtherResponseReceived', 'LateResponseReceived'];

it('FM-30: mail sessions of strangers, pipelined, smuggling, cut and forged, record no response', async () => {
  const [token = ''] = tokens;
  const began = 'EHLO x\r\nMAIL FROM:<x@y.example>\r\n';
  const data = `${began}RCPT TO:<postmaster@ping.example>\r\nDATA\r\n`;
  const smuggled = `MAIL FROM:<x@y.example>\r\nRCPT TO:<answer+${token}@ping.example>\r\nDATA\r\nSubject: in\r\n\r\nok\r\n`;
  const ends = ['\n.\n', '\r\n.\n', '\n.\r\n', '\r.\r', '\r\n.\r', '\r\n\0.\r\n'];
  const sessions = [
    ...ends.map(
      (end, index) => `${data}Subject: out ${index}\r\n\r\nhi${end}${smuggled}\r\n.\r\nQUIT\r\n`,
    ),
    `${began}RCPT TO:<victim@other.example>\r\nRCPT TO:<victim%other.example@ping.example>\r\nQUIT\r\n`,
    `${data}Subject: cut\r\n\r\nhalf a mail`,
    `${'x'.repeat(100_000)}\r\n`,
    `VRFY root\r\nEXPN all\r\nAUTH PLAIN AA==\r\nSTARTTLS\r\nEHLO \0\r\nQUIT\r\n`,
  ];
  for (const session of sessions) await mailed(Buffer.from(session));
  for (const { raw } of hostileMails(20_240_219, 30, 'ping.example'))
    await mailed(Buffer.concat([Buffer.from(data), raw, Buffer.from('\r\n.\r\nQUIT\r\n')]));
  const events = await network.events();
  expect(ofType(events, 'MailSetAside')).toBeGreaterThanOrEqual(ends.length);
  expect(ofType(events, ...responses)).toBe(0);
});

it('FM-02: nothing that is sent to a link but a form with a choice records a response', async () => {
  const [token = ''] = tokens;
  const request = (method: string, path: string, body = '', type = 'text/plain') =>
    requested(
      `${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nUser-Agent: \u202eagent\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
  for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'FOO'])
    await request(method, `/r/${token}`);
  const form = 'application/x-www-form-urlencoded';
  const nonce = 'nonce=00000000-0000-4000-8000-000000000000';
  for (const [body, type] of [
    ['{"choice":"on-duty"}', 'application/json'],
    [`${nonce}&choice=on-duty`, 'text/plain'],
    ['choice=on-duty', form],
    [nonce, form],
    [`${nonce}&choice=on-duty&choice=on-duty`, form],
    [`${nonce}&choice=on-duty&__proto__=x`, form],
    [`${nonce}&choice=on-duty&note=%00`, form],
    [`${nonce}&choice=on-duty&note=${'x'.repeat(200_000)}`, form],
  ] as const)
    await request('POST', `/r/${token}`, body, type);
  expect(ofType(await network.events(), ...responses)).toBe(0);
  expect(ofType(await network.events(), 'MachineOpened')).toBe(1);
});

it('no token and no address is in the log of all this, nor in an event', async () => {
  const events = await network.events();
  const kept = events.map((event) => JSON.stringify(event)).join('\n');
  expect(ofType(events, 'ChannelFoundUnreachable')).toBe(1);
  expect(tokens.length).toBeGreaterThanOrEqual(ids.length);
  expect(logged.length).toBeGreaterThan(tokens.length);
  for (const secret of [...tokens, ...addresses]) {
    expect(secret).not.toBe('');
    expect(kept).not.toContain(secret);
    expect(logged.join('')).not.toContain(secret);
  }
});
