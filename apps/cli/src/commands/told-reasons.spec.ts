import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { afterEach, expect, it } from '@jest/globals';
import { run } from '../run.js';

let server: Server | undefined;
afterEach(() => new Promise((resolve) => server?.close(resolve)));

/** What a command prints of what a server tells. */
async function printed(told: unknown, ...args: readonly string[]): Promise<string> {
  server = createServer((_, answer) => {
    answer.setHeader('content-type', 'application/json').end(JSON.stringify(told));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  let text = '';
  const stdout = new Writable({
    write(chunk: Buffer, _, done) {
      text += chunk.toString();
      done();
    },
  });
  await run([...args, '--server', `http://127.0.0.1:${port}`], { stdout, stderr: stdout });
  return text;
}

const mail = {
  mailId: 'm',
  candidates: [],
  receivedAt: '2024-02-19T09:20:00.000Z',
  sender: 'ama@home.example',
  subject: 'We are here',
  excerpt: null,
};
const task = {
  taskId: 't',
  campaignId: 'spring',
  contactPointId: 'gd-1',
  partyName: 'Grenada',
  institution: null,
  answerBy: '2024-02-20T15:00:00.000Z',
  timezone: 'America/Grenada',
  localTime: '2024-02-19 10:00 -04:00',
  languages: ['en'],
  numbers: [],
  instructions: null,
};

it.each([
  ['known-by-sender-only', 'only its sender is known: anybody can write any sender'],
  ['nothing-known', 'nothing says what it answers, and its sender is not in the directory'],
  ['a-reason-of-a-newer-server', 'a-reason-of-a-newer-server'],
])('says in words why a mail was set aside: %s', async (reason, words) => {
  expect(await printed([{ ...mail, reason }], 'mail', 'list')).toContain(`because   ${words}`);
});

it.each([
  ['no-usable-channel', 'no message can reach it; an answer counts until 2024-02-20T15:00:00Z'],
  ['escalation', 'it kept silent until the policy asks for a call; an answer'],
])('says in words why somebody is to be called: %s', async (reason, words) => {
  expect(await printed([{ ...task, reason }], 'phone', 'list')).toContain(`because   ${words}`);
});

const letter = {
  purpose: 'directory-version',
  contactPointId: 'ge-1',
  partyName: 'Georgia',
  requestedAt: '2024-02-19T09:20:00.000Z',
  tries: 2,
  because: null,
  reason: null,
};

it.each([
  [{ status: 'failed', because: 'no-address' }, 'it has no e-mail address that is known to work'],
  [{ status: 'failed', because: 'mail-server', reason: '550 no such user' }, '550 no such user'],
  [{ status: 'waiting', because: 'mail-server', reason: '451 later' }, 'after 2 tries: 451 later'],
  [{ status: 'unknown' }, 'nobody can know whether it went out'],
])('says in words what became of a letter: %j', async (told, words) => {
  expect(await printed([{ ...letter, ...told }], 'letters')).toContain(`   ${words}\n`);
});
