import { beforeAll, describe, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { createServer as createHttpServer } from 'node:http';
import { ServerBench } from '../../apps/server/src/testing/server-bench.js';
import { MemoryIdempotencyKeys } from '#idempotency';
import { memoryStores } from '#engine';
import {
  ApiModule,
  createLog,
  digestOfKey,
  loadConfiguration,
  startServer,
  type RunningServer,
} from '#server';
import { run } from '../../apps/cli/src/run.js';
import {
  Captured,
  fileOf,
  freshPath,
  printed,
  printedJson,
  reference,
  rollcall,
} from './support/rollcall.js';

let data: string;
beforeAll(async () => {
  data = freshPath('secretariat');
  await printed(
    'directory',
    'import',
    reference.contactPoints,
    '--parties',
    reference.parties,
    '--data',
    data,
  );
});

const on = (...args: readonly string[]) => rollcall(...args, '--data', data);
const told = (...args: readonly string[]) => printed(...args, '--data', data);
const json = <Value>(...args: readonly string[]) => printedJson<Value>(...args, '--data', data);

describe('over a data directory', () => {
  it('a campaign is planned, scheduled, looked at, launched and steered', async () => {
    await told('campaign', 'plan', 'spring', '--name', 'Spring test', '--party', 'FR', 'GD', 'SE');
    await told('campaign', 'schedule', 'spring', '--local-hour', '03:00', '--day', '2999-03-01');
    const dryRun = await told('campaign', 'dry-run', 'spring');
    expect(dryRun).toContain('3 messages in 2 languages to 3 contact points of 3 Parties');
    expect(dryRun).toMatch(
      /gd-1 +GD +2999-03-01T07:00:00Z +2999-03-01 03:00 -04:00 America\/Grenada +email-main +en\n/,
    );
    expect(dryRun).toMatch(/after 15 min +remind\n/);
    const launched = await told('campaign', 'launch', 'spring');
    expect(launched).toContain('This sends 3 messages in 2 languages');
    expect(launched).toContain('(2999-03-01 03:00 +01:00 in Europe/Paris)');
    expect(launched).toContain(`Messages go out while "rollcall serve --data ${data}" runs.`);
    expect(await told('campaign', 'pause', 'spring', '--reason', 'gateway down')).toContain(
      ': paused\n',
    );
    expect(await told('campaign', 'resume', 'spring')).toContain(': running\n');
    expect(await told('campaign', 'close', 'spring')).toContain(': closed\n');
    expect(await told('campaign', 'list')).toMatch(/spring +Spring test +closed/);
    expect(await json('campaign', 'show', 'spring')).toMatchObject({
      status: 'closed',
      overview: { status: 'closed' },
    });
    expect(await on('campaign', 'launch', 'spring')).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'rollcall: it has ended (campaignId spring)\n',
    });
  });

  it('a launch with warnings needs somebody who says yes', async () => {
    const never = fileOf('{"steps":[{"after":"P2D","do":"remind","to":"same"}]}', 'never.json');
    expect(await told('policy', 'define', 'never', never)).toContain(
      'warning: step 1: falls due at P2D',
    );
    await told(
      'campaign',
      'plan',
      'warned',
      '--name',
      'Warned',
      '--policy',
      'never',
      '--party',
      'PL',
    );
    const piped = await on('campaign', 'launch', 'warned');
    expect(piped.exitCode).toBe(1);
    expect(piped.stdout).toContain('warning: step 1');
    expect(piped.stderr).toContain('add --yes');
    expect(await askedFor('not its id')).toEqual([1, expect.stringContaining('not launched')]);
    expect(await json('campaign', 'show', 'warned')).toMatchObject({ status: 'planned' });
    expect(await askedFor('warned')).toEqual([0, '']);
    expect(await json('campaign', 'show', 'warned')).toMatchObject({ status: 'running' });
  });

  /** On a terminal, where somebody types `answer`. */
  async function askedFor(answer: string): Promise<readonly [number, string]> {
    const [stdout, stderr] = [new Captured(), new Captured()];
    const questions: string[] = [];
    const ask = (question: string) => Promise.resolve((questions.push(question), answer));
    const exitCode = await run(['campaign', 'launch', 'warned', '--data', data], {
      stdout,
      stderr,
      ask,
    });
    expect(questions).toEqual(["Type the campaign's id (warned) to launch it: "]);
    return [exitCode, stderr.text];
  }

  it('policies and templates go out as JSON, and in again', async () => {
    const policy = fileOf(await told('policy', 'show', 'standard', '--json'), 'policy.json');
    expect(await told('policy', 'define', 'copy', policy)).toBe('Policy copy is at version 1.\n');
    const template = fileOf(await told('template', 'show', 'standard', '--json'), 'template.json');
    expect(await told('template', 'define', 'copy', template)).toBe(
      'Template copy is at version 1.\n',
    );
    expect(await told('template', 'list')).toMatch(/copy +1 +en fr es pt ar/);
    expect(await told('template', 'preview', 'copy', '--language', 'fr')).toContain('EXERCICE');
    expect(await told('policy', 'list')).toMatch(/copy +1 +5 +30 h/);
  });

  it('a series is planned, listed and stopped', async () => {
    const cron = ['--cron', '0 9 1 * *', '--timezone', 'Europe/Paris'];
    await told('series', 'plan', 'monthly', '--name', 'Monthly', ...cron);
    expect(await told('series', 'list')).toMatch(/monthly +Monthly +active/);
    expect(await told('series', 'stop', 'monthly')).toContain('stopped');
  });

  it.each([
    [
      'a file that is wrong',
      ['policy', 'define', 'x', fileOf('{"steps":[{"after":1}]}', 'bad.json')],
      /bad\.json:steps\[0\]\.after: expected an ISO 8601 duration/,
    ],
    [
      'a file that is no JSON',
      ['policy', 'define', 'x', fileOf('steps', 'no.json')],
      /no\.json: this is not JSON/,
    ],
    [
      'a file that is not there',
      ['template', 'define', 'x', '/nothing.json'],
      /\/nothing\.json: there is no such file/,
    ],
    [
      'a policy that is none',
      ['campaign', 'plan', 'x', '--name', 'X', '--policy', 'none'],
      /policyId: there is none of this id/,
    ],
    [
      'an id that is none',
      ['campaign', 'plan', 'a.b', '--name', 'X'],
      /campaignId: expected 1 to 64 letters/,
    ],
    ['a campaign that is not there', ['campaign', 'show', 'nothing'], /there is no such campaign/],
    [
      'an answer in a campaign that is not there',
      ['answer', 'record', 'nothing', 'fr-1'],
      /there is no such campaign/,
    ],
    [
      'a phone task that is not there',
      ['phone', 'complete', 'x', '--outcome', 'refused'],
      /there is no such phone task/,
    ],
    ['a mail that is not there', ['mail', 'dismiss', 'x', '--reason', 'spam'], /mail/],
  ])('%s is told in one line', async (_, args, line) => {
    const { exitCode, stdout, stderr } = await on(...args);
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(line);
    expect(stderr).not.toContain('    at ');
  });

  it.each([
    [
      'two ways to schedule',
      ['campaign', 'schedule', 'x', '--at', '2999-01-01T00:00:00Z', '--window', 'P1D'],
    ],
    ['no way to schedule', ['campaign', 'schedule', 'x']],
    ['an hour without a day', ['campaign', 'schedule', 'x', '--local-hour', '03:00']],
    [
      'a time that is none',
      ['campaign', 'schedule', 'x', '--local-hour', '24:00', '--day', '2999-01-01'],
    ],
    ['both a server and a directory', ['campaign', 'list', '--server', 'http://127.0.0.1:1']],
    ['a server that is no URL', ['campaign', 'list', '--server', 'localhost']],
    [
      'an answer of a call that reached nobody',
      ['phone', 'complete', 'x', '--outcome', 'refused', '--by', 'A'],
    ],
    ['a Party that is none', ['campaign', 'plan', 'x', '--name', 'X', '--party', 'Frnace']],
    ['a type that is none', ['campaign', 'plan', 'x', '--name', 'X', '--type', 'polis']],
    [
      'a cron expression that is none',
      ['series', 'plan', 'x', '--name', 'X', '--cron', '0 9 32 * *', '--timezone', 'UTC'],
    ],
    [
      'a time zone that is none',
      ['series', 'plan', 'x', '--name', 'X', '--cron', '0 9 1 * *', '--timezone', 'Mars'],
    ],
    ['a reason for closing', ['campaign', 'close', 'x', '--reason', 'done']],
    ['a correction without a value', ['answer', 'record', 'x', 'y', '--correct', 'phone']],
  ])('%s is a wrong call', async (_, args) => {
    const { exitCode, stderr } = await on(...args);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('--help')]);
  });
});

