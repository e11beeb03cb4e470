// Takes up an invitation, turns on the second step, signs out and in again, and reads the description of the API, as a person
// with a browser does. Runs as a process of its own, because a browser cannot be driven from within Jest. Prints what was
// seen as JSON; pictures go to the folder that is named last, where one is.
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { withBrowser } from './with-browser.mjs';

const [executablePath, invitation, locale, now, pictures] = process.argv.slice(2);
const { origin } = new URL(invitation);
const password = 'correct horse battery';
const smallScreen = {
  locale,
  // The smallest screen that pages have to fit without scrolling sideways (WCAG 2.2, 1.4.10).
  viewport: { width: 320, height: 640 },
};
await withBrowser(executablePath, smallScreen, async (context) => {
  const violations = await violationsIn(context);
  const seen = [];
  const requests = new Set();
  context.on('request', (request) => requests.add(new URL(request.url()).origin));
  const page = await context.newPage();
  const look = async (name) => {
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    seen.push({ name, heading: await page.locator('h1').first().innerText(), width });
    if (pictures === undefined) return;
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`), fullPage: true });
    }
    await page.emulateMedia({ colorScheme: 'light' });
  };
  const submit = async (form) => {
    await form.locator('button[type=submit]').press('Enter');
    await page.waitForLoadState();
  };
  const form = (action) => page.locator(`form[action="${action}"]`);

  await page.goto(invitation);
  await page.locator('#password').fill('passwordpassword');
  await page.locator('#repeated').fill('passwordpassword');
  await submit(page.locator('form'));
  await look('invitation-fault');
  await page.locator('#password').fill(password);
  await page.locator('#repeated').fill(password);
  await submit(page.locator('form'));
  await look('account');

  await page.locator('#enrol-password').fill(password);
  await submit(form('/account/second-step'));
  await look('enrol');
  const secret = await page.locator('input[name=secret]').getAttribute('value');
  const totp = new TOTP({ secret: Secret.fromBase32(secret ?? '') });
  await page.locator('#code').fill(totp.generate({ timestamp: Number(now) }));
  await submit(form('/account/second-step/confirm'));
  await look('recovery');
  const recovery = await page.locator('.codes code').first().innerText();

  await page.goto(`${origin}/account`);
  await look('account-second-step');
  await submit(form('/sign-out'));
  await look('signed-out');
  await page.goto(`${origin}/r/unknown`);
  await look('answer-page');
  await page.goto(`${origin}/sign-in?next=/api/docs`);
  const login = new URL(invitation).pathname.split('/').at(-1)?.split('.')[0] ?? '';
  await page.locator('#login').fill(login);
  await page.locator('#password').fill(password);
  await submit(form('/sign-in'));
  await look('code');
  await page.locator('#code').fill('not a code');
  await submit(form('/sign-in/code'));
  await look('code-fault');
  await page.locator('#code').fill(recovery);
  await submit(form('/sign-in/code'));
  await page.waitForSelector('.opblock');
  const place = page.url();
  await page.locator('.opblock-summary').first().click();
  await page.waitForSelector('.opblock-body');
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, 'docs.png') });
  await runInline(page);
  const scriptCookie = await page.evaluate(() => document.cookie);
  process.stdout.write(
    JSON.stringify({ seen, violations, place, scriptCookie, requests: [...requests] }),
  );
});

/** Every page reports what its policy forbids to a listener that is there before it. */
async function violationsIn(context) {
  const violations = [];
  await context.exposeFunction('report', (violation) => violations.push(violation));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      window.report(`${violatedDirective} ${blockedURI} ${location.pathname}`),
    );
  });
  return violations;
}

/** What the policy forbids, so that a page without violations has been looked at. */
async function runInline(page) {
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = '"of the test itself"';
    document.body.append(script);
  });
}
