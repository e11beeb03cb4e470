// Brings a file in, has its corrections decided by two people, publishes what came of it, and proposes one by hand.
import { asVisitor, textIs, violationsOn } from './as-visitor.mjs';

asVisitor(async ({ page, ask, given: { url, file, spoilt } }) => {
  const seen = {};
  const dialog = page.getByRole('alertdialog');
  const button = (name) => page.getByRole('button', { name });
  const inDialog = (name) => dialog.getByRole('button', { name, exact: true });
  const publish = async () => {
    await page.goto(`${url}/directory/versions`);
    await button('Publish').first().press('Enter');
    await dialog.getByRole('button').last().press('Enter');
    await dialog.waitFor({ state: 'detached' });
  };
  await page.goto(new URL(await ask('invite'), url).href);
  await page.locator('#password').fill('correct horse battery');
  await page.locator('#repeated').fill('correct horse battery');
  await page.locator('form button[type=submit]').press('Enter');
  await page.waitForURL(/account/);
  await publish();

  await page.goto(`${url}/directory/import`);
  await page.locator('input[type=file]').setInputFiles(spoilt);
  await page.getByText('Europe/Nowhere').first().waitFor();
  seen.refused = await page.locator('main').innerText();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByText('+46855000009').first().waitFor();
  seen.difference = await page.locator('main').innerText();
  seen.violations = await violationsOn(page);
  await button('Propose').last().press('Enter');
  await page
    .locator('[role=status]')
    .filter({ hasText: /propos/i })
    .first()
    .waitFor();

  await page.goto(`${url}/proposals`);
  await page.getByText('+46855000009').waitFor();
  await button('Approve').first().press('Enter');
  await inDialog('Approve').press('Enter');
  seen.fourEyes = await dialog.getByRole('alert').innerText();
  await page.keyboard.press('Escape');
  await ask('approveAsSomebodyElse');
  // It goes without the page being loaded anew.
  await page.getByText('+46855000009').waitFor({ state: 'detached' });

  await publish();
  await page
    .getByText(/telephone changed/)
    .first()
    .waitFor();
  seen.words = await page.locator('.plain-list').innerText();

  await page.goto(`${url}/directory`);
  await page.getByRole('combobox', { name: 'Type' }).selectOption({ index: 1 });
  await page.locator('tbody tr').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/directory\/\w+-\d/);
  await button('Propose a correction').press('Enter');
  await dialog.getByLabel('Telephone', { exact: true }).fill('+46855000010');
  seen.dialogViolations = await violationsOn(page);
  await inDialog('Propose a correction').press('Enter');
  await page.waitForURL(/proposals$/);
  await page.getByText('+46855000010').waitFor();
  await textIs(page.locator('main h1'), 'Proposals');
  return seen;
});
