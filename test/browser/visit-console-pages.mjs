// Opens every page of the console in both languages and both themes, and on the smallest screen.
import { asVisitor, violationsOn, widthOf } from './as-visitor.mjs';

asVisitor(async ({ page, given: { url, paths } }) => {
  const found = {};
  const note = async (name) => {
    const violations = await violationsOn(page);
    if (violations.length > 0) found[name] = violations;
  };
  const headings = {};
  for (const path of paths) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${url}${path}`);
    for (const language of ['en', 'fr']) {
      await page.locator('.bar select').first().selectOption(language);
      await page.locator(`html[lang="${language}"]`).waitFor();
      await page.locator('main h1').first().waitFor();
      await page.waitForFunction(
        (loading) => !document.querySelector('main').innerText.includes(loading),
        language === 'en' ? 'Loading' : 'Chargement',
      );
      headings[`${path} ${language}`] = await page.locator('main h1').first().innerText();
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        await note(`${path} ${language} ${colorScheme}`);
      }
    }
    await page.setViewportSize({ width: 320, height: 640 });
    const width = await widthOf(page);
    if (width > 320) found[`${path} at 320`] = [`${width} wide`];
    await page.emulateMedia({ media: 'print' });
    const navigation = await page.locator('nav').first().isVisible();
    if (navigation) found[`${path} in print`] = ['its navigation'];
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  }
  return { found, headings };
});
