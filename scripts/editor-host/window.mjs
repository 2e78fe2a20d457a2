/**
 * Opens a folder in the embedded editor and waits until a file of it is shown.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {import('./server.mjs').EditorServer} server
 * @param {{ folder: string, file: string, width?: number, height?: number }} view absolute paths; pixels
 * @returns {Promise<import('playwright-core').Page>} closing its context closes the window
 */
export async function openWindow(browser, server, { folder, file, width = 1440, height = 900 }) {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width, height } });
  const page = await context.newPage();
  await page.goto(server.address({ folder, file }));
  await page.locator('.editor-instance .view-line').first().waitFor({ timeout: 60_000 });
  return page;
}