it('without a server or a directory there is nobody to ask', async () => {
  const { exitCode, stderr } = await rollcall('campaign', 'list');
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('--server URL')]);
});

describe('over a running server', () => {
  it('does the same with a key, and says what is missing without one', async () => {
    const apiKeys = [{ name: 'desk', sha256: digestOfKey('secret'), scopes: ['write'] as const }];
    const api = ApiModule.over({ idempotency: new MemoryIdempotencyKeys(), apiKeys });
    const bench = await ServerBench.start({ features: [api] });
    const server = ['--server', bench.url, '--api-key', 'secret'];
    expect(await printed('campaign', 'show', 'test', ...server)).toContain(
      '0 of 3 Parties answered',
    );
    const recorded = await printed('answer', 'record', 'test', 'gh-1', '--by', 'Ama', ...server);
    expect(recorded).toBe(
      'Recorded as received at 2024-02-19T09:00:00Z: it is the first in time and counts.\n',
    );
    const statistics = await printedJson('stats', ...server);
    expect(statistics).toMatchObject({ campaign: 'test', answered: { parties: 1 } });
    expect(await rollcall('campaign', 'list', '--server', bench.url)).toEqual({
      exitCode: 1,
      stdout: '',
      stderr:
        'rollcall: expected an API key, as "Authorization: Bearer KEY"; give it with --api-key or in ROLLCALL_API_KEY\n',
    });
    await bench.stop();
  });

  it('a launch says what the server warns of, before it happens', async () => {
    const running = await startedServer();
    const server = ['--server', running.url];
    await printed('campaign', 'plan', 'dumb', '--name', 'Dumb', ...server);
    const { exitCode, stdout } = await rollcall('campaign', 'launch', 'dumb', ...server);
    await running.close();
    expect(exitCode).toBe(1);
    expect(stdout).toContain('the server warns: nothing can be sent');
  });

  it('imports a directory into a running server, and nothing that is wrong', async () => {
    const running = await startedServer();
    try {
      const into = ['--server', running.url];
      const file = reference.contactPoints;
      const counts = { contactPoints: 85, registered: 85 };
      expect(await printedJson('directory', 'import', file, ...into)).toMatchObject(counts);
      expect(await printed('directory', 'import', file, ...into)).toMatch(
        /0 new, 0 confirmed, 0 changed, 85 as before\nIt is in the log of http:/,
      );
      const wrong = fileOf('id,party\nfr-1,FR\n');
      const refused = await rollcall('directory', 'import', wrong, ...into);
      expect(refused.exitCode).toBe(1);
      expect(refused.stderr).toContain(`${wrong}:1:1: column "partyName" is missing`);
      const both = await rollcall('directory', 'import', file, ...into, '--data', data);
      expect(both).toMatchObject({ exitCode: 2, stdout: '' });
    } finally {
      await running.close();
    }
  });

  it('says that nobody answers, or that it is no Rollcall', async () => {
    const http = createHttpServer((_, response) => response.writeHead(502).end('bad gateway'));
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
    const strange = await rollcall('campaign', 'list', '--server', url);
    expect([strange.exitCode, strange.stderr]).toEqual([
      1,
      expect.stringContaining('is no Rollcall server'),
    ]);
    await new Promise((resolve) => http.close(resolve));
    const gone = await rollcall('campaign', 'list', '--server', url);
    expect([gone.exitCode, gone.stderr]).toEqual([
      1,
      expect.stringContaining(`no server answers at ${url}`),
    ]);
  });
});

/** As it is without any configuration. */
function startedServer(): Promise<RunningServer> {
  const { config } = loadConfiguration({
    cwd: '/',
    environment: {},
    flags: { 'http.port': '0', 'logging.level': 'silent' },
  });
  return startServer(config, createLog(config.logging), { stores: memoryStores() });
}

it.each(
  [
    'campaign',
    'campaign plan',
    'campaign schedule',
    'campaign dry-run',
    'campaign launch',
    'campaign watch',
    'campaign pause',
    'campaign resume',
    'campaign cancel',
    'campaign close',
    'campaign show',
    'campaign list',
    'policy',
    'policy define',
    'policy show',
    'policy list',
    'template',
    'template define',
    'template show',
    'template preview',
    'template list',
    'series',
    'series plan',
    'series list',
    'series stop',
    'phone',
    'phone list',
    'phone complete',
    'mail',
    'mail list',
    'mail assign',
    'mail dismiss',
    'answer',
    'answer record',
  ].map((name) => [name] as const),
)('rollcall %s --help shows examples', async (name) => {
  const { exitCode, stdout, stderr } = await rollcall(...name.split(' '), '--help');
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(new RegExp(`\\nExamples:\\n( {2}rollcall .*\\n)* {2}rollcall ${name} `));
});
