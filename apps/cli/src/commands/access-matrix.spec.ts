import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { memoryStores } from '#engine';
import { SimulatedTransport } from '#messaging';
import {
  createLog,
  digestOfKey,
  loadConfiguration,
  startServer,
  type RunningServer,
} from '#server';
import { run } from '../run.js';

type Needs = 'read' | 'read-history' | 'operate' | 'administer' | 'own-account';
type Row = readonly [command: string, needs: Needs, ...args: readonly string[]];

const examples = join(import.meta.dirname, '../../../../examples/network-2024');
const day = ['--on', '2024-03-01'];
const office = [
  '--institution',
  'Office',
  '--type',
  'police',
  '--email',
  'duty@tn.example',
  '--timezone',
  'UTC',
];
const why = ['--reason', 'a test'];
const year = ['--from', '2024-01-01', '--to', '2024-12-31'];

/** Every command that asks a server, with what it needs. A new one without a line fails. */
const commands = (folder: string): readonly Row[] => [
  ['directory import', 'operate', `${examples}/contact-points.csv`],
  ['directory show', 'read', 'fr-1'],
  ['directory publish', 'operate'],
  ['directory versions', 'read'],
  ['directory diff', 'read', '0', '1'],
  ['directory share', 'operate', '--version', '1'],
  ['directory register', 'operate', 'tn-9', '--party', 'TN', ...office, ...day],
  ['directory confirm', 'operate', 'fr-1', ...day],
  ['directory suspend', 'operate', 'fr-1', ...day, ...why],
  ['directory reinstate', 'operate', 'fr-1', ...day, ...why],
  ['directory withdraw', 'operate', 'fr-1', ...day, ...why],
  ['directory test-channel', 'operate', 'fr-1', 'email-main'],
  ['directory verify', 'operate', 'fr-1', 'email-main', ...why],
  ['directory guidance', 'operate', 'fr-1', ...day],
  ['directory duty', 'read', 'fr-1'],
  ['directory holidays', 'operate', 'FR', '--days', '2026-01-01'],
  ['directory onboarding', 'read'],
  ['directory developments', 'read', '--since', '2024-01-01'],
  ['proposal list', 'read'],
  ['proposal show', 'read', 'x'],
  ['proposal propose', 'operate', 'fr-1', '--set', 'phone=+33140000001'],
  ['proposal approve', 'operate', 'x'],
  ['proposal reject', 'operate', 'x', ...why],
  ['policy define', 'operate', 'strict', `${folder}/policy.json`],
  ['policy show', 'read', 'standard'],
  ['policy list', 'read'],
  ['template define', 'operate', 'ours', `${folder}/template.json`],
  ['template show', 'read', 'standard'],
  ['template preview', 'read', 'standard'],
  ['template list', 'read'],
  ['campaign plan', 'operate', 'other', '--name', 'Other'],
  ['campaign schedule', 'operate', 'spring', '--at', '2030-03-01T02:00:00Z'],
  ['campaign dry-run', 'read', 'spring'],
  ['campaign launch', 'operate', 'spring', '--yes'],
  ['campaign watch', 'read', 'spring'],
  ['campaign pause', 'operate', 'spring', ...why],
  ['campaign resume', 'operate', 'spring'],
  ['campaign cancel', 'operate', 'spring', ...why],
  ['campaign close', 'operate', 'spring'],
  ['campaign show', 'read', 'spring'],
  ['campaign list', 'read'],
  ['series plan', 'operate', 'm', '--name', 'M', '--cron', '0 9 1 * *', '--timezone', 'UTC'],
  ['series list', 'read'],
  ['series stop', 'operate', 'm'],
  ['answer record', 'operate', 'spring', 'fr-1'],
  ['phone list', 'operate'],
  ['phone complete', 'operate', 'x', '--outcome', 'no-answer'],
  ['mail list', 'operate'],
  ['mail assign', 'operate', 'x', '--campaign', 'spring', '--contact-point', 'fr-1'],
  ['mail dismiss', 'operate', 'x', ...why],
  ['letters', 'read'],
  ['activity record', 'operate', 'w', '--kind', 'workshop', '--title', 'W', '--from', '2024-01-01'],
  ['activity amend', 'operate', 'w', '--title', 'X', ...why],
  ['activity list', 'read'],
  ['activity show', 'read', 'w'],
  ['activity export', 'read'],
  ['account list', 'administer'],
  ['account create', 'administer', 'anna', '--role', 'viewer'],
  ['account invite', 'administer', 'anna'],
  ['account role', 'administer', 'anna', 'analyst'],
  ['account disable', 'administer', 'anna'],
  ['account enable', 'administer', 'anna'],
  ['account sign-out', 'administer', 'anna'],
  ['key issue', 'own-account', 'nightly'],
  ['key list', 'own-account'],
  ['key revoke', 'own-account', 'x'],
  ['stats', 'read', '--campaign', 'spring'],
  ['audit why', 'read', '--ping', 'spring/fr-1'],
  ['audit log', 'read-history'],
  ['audit as-of', 'read-history', '--at', '2024-02-19T10:00:00Z'],
  ['audit seal', 'operate'],
  ['audit seals', 'read'],
  ['audit prove', 'read-history', '--event', '0195cb5e-7c00-7000-8000-000000000001'],
  ['audit public-key', 'read'],
  ['audit rotate-key', 'administer'],
  ['rebuild', 'administer', 'letters'],
  ['privacy export', 'administer', '--contact-point', 'fr-1', '--out', `${folder}/fr-1.json`],
  ['privacy erase', 'administer', '--contact-point', 'fr-1', '--yes'],
  ['privacy erasures', 'administer'],
  ['report', 'read', ...year, '--out', `${folder}/report`],
];
const may: Readonly<Record<string, readonly Needs[]>> = {
  viewer: ['read', 'own-account'],
  analyst: ['read', 'read-history', 'own-account'],
  operator: ['read', 'own-account', 'operate'],
  admin: ['read', 'read-history', 'own-account', 'operate', 'administer'],
};

