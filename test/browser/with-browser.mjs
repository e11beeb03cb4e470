import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

/** It asks nobody but the pages that it is sent to. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Runs `use` with a browser that has no past; it is gone afterwards with all that it kept. */
export async function withBrowser(executablePath, options, use) {
  const profile = await mkdtemp(join(tmpdir(), 'rollcall-browser-'));
  const launch = { executablePath, args: quiet, headless: true, ...options };
  const context = await chromium.launchPersistentContext(profile, launch);
  try {
    await use(context);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
}
