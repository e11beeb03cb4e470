import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import { chromium, AnswerPageModule, ServerBench, point } from './support.js';

interface Seen {
  readonly url: string;
  readonly lang: string;
  readonly dir: string;
  readonly heading: string;
  readonly alerts: number;
  readonly checked: number;
  readonly width: number;
}

let bench: ServerBench;
afterEach(() => bench.stop());

async function visit(language: string): Promise<
  Record<'form' | 'withoutChoice' | 'partlyTaken' | 'thanks' | 'again', Seen> & {
    readonly focused: number;
    readonly requests: readonly string[];
  }
> {
  bench = await ServerBench.start({
    features: [AnswerPageModule],
    network: [point('se-1', { languages: [language] })],
  });
  const url = `${bench.url}/r/${await bench.tokenOf('se-1')}`;
  const script = join(import.meta.dirname, 'visit-answer-page.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [script, chromium, url, language]);
  return JSON.parse(stdout) as Awaited<ReturnType<typeof visit>>;
}

describe('the answer page in a browser without scripts', () => {
  it.each([
    ['en', 'ltr'],
    ['ar', 'rtl'],
  ])('is answered by keyboard alone in %s, and reads %s', async (language, direction) => {
    const { form, withoutChoice, partlyTaken, focused, thanks, again, requests } =
      await visit(language);
    for (const page of [form, withoutChoice, partlyTaken, thanks, again]) {
      expect(page).toMatchObject({ lang: language, dir: direction });
      // Nothing has to be scrolled sideways on a telephone.
      expect(page.width).toBeLessThanOrEqual(360);
    }
    expect(form.checked).toBe(0);
    expect(new Set([form.heading, thanks.heading, again.heading]).size).toBeGreaterThan(1);
    expect(new Set(requests.map((url) => new URL(url).origin))).toEqual(new Set([bench.url]));
    const [response] = await bench.recorded('ResponseReceived');
    expect(response?.data).toMatchObject({ via: 'link', grade: 'responsible-officer' });
    // The number that was mistyped is asked for again below what is read first: that the answer is recorded.
    expect(partlyTaken.heading).toBe(thanks.heading);
    expect(focused).toBe(1);
    const [further] = await bench.recorded('FurtherResponseReceived');
    expect(further?.data['corrections']).toMatchObject({ fields: ['phone'] });
  });

  it('FM-02: sends nothing that counts while no choice was made', async () => {
    const { withoutChoice } = await visit('en');
    // The browser itself asks for the choice, or the page comes again and says so.
    expect(withoutChoice.checked).toBe(0);
    expect(await bench.recorded('ResponseReceived')).toHaveLength(1);
  });
});
