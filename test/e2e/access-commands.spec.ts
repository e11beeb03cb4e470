import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createLog, loadConfiguration, startServer, type RunningServer } from '#server';
import {
  eventsOf,
  freshPath,
  printed,
  printedJson,
  reference,
  rollcall,
} from './support/rollcall.js';

let data: string;
beforeEach(async () => {
  data = freshPath('data');
  await printed('directory', 'import', reference.contactPoints, '--data', data);
});

describe('accounts and keys of a data directory', () => {
  it('are made by whoever can read its files, with what they need to be told once', async () => {
    const made = ['account', 'create', 'M.Meier', '--role', 'admin', '--name', 'Maria Meier'];
    expect(await printed(...made, '--data', data)).toMatch(
      /^Made: m\.meier, admin\.\nFor m\.meier alone, once, until \S+:\n {2}the address of the server, followed by \/invitation\/m\.meier\.[\w-]{43}\n$/,
    );
    expect(await printed('account', 'list', '--data', data)).toMatch(
      /^account +role +name +signs in by +last signed in\nm\.meier +admin +Maria Meier +invited until \S+ +never\n\n1 account\n$/,
    );
    const issued = await rollcall('key', 'issue', 'nightly', '--role', 'viewer', '--data', data);
    expect(issued.stdout).toMatch(/^rc_[\w-]{43}\n$/);
    expect(issued.stderr).toMatch(/^Key [\da-f]{16}, viewer, until \S+ It is shown this once\.\n$/);
    const [{ keyId }] = await printedJson<[{ keyId: string }]>('key', 'list', '--data', data);
    expect(await printed('key', 'revoke', keyId, '--data', data)).toBe(
      `Revoked: nightly (${keyId}).\n`,
    );
    expect(await printed('key', 'list', '--data', data)).toMatch(
      /nightly +viewer +– +revoked +never/,
    );
    const [imported] = await eventsOf(data);
    const [created] = (await eventsOf(data)).filter(({ type }) => type === 'AccountCreated');
    expect(created?.metadata.actor).toEqual({ kind: 'command-line', id: 'rollcall' });
    expect(imported?.metadata.actor).not.toEqual(created?.metadata.actor);
  });

  it.each([
    [['account', 'create', 'a b', '--role', 'admin'], 1, 'login: expected a name of 2 to 32'],
    [['account', 'create', 'anna', '--role', 'viewer'], 1, 'begin with an administrator'],
    [['account', 'create', 'anna', '--role', 'boss'], 2, 'Allowed choices are admin, operator'],
    [['account', 'role', 'anna', 'boss'], 2, 'expected one of admin, operator, analyst, viewer'],
    [['account', 'disable', 'anna'], 1, 'there is no such account (accountId anna)'],
    [['key', 'issue', 'x', '--days', '400'], 2, 'expected a whole number from 1 to 366'],
    [['key', 'revoke', 'x'], 1, 'there is no such API key (keyId x)'],
  ])('say what is wrong: %j', async (words, exitCode, said) => {
    expect(await rollcall(...words, '--data', data)).toEqual({
      exitCode,
      stdout: '',
      stderr: expect.stringContaining(said) as unknown,
    });
  });
});

describe('a server over it', () => {
  let server: RunningServer;
  beforeEach(async () => {
    const flags = { 'http.port': '0', data };
    const { config } = loadConfiguration({ cwd: data, environment: {}, flags });
    server = await startServer(config, createLog({ level: 'silent', pretty: false }));
  });
  afterEach(() => server.close());

  it('lets in whom the files say, from the moment they say it', async () => {
    const asked = (...words: readonly string[]) => rollcall(...words, '--server', server.url);
    expect((await asked('account', 'list')).stdout).toBe('Nobody has an account.\n');
    const issue = ['key', 'issue', 'root', '--role', 'admin'];
    const key = (await rollcall(...issue, '--data', data)).stdout.trim();
    expect((await asked('account', 'list', '--api-key', key)).stdout).toBe(
      'Nobody has an account.\n',
    );
    expect((await asked('account', 'list')).stderr).toContain('expected an API key');
    const create = ['account', 'create', 'anna', '--role', 'viewer', '--api-key', key];
    expect((await asked(...create)).stdout).toContain(`\n  ${server.url}/invitation/anna.`);
    const [listed] = await printedJson<[{ keyId: string }]>('key', 'list', '--data', data);
    await printed('key', 'revoke', listed.keyId, '--data', data);
    expect((await asked('account', 'list', '--api-key', key)).stderr).toBe(
      'rollcall: this API key was revoked\n',
    );
  });
});
