import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { withBrowser } from './with-browser.mjs';

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/**
 * Lets `work` see a page in a browser, tells the spec what it returns, and what went wrong unseen as `troubles`.
 * `ask(name, given)` has the spec do something.
 */
export function asVisitor(work) {
  process.once('message', (told) => {
    visit(work, told).catch((error) => process.send({ failed: error.stack }));
  });
}

async function visit(work, { executablePath, given }) {
  const options = {
    locale: given.locale ?? 'en-GB',
    timezoneId: 'Europe/Vienna',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  };
  await withBrowser(executablePath, options, async (context) => {
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const troubles = troublesOf(page);
    const seen = await work({ context, page, ask, given });
    await new Promise((sent) => process.send({ seen: { ...seen, troubles } }, sent));
  });
}

function troublesOf(page) {
  const troubles = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    // Of requests more is known below, and those to a server that is gone fail as they should.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      troubles.push(message.text());
  });
  page.on('response', (response) => {
    // Where nobody has to sign in there is no session.
    const isExpected = response.status() === 404 && response.url().endsWith('/session');
    if (response.status() >= 400 && !isExpected)
      troubles.push(`${response.status()} ${response.url()}`);
  });
  return troubles;
}

let asked = 0;

function ask(name, given) {
  const id = asked++;
  return new Promise((resolve) => {
    const hear = (message) => {
      if (message.id !== id) return;
      process.off('message', hear);
      resolve(message.result);
    };
    process.on('message', hear);
    process.send({ ask: name, id, given });
  });
}

/** What axe-core finds wrong on the page as it is, as `rule: element`. */
export async function violationsOn(page) {
  await page.evaluate(axeSource);
  const found = await page.evaluate(() =>
    window.axe
      .run(document, { resultTypes: ['violations'] })
      .then(({ violations }) =>
        violations.flatMap(({ id, nodes }) =>
          nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
        ),
      ),
  );
  return found;
}

/** How far the page reaches to the side. */
export function widthOf(page) {
  return page.evaluate(() => document.documentElement.scrollWidth);
}

/** Waits until an element has this text, white space apart. */
export async function textIs(locator, text) {
  const page = locator.page();
  await locator.first().waitFor();
  const handle = await locator.first().elementHandle();
  await page.waitForFunction(
    ([element, wanted]) => element.textContent.replaceAll(/\s+/g, ' ').trim() === wanted,
    [handle, text],
  );
}
