import { describe, expect, it } from '@jest/globals';
import type { TrialsResult } from '#simulation';
import { program } from './support/program.js';
import { printed, rollcall } from './support/rollcall.js';

describe('rollcall simulate', () => {
  it('lives through campaigns in several processes, and says that every rule held', async () => {
    const asked = ['simulate', '--seed', '100', '--campaigns', '60'];
    const { exitCode, stdout, stderr } = await program([...asked, '--jobs', '2', '--json']);
    expect([exitCode, stderr]).toEqual([0, '']);
    const result = JSON.parse(stdout) as TrialsResult;
    expect(result.failed).toEqual([]);
    expect(result.campaigns).toBeGreaterThanOrEqual(60);
    // However the work is shared, the same seeds take the same course.
    expect(JSON.parse(await printed(...asked, '--jobs', '1', '--json'))).toEqual(result);
  }, 300_000);

  it('says it in words', async () => {
    expect(await printed('simulate', '--campaigns', '1', '--jobs', '1')).toMatch(
      /^\d+ campaigns? in 1 trial: \d+ events, \d+ messages?, \d+ steps, \d+ deaths? of a process\nNo broken rule was found\.\n$/,
    );
  });

  it.each([
    ['--seed', '-1'],
    ['--seed', '1.5'],
    ['--campaigns', '0'],
    ['--campaigns', 'many'],
    ['--jobs', '0'],
  ])('refuses %s %s', async (option, value) => {
    const { exitCode, stderr } = await rollcall('simulate', option, value);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('expected a whole number');
  });
});
