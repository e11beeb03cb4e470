// Looks back at a campaign that is over, by keyboard.
import { asVisitor, textIs, violationsOn, widthOf } from './as-visitor.mjs';

asVisitor(async ({ page, given: { url } }) => {
  const figure = page.locator('.campaign-figures .first dd').first();
  const asOf = page.locator('.as-of');
  await page.goto(url);
  await textIs(figure, '68 of 68');
  const slider = page.locator('.time-slider input');
  await slider.focus();
  await page.keyboard.press('Home');
  for (let minute = 0; minute < 15; minute++) await page.keyboard.press('ArrowRight');
  await textIs(figure, '24 of 68');
  const told = {
    valueText: await slider.getAttribute('aria-valuetext'),
    asOf: await asOf.innerText(),
    status: await page.locator('.campaign-head .status').innerText(),
    actions: await page.locator('.campaign-head .actions').count(),
  };
  await page.waitForURL(/at=2024-02-19T09%3A15/);
  const release = await heldUp(page, '**/history*');
  await page.reload();
  await page.locator('main [role=status]').filter({ hasText: 'Loading' }).waitFor();
  const figuresBeforeHistory = await page.locator('.campaign-figures').count();
  release();
  await textIs(figure, '24 of 68');

  await page.locator('tr[data-row="ad-1"]').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  const detail = page.locator('.ping-detail').first();
  await detail.locator('.policy-steps li').first().waitFor();
  const atMinute15 = await detail.locator('.policy-steps').innerText();
  const eventsThen = await detail.locator('.timeline li').count();

  const pages = await violationsByLook(page);

  const back = page.locator('.time-slider').getByRole('button', { name: 'Back to now' });
  await back.focus();
  await page.keyboard.press('Enter');
  await textIs(figure, '68 of 68');
  await asOf.waitFor({ state: 'hidden' });
  await page.waitForFunction(() => !location.search.includes('at='));
  const reasons = await detail.locator('.timeline .reason').allInnerTexts();

  const map = page.getByRole('listbox');
  await map.focus();
  await page.keyboard.press('End');
  const lastOnMap = await page.locator('.named strong').innerText();

  await page.getByRole('button', { name: 'Play' }).press('Enter');
  // It begins at the launch and moves by itself.
  await page.waitForFunction(() =>
    /T\+0\d:(?!00:00)/.test(document.querySelector('.moment').textContent),
  );
  await page.getByRole('button', { name: 'Halt' }).press('Enter');
  await back.press('Enter');
  await textIs(figure, '68 of 68');

  const printed = await onPaper(page);
  await page.setViewportSize({ width: 320, height: 640 });
  const narrow = {
    width: await widthOf(page),
    violations: await violationsOn(page),
    rowShown: await page.locator('tr[data-row="ad-1"] td').first().isVisible(),
  };
  return {
    told,
    figuresBeforeHistory,
    atMinute15,
    eventsThen,
    pages,
    reasons,
    lastOnMap,
    printed,
    narrow,
  };
});

/** Keeps what is asked for there until it is released. */
async function heldUp(page, address) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route(address, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** What axe-core finds in each language and theme. */
async function violationsByLook(page) {
  const pages = {};
  for (const language of ['en', 'fr'])
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await page.locator('.bar select').first().selectOption(language);
      await page.locator(`html[lang="${language}"]`).waitFor();
      pages[`${language} ${colorScheme}`] = await violationsOn(page);
    }
  await page.locator('.bar select').first().selectOption('en');
  await page.emulateMedia({ colorScheme: 'light' });
  return pages;
}

async function onPaper(page) {
  await page.emulateMedia({ media: 'print' });
  const printed = {
    slider: await page.locator('.time-slider').isVisible(),
    figures: await page.locator('.campaign-figures').isVisible(),
    asOf: await page.locator('.as-of').isVisible(),
    lastRow: await page.locator('tr[data-row]').last().isVisible(),
  };
  await page.emulateMedia({ media: 'screen' });
  return printed;
}
