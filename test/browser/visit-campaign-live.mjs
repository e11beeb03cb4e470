// Leads a campaign from its launch to its end, and looks at one that was called off.
import { asVisitor, textIs, violationsOn, widthOf } from './as-visitor.mjs';

asVisitor(async ({ page, ask, given: { url } }) => {
  const figure = page.locator('.campaign-figures .first dd').first();
  const status = page.locator('.campaign-head .status');
  const dialog = page.getByRole('alertdialog');
  const button = (name) => page.getByRole('button', { name });
  const confirm = (name) => dialog.getByRole('button', { name, exact: true });
  const seen = {};
  await page.goto(`${url}/spring`);
  await textIs(figure, '0 of 3');
  // Gone with the next load.
  await page.evaluate(() => (window.notLoadedSince = true));
  await ask('answer', 'se-1');
  await textIs(figure, '1 of 3');

  await button('Pause …').press('Enter');
  seen.pauseTold = await dialog.locator('.what p').innerText();
  seen.pauseNeedsReason = await confirm('Pause').isDisabled();
  await dialog.getByRole('textbox').fill('Maintenance of the mail server');
  seen.dialogViolations = await violationsOn(page);
  await page.keyboard.press('Enter');
  await textIs(status, 'paused, nothing is sent');
  await button('Resume …').press('Enter');
  await confirm('Resume').press('Enter');
  await textIs(status, 'running');

  await ask('pass', 12 * 60 + 1);
  const calls = page.locator('.calls li');
  await textIs(page.locator('.phone-tasks h2'), '2 phone calls to make');
  seen.calls = await calls.allInnerTexts();
  await calls.filter({ hasText: 'gh-1' }).getByRole('button').press('Enter');
  await dialog.getByRole('textbox').first().fill('Inspector Mensah');
  seen.callViolations = await violationsOn(page);
  await confirm('Record').press('Enter');
  await textIs(figure, '2 of 3');
  await textIs(page.locator('.phone-tasks h2'), '1 phone call to make');
  await page.waitForFunction(() => document.activeElement?.id === 'phone-tasks');
  seen.violations = await violationsOn(page);

  await page.setViewportSize({ width: 320, height: 640 });
  seen.narrow = await widthOf(page);
  seen.narrowViolations = await violationsOn(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  const lost = page.locator('.notice[data-kind=warn]').filter({ hasText: 'connection is lost' });
  await ask('stop');
  await lost.waitFor();
  seen.liveWhileLost = await page.locator('.campaign-figures').getAttribute('data-live');
  seen.lostTold = await page.locator('.bar .state').innerText();
  await ask('start');
  await ask('answer', 'pl-1');
  await lost.waitFor({ state: 'detached' });
  await textIs(figure, '3 of 3');
  seen.liveAfterwards = await page.locator('.campaign-figures').getAttribute('data-live');

  await button('Close …').press('Enter');
  seen.closeNeedsPhrase = await confirm('Close').isDisabled();
  await page.keyboard.type('spring');
  await page.keyboard.press('Enter');
  await textIs(status, 'closed');
  seen.actionsAfterwards = await page.locator('.campaign-head .actions').count();
  seen.neverLoadedAnew = await page.evaluate(() => window.notLoadedSince === true);

  await ask('callOff');
  await page.goto(`${url}/autumn`);
  await textIs(status, 'called off');
  seen.clockOfCalledOff = await page.locator('.campaign-head .clock').innerText();
  seen.sliderEnd = await page.locator('.time-slider input').getAttribute('max');
  return seen;
});
