import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** Takes a picture of every page of the console into `docs/screenshots/`: light and dark, on a desk and on a telephone. */

const root = resolve(import.meta.dirname, '../..');
const out = join(root, 'docs/screenshots');
const program = join(root, 'dist/apps/cli/src/main.js');

/** On the year 2024 of the reference network. */
const pages: Readonly<Record<string, string>> = {
  overview: '',
  campaigns: 'campaigns',
  'plan-a-campaign': 'campaigns/plan',
  'phone-tasks': 'phone-tasks',
  mail: 'mail',
  directory: 'directory',
  'contact-point': 'directory/fr-1',
  import: 'directory/import',
  versions: 'directory/versions',
  proposals: 'proposals',
  statistics: 'statistics',
  activities: 'activities',
  audit: 'audit',
  settings: 'settings',
};
const sizes = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 360, height: 740 },
} as const;
const themes = ['light', 'dark'] as const;

/** Resolves with the first words of this form that a program says; rejects where it ends before. */
function said(child: ChildProcess, words: RegExp): Promise<string> {
  return new Promise((found, failed) => {
    let text = '';
    const read = (chunk: Buffer) => {
      text += chunk.toString();
      const first = words.exec(text)?.[0];
      if (first !== undefined) found(first);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('close', () => failed(new Error(`the program ended: ${text}`)));
  });
}

function rollcall(...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [program, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function pictures(
  browser: Browser,
  url: string,
  wanted: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [size, viewport] of Object.entries(sizes))
    for (const colorScheme of themes) {
      const context = await browser.newContext({
        viewport,
        colorScheme,
        locale: 'en-GB',
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      for (const [name, path] of Object.entries(wanted)) {
        await page.goto(`${url}/console/${path}`, { waitUntil: 'load' });
        await page.locator('main h1').first().waitFor();
        // Streams stay open: the page is still once nothing has been loading for a while.
        await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
        await page.waitForTimeout(800);
        await page.screenshot({
          path: join(out, `${name}-${size}-${colorScheme}.png`),
          fullPage: size === 'desktop',
        });
      }
      await context.close();
    }
}

const data = mkdtempSync(join(tmpdir(), 'rollcall-screenshots-'));
mkdirSync(out, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking', '--hide-scrollbars'],
});
const address = /http:\/\/127\.0\.0\.1:\d+/;
const started: ChildProcess[] = [];
try {
  const enacted = rollcall('enact', 'examples/network-2024/year.yaml', '--data', data);
  enacted.stdout?.resume();
  enacted.stderr?.resume();
  await once(enacted, 'close');
  const year = rollcall('serve', '--data', data, '--port', '0');
  started.push(year);
  await pictures(browser, await said(year, address), pages);
  const demo = rollcall('demo');
  started.push(demo);
  const url = await said(demo, address);
  // A quarter of an hour into the test.
  await said(demo, /T?09:1[3-9]/);
  await pictures(browser, url, { campaign: 'campaigns/demo' });
} finally {
  await browser.close();
  for (const child of started) child.kill('SIGINT');
  rmSync(data, { recursive: true, force: true });
}
