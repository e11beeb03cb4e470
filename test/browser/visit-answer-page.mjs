// Answers a ping as a person with a browser does: without scripts, by keyboard alone. Runs as a process of its own, because
// a browser cannot be driven from within Jest. Prints what the person saw as JSON.
import { withBrowser } from './with-browser.mjs';

const [executablePath, url, locale] = process.argv.slice(2);
const telephone = {
  javaScriptEnabled: false,
  locale,
  // A telephone: the smallest screen on which a duty officer may be reached.
  viewport: { width: 360, height: 640 },
};
await withBrowser(executablePath, telephone, async (context) => {
  const page = await context.newPage();
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(url);
  const form = await seen(page);
  await page.locator('button[type=submit]').first().press('Enter');
  const withoutChoice = await seen(page);
  await page.locator('#on-duty').focus();
  await page.keyboard.press('Space');
  await page.locator('#answeredBy').focus();
  await page.keyboard.type('A. Duty');
  if (!(await page.locator('#phone').isVisible()))
    await page.locator('summary').first().press('Enter');
  await page.locator('#phone').focus();
  await page.keyboard.type('010 123');
  await page.locator('button[type=submit]').first().press('Enter');
  await page.waitForLoadState();
  const partlyTaken = await seen(page);
  const focused = await page.locator('h1:focus').count();
  await page.locator('.errors a').first().press('Enter');
  await page.locator('#phone').fill('+46 10 765 43 21');
  await page.locator('#phone').press('Enter');
  await page.waitForLoadState();
  const thanks = await seen(page);
  await page.goto(url);
  const again = await seen(page);
  process.stdout.write(
    JSON.stringify({ form, withoutChoice, partlyTaken, focused, thanks, again, requests }),
  );
});

/** What of a page can be told from outside: scripts are off. */
async function seen(page) {
  const html = page.locator('html');
  const box = await page.locator('main').boundingBox();
  return {
    url: page.url(),
    lang: await html.getAttribute('lang'),
    dir: await html.getAttribute('dir'),
    heading: await page.locator('h1').innerText(),
    alerts: await page.locator('[role=alert]').count(),
    checked: await page.locator('input[type=radio]:checked').count(),
    width: box === null ? 0 : Math.ceil(box.x + box.width),
  };
}
