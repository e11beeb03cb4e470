import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SqliteEventLog } from '#event-log';
import { Cluster } from './support/cluster.js';
import { ErasureLife, person, plaintexts } from './support/erasure-life.js';
import { profiles } from './support/live-network.js';
import { freshPath, printed } from './support/rollcall.js';

const ending: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).toReversed()) await end();
});

/** As text, and as somebody might have packed it. */
function findIn(bytes: Buffer): readonly string[] {
  return plaintexts.filter((text) =>
    [Buffer.from(text), ...packed(text)].some((form) => bytes.includes(form)),
  );
}

/** A heap is large, and what is in it is not packed. */
function findInHeap(heap: string): readonly string[] {
  return plaintexts.filter((text) => heap.includes(text));
}

function packed(text: string): readonly Buffer[] {
  const hex = Buffer.from(text).toString('hex');
  // In base64 a text looks otherwise at each of three places.
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), Buffer.from(text)])
      .toString('base64')
      .replace(/=+$/, '')
      .slice(shift === 0 ? 0 : shift + 1, -2),
  );
  const url = base64.map((one) => one.replaceAll('+', '-').replaceAll('/', '_'));
  return [hex, hex.toUpperCase(), ...base64, ...url].map((one) => Buffer.from(one));
}

function foundIn(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile())
    .flatMap(({ parentPath, name }) =>
      findIn(readFileSync(join(parentPath, name))).map((text) => `${name}: ${text}`),
    );
}

/** The heap of the process as Node writes it: every string that is reachable. */
async function heapOf(life: ErasureLife): Promise<string> {
  life.askForHeap();
  for (;;) {
    const [file] = readdirSync(life.diagnostics).filter((name) => name.endsWith('.heapsnapshot'));
    const text = file && readFileSync(join(life.diagnostics, file), 'utf8').trimEnd();
    // It is whole once its last list is closed.
    if (text?.endsWith(']}')) return text;
    await passed(100);
  }
}

/** What Redis holds; without a cluster nothing. */
async function valuesIn(cluster: Cluster | undefined): Promise<string> {
  if (cluster === undefined) return '';
  return cluster.redis.ask(async (redis) => {
    const read = async (key: string): Promise<unknown> => {
      const type = await redis.type(key);
      if (type === 'string') return redis.get(key);
      if (type === 'hash') return redis.hgetall(key);
      if (type === 'list') return redis.lrange(key, 0, -1);
      if (type === 'set') return redis.smembers(key);
      return type === 'zset' ? redis.zrange(key, 0, '-1') : redis.xrange(key, '-', '+');
    };
    const keys = await redis.keys('*');
    const all = keys.map(async (key) => [key, await read(key)]);
    return JSON.stringify(await Promise.all(all));
  });
}

describe.each(profiles)('FM-34: after an erasure, in the profile %s,', (profile) => {
  it('nothing personal is left anywhere, and history is as it was', async () => {
    const store = freshPath('store.sqlite');
    const cluster =
      profile === 'cluster' ? await Cluster.start(SqliteEventLog.open(store)) : undefined;
    if (cluster !== undefined) ending.push(() => cluster.end());
    const life = await ErasureLife.prepare(cluster?.environment ?? {});
    mkdirSync(life.diagnostics);
    ending.push(() => life.end());
    await life.start();
    await life.live();
    // What is looked for is there as long as nobody erased it.
    const before = await life.api('GET', '/privacy/contact-points/cz-9');
    // Of a reply that is an answer the subject is not kept.
    const { subject: _, ...words } = person;
    for (const text of Object.values(words)) expect(before.text).toContain(text);
    expect(findIn(Buffer.from((await life.api('GET', '/mail')).text))).not.toEqual([]);
    const figures = await life.api('GET', '/campaigns/spring/statistics');
    await life.erase();
    expect(foundIn(life.data)).toEqual([]);
    await life.stop();

    await life.start();
    const asked = [
      '/privacy/contact-points/cz-9',
      '/directory/contact-points',
      '/directory/contact-points/cz-9',
      '/campaigns/spring/pings/cz-9/events',
      '/campaigns/spring/board',
      '/proposals',
      '/mail',
      '/letters',
      '/phone-tasks',
    ];
    for (const path of asked)
      expect([path, findIn(Buffer.from((await life.api('GET', path)).text))]).toEqual([path, []]);
    expect(findIn(Buffer.from((await life.ask('GET', '/metrics')).text))).toEqual([]);
    const after = await life.api('GET', '/campaigns/spring/statistics');
    expect(JSON.parse(after.text)).toEqual({
      ...(JSON.parse(figures.text) as object),
      events: (JSON.parse(after.text) as { events?: number }).events,
    });
    expect(findInHeap(await heapOf(life))).toEqual([]);
    expect(findIn(Buffer.from(await valuesIn(cluster)))).toEqual([]);
    await life.stop();
    expect(findIn(Buffer.from(life.output.join('\n')))).toEqual([]);
    expect(foundIn(life.data)).toEqual([]);
    expect(foundIn(dirname(store))).toEqual([]);
    if (cluster === undefined) await copiesHoldNothing(life.data);
  }, 120_000);
});

async function copiesHoldNothing(data: string): Promise<void> {
  const out = freshPath('copies');
  mkdirSync(out);
  await printed(
    'backup',
    '--data',
    data,
    '--out',
    join(out, 'backup'),
    '--with-keys',
    join(out, 'keys.json'),
  );
  await printed('directory', 'export', '--data', data, '--out', join(out, 'export.csv'));
  await printed(
    'privacy',
    'export',
    '--contact-point',
    'cz-9',
    '--data',
    data,
    '--out',
    join(out, 'held.json'),
  );
  expect(foundIn(out)).toEqual([]);
  expect(await printed('replay', '--data', data)).not.toContain('differs');
}