let folder: string;
let server: RunningServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-access-'));
  const apiKeys = Object.keys(may).map((role) => ({ name: role, sha256: digestOfKey(role), role }));
  const environment = { ROLLCALL_API_KEYS: JSON.stringify(apiKeys) };
  const flags = { 'http.port': '0' };
  const { config } = loadConfiguration({ cwd: folder, environment, flags });
  server = await startServer(config, createLog({ level: 'silent', pretty: false }), {
    stores: memoryStores(),
    transport: new SimulatedTransport(),
  });
  await writeFile(
    `${folder}/policy.json`,
    await said('admin', ['policy', 'show', 'standard', '--json']),
  );
  await writeFile(
    `${folder}/template.json`,
    await said('admin', ['template', 'show', 'standard', '--json']),
  );
  const files = [`${examples}/contact-points.csv`, '--parties', `${examples}/parties.csv`];
  await said('admin', ['directory', 'import', ...files]);
  await said('admin', ['campaign', 'plan', 'spring', '--name', 'Spring']);
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

async function printed(words: readonly string[]): Promise<string> {
  let text = '';
  const stdout = new Writable({
    write(chunk: Buffer, _, done) {
      text += chunk.toString();
      done();
    },
  });
  await run(words, { stdout, stderr: stdout });
  return text;
}

function said(key: string | undefined, words: readonly string[]): Promise<string> {
  const asking = key === undefined ? [] : ['--api-key', key];
  return printed([...words, '--server', server.url, ...asking]);
}

/** The commands below some words that ask a server, by their help. */
async function asking(...words: readonly string[]): Promise<readonly string[]> {
  const help = await printed([...words, '--help']);
  const [, list] = /^Commands:\n((?: {2}.*\n)+)/m.exec(help) ?? [];
  if (list === undefined) return help.includes('--server <url>') ? [words.join(' ')] : [];
  const names = [...list.matchAll(/^ {2}([a-z][\w-]*)/gm)].map(([, name = '']) => name);
  const below = names.filter((name) => name !== 'help').map((name) => asking(...words, name));
  return (await Promise.all(below)).flat();
}

it('knows every command that asks a server', async () => {
  const known = commands(folder).map(([name]) => name);
  expect(known.toSorted()).toEqual([...(await asking())].toSorted());
});

it('asks for a key, whatever is asked', async () => {
  const others: (readonly [string, string])[] = [];
  for (const [name, , ...args] of commands(folder)) {
    const text = await said(undefined, [...name.split(' '), ...args]);
    if (!text.includes('expected an API key')) others.push([name, text]);
  }
  expect(others).toEqual([]);
});

describe.each(Object.keys(may))('with the key of %s', (role) => {
  it('does what that role may, and says of the rest that it may not', async () => {
    const refused: string[] = [];
    const others: (readonly [string, string])[] = [];
    // What is followed until the campaign ends is left out here.
    const asked = commands(folder).filter(([name]) => name !== 'campaign watch');
    for (const [name, , ...args] of asked) {
      const text = await said(role, [...name.split(' '), ...args]);
      if (text.includes(`${role} has the role ${role} and may not`)) refused.push(name);
      if (/^error:|API key, as|nobody may/.test(text)) others.push([name, text]);
    }
    expect(others).toEqual([]);
    const expected = asked.filter(([, needs]) => !may[role]?.includes(needs));
    expect(refused).toEqual(expected.map(([name]) => name));
  });
});
