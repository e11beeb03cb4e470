import { describe, expect, it } from '@jest/globals';
import { parseDuration } from '#kernel';
import { responseCurve, type CurveInput } from './response-curve.js';

const window = (within: string, parties: number, label = within) => ({
  within: parseDuration(within),
  label,
  parties,
  value: `${parties} of 4`,
});
const input: CurveInput = {
  curve: [
    { seconds: 600, parties: 1 },
    { seconds: 7_200, parties: 3 },
  ],
  parties: 4,
  elapsedSeconds: null,
  windows: [window('PT15M', 1), window('PT30M', 1), window('PT1H', 1), window('PT30H', 3)],
  label: '19 February',
  shareOfParties: 'Share',
  share: (share) => `${share * 100} %`,
};
const texts = (svg: string) =>
  [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</g)].map(([, x, y, words]) => ({
    x: Number(x),
    y: Number(y),
    words,
  }));
const pathOf = (svg: string) => /<path d="([^"]+)"[^>]*stroke="#0b57a4"/.exec(svg)?.[1] ?? '';

describe('the response curve', () => {
  it('begins at nought when they were asked, and ends with those that answered within the last window', () => {
    const path = pathOf(responseCurve(input));
    expect(path).toMatch(/^M52,250L/);
    // Three of four Parties: three quarters of the way from 250 up to 26.
    expect(path).toMatch(/664,82$/);
  });

  it('takes a step only at an answer', () => {
    const heights = [...pathOf(responseCurve(input)).matchAll(/,([\d.]+)/g)].map(([, y]) => y);
    expect([...new Set(heights)]).toEqual(['250', '194', '82']);
  });

  it('ends where a test has come that is still under way, without marks beyond', () => {
    const svg = responseCurve({ ...input, elapsedSeconds: 1_200 });
    expect(pathOf(svg)).toMatch(/,194$/);
    const words = texts(svg).map((one) => one.words);
    expect(words).toContain('1 of 4');
    expect(words).not.toContain('3 of 4');
  });

  it('shows the test before beside it, by its own number of Parties', () => {
    const earlier = { curve: [{ seconds: 60, parties: 2 }], parties: 2, label: '1 October' };
    const svg = responseCurve({ ...input, earlier });
    expect(svg).toMatch(/<path d="[^"]+664,26"[^>]*stroke-dasharray/);
    expect(texts(svg).map(({ words }) => words)).toContain('1 October');
  });

  it('lets no two labels lie on each other', () => {
    const at = texts(responseCurve(input));
    for (const [index, one] of at.entries())
      for (const other of at.slice(index + 1))
        expect(Math.abs(one.x - other.x) >= 20 || Math.abs(one.y - other.y) >= 10).toBe(true);
  });

  it('is drawn where nobody was asked, and takes no words for markup', () => {
    const svg = responseCurve({ ...input, parties: 0, curve: [], label: '<script>&' });
    expect(svg).not.toMatch(/NaN|Infinity|<script/);
    expect(svg).toContain('&lt;script>&amp;');
  });
});
