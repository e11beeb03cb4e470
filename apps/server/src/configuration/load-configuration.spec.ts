import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { InvalidInput } from '#kernel';
import { configurationWarnings } from './configuration-warnings.js';
import { loadConfiguration, type ConfigurationInput } from './load-configuration.js';
import { shownSettings } from './shown-settings.js';

const scratch = mkdtempSync(join(tmpdir(), 'rollcall-configuration-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

let cwd = scratch;
beforeEach(() => {
  cwd = mkdtempSync(join(scratch, 'cwd-'));
});

function file(name: string, text: string): string {
  writeFileSync(join(cwd, name), text);
  return name;
}

function load(input: Partial<ConfigurationInput> = {}) {
  return loadConfiguration({ cwd, environment: {}, ...input });
}

/** What is wrong, a line for each. */
function faults(input: Partial<ConfigurationInput>): readonly string[] {
  try {
    load(input);
  } catch (error) {
    if (error instanceof InvalidInput) return error.message.split('\n');
    throw error;
  }
  return [];
}

const mail = {
  ROLLCALL_SMTP_HOST: 'mail.example.org',
  ROLLCALL_SMTP_FROM_ADDRESS: 'ping@example.org',
};
const key = { name: 'desk', sha256: 'ab'.repeat(32) };

it.each([
  'esdb://h',
  'esdb+discover://u:p@h:2113?tls=true',
  'kurrentdb://h',
  'kurrent+discover://h',
])('takes %s for the address of an event store', (connectionString) => {
  const text = `eventStore: {connectionString: "${connectionString}"}`;
  file('rollcall.config.yaml', text);
  expect(faults({}).filter((line) => line.includes('expected'))).toEqual([]);
});

/** What a client of a provider needs beside the issuer. */
const client = 'clientId: rollcall, clientSecret: hush';

describe('where values come from', () => {
  it('has a default for everything that must be', () => {
    const { config, sources, file: read } = load();
    expect(config).toEqual({
      data: 'rollcall-data',
      roles: ['api', 'worker'],
      profile: 'embedded',
      http: {
        host: '127.0.0.1',
        port: 8247,
        publicUrl: 'http://127.0.0.1:8247',
        streams: 2_000,
        trustedProxies: [],
      },
      access: { sessionHours: 12 },
      apiKeys: [],
      logging: { level: 'info', pretty: process.stdout.isTTY === true },
      mailIn: {},
      gateways: {},
      seals: { everyMs: 3_600_000 },
    });
    expect([sources.size, read]).toEqual([0, undefined]);
  });

  it('lets the environment overrule the file, and flags overrule both, each value with its source', () => {
    file('rollcall.config.yaml', 'data: one\nhttp:\n  host: localhost\n  port: 1\n');
    const { config, sources } = load({
      environment: { ROLLCALL_HTTP_PORT: '2', ROLLCALL_DATA: 'two' },
      flags: { 'http.port': '3' },
    });
    expect([config.data, config.http.host, config.http.port]).toEqual(['two', 'localhost', 3]);
    expect(Object.fromEntries(sources)).toEqual({
      data: 'ROLLCALL_DATA',
      'http.host': 'rollcall.config.yaml:3',
      'http.port': 'command line',
    });
  });

  it('reads JSON as it reads YAML, from the file it is told', () => {
    const name = file('mine.json', '{\n\t"roles": ["worker"],\n\t"apiKeys": []\n}');
    expect(load({ file: name }).config.roles).toEqual(['worker']);
    expect(load({ environment: { ROLLCALL_CONFIG: name } }).config.roles).toEqual(['worker']);
  });

  it('reads numbers, answers, lists and objects from the environment', () => {
    const { config } = load({
      environment: {
        ...mail,
        ROLLCALL_SMTP_REQUIRE_TLS: 'false',
        ROLLCALL_ROLES: 'api, worker',
        ROLLCALL_API_KEYS: JSON.stringify([key]),
      },
    });
    expect(config.smtp?.requireTls).toBe(false);
    expect(config.roles).toEqual(['api', 'worker']);
    expect(config.apiKeys).toEqual([{ ...key, scopes: ['read', 'write'] }]);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(load({ environment: { ROLLCALL_HTTP_PORT: '' } }).config.http.port).toBe(8247);
  });

  it('leaves variables of others and of the command line alone', () => {
    const environment = { PATH: '/bin', ROLLCALL_SERVER: 'http://x', ROLLCALL_API_KEY: 'x' };
    expect(faults({ environment })).toEqual([]);
  });
});

describe('secrets', () => {
  it('are read from files, without the line end that editors add', () => {
    file('secret', 'hush\n');
    const environment = { ...mail, ROLLCALL_SMTP_USER: 'u', ROLLCALL_SMTP_PASSWORD_FILE: 'secret' };
    const loaded = load({ environment });
    expect(loaded.config.smtp?.password).toBe('hush');
    expect(loaded.sources.get('smtp.password')).toBe('ROLLCALL_SMTP_PASSWORD_FILE=secret');
  });

  it('are masked wherever settings are shown', () => {
    const loaded = load({
      environment: {
        ...mail,
        ROLLCALL_SMTP_USER: 'u',
        ROLLCALL_SMTP_PASSWORD: 'hush',
        ROLLCALL_DEAD_MAN_URL: 'https://watch.example/hush',
        ROLLCALL_GATEWAYS_SMS_URL: 'https://sms.example',
        ROLLCALL_GATEWAYS_SMS_SECRET: `whsec_${'hush'.repeat(10)}`,
        ROLLCALL_API_KEYS: JSON.stringify([key]),
      },
    });
    const shown = JSON.stringify(shownSettings(loaded));
    expect(shown).not.toMatch(/hush|abab/);
    expect(shown).toMatch(/smtp\.password.*•/);
  });

  it('are refused on the command line, which every user of the machine can read', () => {
    expect(faults({ flags: { 'smtp.password': 'hush' } })).toEqual([
      expect.stringMatching(/smtp\.password: is a secret.*ROLLCALL_SMTP_PASSWORD_FILE/),
    ]);
  });

  it('are refused twice over, and from a file that is not there', () => {
    const twice = { ...mail, ROLLCALL_SMTP_PASSWORD: 'a', ROLLCALL_SMTP_PASSWORD_FILE: 'b' };
    expect(faults({ environment: twice })).toEqual([
      'ROLLCALL_SMTP_PASSWORD_FILE: ROLLCALL_SMTP_PASSWORD is set as well; keep one of them',
    ]);
    const missing = { ...mail, ROLLCALL_SMTP_PASSWORD_FILE: 'nowhere' };
    expect(faults({ environment: missing })).toEqual([
      'ROLLCALL_SMTP_PASSWORD_FILE: nowhere: there is no such file',
    ]);
  });
});

describe('what is wrong', () => {
  it('is told with its place and the nearest name', () => {
    file('rollcall.config.yaml', 'http:\n  prot: 1\nsmpt: {host: x}\n');
    const environment = { ROLLCALL_HTTP_HOTS: 'x', ROLLCALL_HTTP_PORT: 'abc' };
    expect(faults({ environment, flags: { dota: 'x' } })).toEqual([
      'rollcall.config.yaml:2:3:http.prot: is not a known setting; did you mean http.port?',
      expect.stringMatching(/^rollcall\.config\.yaml:3:1:smpt: is not a known setting/),
      'ROLLCALL_HTTP_HOTS: stands for no known setting; did you mean ROLLCALL_HTTP_HOST?',
      'command line:dota: is not a known setting; did you mean data?',
      'ROLLCALL_HTTP_PORT:http.port: expected a whole number from 0 to 65535',
    ]);
  });

  it.each([
    ['http: 1', 'expected at least one setting below it'],
    ['mailIn: {smtp: {}}', 'mailIn.smtp: expected at least one setting below it'],
    ['http: {port: "1"}', 'expected a whole number'],
    ['http: {port:}', 'is empty'],
    ['roles: [cook]', 'expected a list of some of api, worker'],
    ['roles: []', 'expected a list of some of api, worker'],
    ['profile: clustered', 'expected one of embedded, cluster'],
    ['profile: cluster', 'profile: cluster needs eventStore.connectionString'],
    ['profile: cluster', 'profile: cluster needs redis.url'],
    ['profile: cluster', 'profile: cluster needs keys.masterKey, or keys.masterKeyCommand'],
    ['redis: {url: "redis://r"}', 'redis.url: goes with the profile cluster'],
    ['redis: {url: "http://r"}', 'expected a URL, such as redis://'],
    ['eventStore: {connectionString: "db:2113"}', 'expected a connection string, such as esdb://'],
    ['keys: {masterKey: "c2hvcnQ="}', 'expected 32 bytes as base64'],
    ['logGateway: {certificateFile: x}', 'goes with logGateway.privateKeyFile'],
    ['http: {trustedProxies: [10.0.0.0/33]}', '10.0.0.0/33 is none'],
    ['http: {trustedProxies: [proxy.example]}', 'expected a list of addresses and networks'],
    ['access: {sessionHours: 0}', 'expected a whole number from 1'],
    [`access: {oidc: {issuer: "http://id.example", ${client}}}`, 'expected an https URL'],
    [
      `access: {oidc: {issuer: "https://id.example", ${client}, roleClaim: x}}`,
      'access.oidc.roles',
    ],
    [
      `access: {oidc: {issuer: "https://id.example", ${client}, roles: [{name: x, role: admin}]}}`,
      'access.oidc.roleClaim',
    ],
    ['access: {oidc: {issuer: "https://id.example"}}', 'access.oidc.clientId: is needed'],
    ['http: {publicUrl: "ftp://x"}', 'expected an http(s) URL'],
    ['smtp: {host: mail.example.org}', 'smtp.from.address: is needed'],
    ['apiKeys: [{name: desk, sha256: hush}]', 'expected 64 hexadecimal digits'],
    ['apiKeys: [{name: desk, hash: x}]', 'apiKeys[0].hash: is not known'],
    ['apiKeys: desk', 'expected a list'],
    ['gateways: {webhook: {secret: short}}', 'whsec_'],
    ['deadMan: {url: "https://x", everyMs: 1}', 'expected a whole number from 1000'],
    ['smtp: {host: x, from: {address: a@b.c}, user: u}', 'smtp.user: goes with smtp.password'],
    ['smtp: {host: x, from: {address: a@b.c}, password: u}', 'goes with smtp.user'],
    ['mailIn: {smtp: {port: 25}}', 'mail in goes with mail out'],
    ['data: [1]', 'expected a text'],
    ['__proto__: {port: 1}', 'is not a known setting'],
    ['constructor: 1', 'is not a known setting'],
    ['- 1', 'expected settings'],
    ['http: {port: 1, port: 2}', 'unique'],
    ['"', 'rollcall.config.yaml:1:'],
  ])('%s', (text, message) => {
    file('rollcall.config.yaml', text);
    expect(faults({}).join('\n')).toContain(message);
  });

  it('is a file that is not there, too long, or one of two', () => {
    expect(faults({ file: 'nowhere.yaml' })).toEqual(['nowhere.yaml: there is no such file']);
    file('rollcall.config.yaml', `# ${'x'.repeat(300_000)}`);
    expect(faults({})[0]).toContain('is longer than');
    file('rollcall.config.json', '{}');
    expect(faults({})[0]).toContain('keep one of them');
  });
});

it('asks a mail server elsewhere for TLS unless told otherwise', () => {
  expect(load({ environment: mail }).config.smtp?.requireTls).toBe(true);
  const here = { ...mail, ROLLCALL_SMTP_HOST: 'localhost' };
  expect(load({ environment: here }).config.smtp).toMatchObject({
    requireTls: false,
    domain: 'example.org',
  });
});

it('warns of what will surprise somebody', () => {
  expect(configurationWarnings(load().config).join()).toMatch(/nothing can be sent.*deadMan\.url/);
  expect(configurationWarnings(load({ environment: mail }).config).join()).toMatch(
    /replies and bounces are not taken in.*cannot open the links/,
  );
  file('rollcall.config.yaml', 'roles: [api]');
  expect(configurationWarnings(load().config)).toEqual([]);
  const proxied = { ROLLCALL_HTTP_PUBLIC_URL: 'https://ping.example.org' };
  expect(configurationWarnings(load({ environment: proxied }).config)).toEqual([
    expect.stringMatching(/everybody counts as one.*http\.trustedProxies/),
  ]);
  const named = { ...proxied, ROLLCALL_HTTP_TRUSTED_PROXIES: '127.0.0.1, fd00::/8' };
  expect(configurationWarnings(load({ environment: named }).config)).toEqual([]);
});
