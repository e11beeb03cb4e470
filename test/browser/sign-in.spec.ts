import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import { chromium, AnswerPageModule, SignInBench } from './support.js';

interface Visit {
  readonly seen: readonly { readonly heading: string; readonly width: number }[];
  /** What the browser refused because a policy of ours forbids it; the last one is of the script itself. */
  readonly violations: readonly string[];
  readonly place: string;
  readonly scriptCookie: string;
  readonly requests: readonly string[];
}

let bench: SignInBench;
afterEach(() => bench.stop());

async function visit(language: string): Promise<Visit> {
  bench = await SignInBench.start({ server: { features: [AnswerPageModule] } });
  const { token } = await bench.accounts.create(
    { login: 'anna', role: 'operator' },
    bench.server.context(),
  );
  const script = join(import.meta.dirname, 'visit-sign-in.mjs');
  const link = `${bench.server.url}/invitation/${token}`;
  const now = String(Date.parse(bench.server.clock.now()));
  const { stdout } = await promisify(execFile)(process.execPath, [
    script,
    chromium,
    link,
    language,
    now,
  ]);
  return JSON.parse(stdout) as Visit;
}

describe('signing in with a browser', () => {
  it.each(['en', 'fr'])('goes from the invitation to the second step in %s', async (language) => {
    const { seen, violations, place, scriptCookie, requests } = await visit(language);
    expect(seen.map(({ heading }) => heading)).toContain(
      language === 'en' ? 'Keep these recovery codes' : 'Conservez ces codes de secours',
    );
    // Nothing has to be scrolled sideways on the smallest screen.
    for (const { width } of seen) expect(width).toBeLessThanOrEqual(320);
    expect(place).toBe(`${bench.server.url}/api/docs`);
    // No page needs what its policy forbids, the description of the API neither; and the policy is looked at.
    expect(violations).toEqual(['script-src-elem inline /api/docs']);
    expect(scriptCookie).toBe('');
    expect(requests).toEqual([bench.server.url]);
    const ways = (await bench.server.recorded('SessionOpened')).map(({ data }) => data['how']);
    expect(ways).toEqual(['invitation', 'password']);
  });
});
