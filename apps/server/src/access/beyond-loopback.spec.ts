import { describe, expect, it } from '@jest/globals';
import { loadConfiguration } from '../configuration/index.js';
import { requireAccessGiven } from './beyond-loopback.js';

const key = { name: 'console', sha256: 'a'.repeat(64) };

/** What a start says with these variables. */
async function saidOf(environment: Readonly<Record<string, string>>, isGiven = false) {
  const { config } = loadConfiguration({ cwd: import.meta.dirname, environment, flags: {} });
  try {
    await requireAccessGiven(config, { isGiven: () => Promise.resolve(isGiven) });
    return 'starts';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('listening beyond this machine', () => {
  it.each([
    ['ROLLCALL_HTTP_HOST', '0.0.0.0'],
    ['ROLLCALL_HTTP_HOST', '::'],
    ['ROLLCALL_HTTP_HOST', 'localhost.example.org'],
    ['ROLLCALL_HTTP_HOST', '128.0.0.1'],
    ['ROLLCALL_LOG_GATEWAY_HOST', '::'],
  ])('with %s=%s needs an account or a key', async (variable, host) => {
    expect(await saidOf({ [variable]: host })).toMatch(
      `${host} can be reached from other machines, and nobody was given access: make the first account with`,
    );
    expect(await saidOf({ [variable]: host }, true)).toBe('starts');
    const apiKeys = JSON.stringify([key]);
    expect(await saidOf({ [variable]: host, ROLLCALL_API_KEYS: apiKeys })).toBe('starts');
  });

  it.each(['127.0.0.1', '127.8.8.8', 'localhost', '::1'])('%s is no such thing', async (host) => {
    expect(await saidOf({ ROLLCALL_HTTP_HOST: host })).toBe('starts');
  });
});
