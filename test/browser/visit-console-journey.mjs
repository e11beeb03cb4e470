// Plans a campaign, launches it, follows it, and reads afterwards what came of it: with the keyboard alone.
import { readFile } from 'node:fs/promises';
import { asVisitor, textIs, violationsOn } from './as-visitor.mjs';

asVisitor(async ({ page, ask, given: { url } }) => {
  const seen = {};
  const visit = { page, ask, url, seen, ...tools(page) };
  await plan(visit);
  await launch(visit);
  await follow(visit);
  await readAfterwards(visit);
  await letOthersIn(visit);
  return seen;
});

function tools(page) {
  const dialog = page.getByRole('alertdialog');
  return {
    dialog,
    button: (name) => page.getByRole('button', { name }),
    inDialog: (name) => dialog.getByRole('button', { name, exact: true }),
    saved: async (press) => {
      const [download] = await Promise.all([page.waitForEvent('download'), press()]);
      return readFile(await download.path(), 'utf8');
    },
  };
}

function answered(page) {
  return page.locator('.campaign-figures .first dd').first();
}

async function plan({ page, url, seen, button, saved }) {
  const figure = (name) => page.locator('.figures > div').filter({ hasText: name }).locator('dd');
  await page.goto(`${url}/campaigns`);
  await page.getByRole('link', { name: 'Plan a campaign' }).first().press('Enter');
  await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
  await page.keyboard.type('Spring test');
  seen.suggestedId = await page.getByLabel('Id').inputValue();
  await textIs(figure('contact points'), '4');
  await page.getByLabel('Parties').fill('se gh');
  await textIs(figure('contact points'), '3');
  await page.getByLabel('Parties').fill('us');
  seen.nobody = await page.getByText('Nobody would be asked').innerText();
  await page.getByLabel('Parties').fill('');
  await textIs(figure('contact points'), '4');
  await page.getByRole('radio', { name: /Not yet/ }).check();
  seen.dryRun = await saved(() => button('CSV').press('Enter'));
  await button('Keep the plan').press('Enter');
  await page.waitForURL(/campaigns\/spring-test$/);
  await page.getByRole('link', { name: /schedule or launch/ }).press('Enter');
  seen.planViolations = await violationsOn(page);
  // What is kept already cannot be made another plan here, and is not launched as one.
  seen.keptIsOpen = await page.getByLabel('Parties').isEnabled();
}

async function launch({ page, seen, dialog, button, inDialog }) {
  await button('Launch now…').press('Enter');
  seen.launchTold = await dialog.locator('.what').innerText();
  seen.launchNeedsPhrase = await inDialog('Launch now').isDisabled();
  seen.launchViolations = await violationsOn(page);
  await dialog.getByRole('textbox').fill('spring-test');
  await page.keyboard.press('Enter');
  await textIs(answered(page), '0 of 3');
}

/** Answers come, and a call is made. */
async function follow({ page, ask, url, button, inDialog }) {
  await ask('answer', 'se-1');
  await ask('answer', 'pl-1');
  await textIs(answered(page), '2 of 3');
  await ask('pass', 12 * 60 + 1);
  await page.goto(`${url}/phone-tasks`);
  const task = page.locator('.task').filter({ hasText: 'gh-1' });
  await task.getByRole('button', { name: /Enter the outcome/ }).press('Enter');
  await inDialog('Record').press('Enter');
  await task.waitFor({ state: 'detached' });
  await page.goto(`${url}/campaigns/spring-test`);
  await textIs(answered(page), '3 of 3');
  await button('Close …').press('Enter');
  await page.keyboard.type('spring-test');
  await page.keyboard.press('Enter');
  await textIs(page.locator('.campaign-head .status'), 'closed');
}

async function readAfterwards({ page, url, seen, button, saved }) {
  await page.goto(`${url}/campaigns/plan`);
  await button('Rehearse').press('Enter');
  seen.rehearsed = await page.getByText(/^On \d+ answers/).innerText();
  await page.goto(`${url}/statistics`);
  seen.compared = await saved(() => button('CSV').first().press('Enter'));
  await page.getByRole('combobox', { name: 'Answered in time, by' }).selectOption('hour');
  seen.byHour = await page.locator('.shares').textContent();
  seen.picture = await saved(() => button('SVG').last().press('Enter'));
  await page.goto(`${url}/audit?type=CampaignLaunched`);
  await page.locator('tbody tr').first().focus();
  await page.keyboard.press('Enter');
  seen.raw = await page.locator('.raw pre').innerText();
  await button('What belongs together').press('Enter');
  await page.waitForURL(/correlation=/);
}

/** Somebody else is to see it, and a program. */
async function letOthersIn({ page, ask, url, seen, dialog, button, inDialog }) {
  await page.goto(`${url}/settings`);
  seen.nobodyYet = await page.getByText('Nobody has an account yet').innerText();
  // From now on nobody is let in who has not signed in: the page would lead there by itself.
  await page.goto('about:blank');
  await page.goto(new URL(await ask('invite'), url).href);
  await page.locator('#password').fill('correct horse battery');
  await page.locator('#repeated').fill('correct horse battery');
  await page.locator('form button[type=submit]').press('Enter');
  await page.waitForURL(/account/);
  await page.goto(`${url}/settings`);
  await button('Invite somebody…').press('Enter');
  await dialog.getByRole('textbox').first().fill('b.berg');
  await inDialog('Invite somebody').press('Enter');
  seen.invitation = await dialog.locator('.secret').innerText();
  await inDialog('Done').press('Enter');
  await button('Define a new one…').first().press('Enter');
  await dialog.getByLabel('Id').fill('strict');
  await dialog.getByLabel('JSON').fill('{"deadline": "PT2H"');
  await inDialog('Define a new one').press('Enter');
  seen.noJson = await dialog.getByRole('alert').innerText();
  await dialog
    .getByLabel('JSON')
    .fill('{"deadline": "PT2H", "steps": [], "windows": ["PT1H", "PT2H"]}');
  await inDialog('Define a new one').press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.locator('summary').filter({ hasText: 'strict' }).waitFor();
  await button('Make a key…').press('Enter');
  await dialog.getByRole('textbox').first().fill('nightly export');
  await inDialog('Make a key').press('Enter');
  seen.key = await dialog.locator('.secret').innerText();
  await inDialog('Done').press('Enter');
  await textIs(
    page.locator('.rows li').filter({ hasText: 'nightly export' }).locator('strong'),
    'nightly export',
  );
}
