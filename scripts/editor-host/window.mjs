/**
 * A browser profile for windows of the editor. Windows of one profile share what the browser has fetched.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {{ width?: number, height?: number, scale?: number }} [size] of the window, and how many pixels of the screen one of it takes
 * @returns {Promise<import('playwright-core').BrowserContext>}
 */
export function newProfile(browser, { width = 1440, height = 900, scale = 1 } = {}) {
  return browser.newContext({ locale: 'zh-CN', viewport: { width, height }, deviceScaleFactor: scale });
}

/**
 * Opens a folder in the embedded editor and waits until a file of it is shown.
 *
 * @param {import('playwright-core').BrowserContext} profile
 * @param {import('./server.mjs').EditorServer} server
 * @param {{ folder: string, file: string }} view absolute paths
 * @returns {Promise<import('playwright-core').Page>}
 */
export async function openWindow(profile, server, { folder, file }) {
  const page = await profile.newPage();
  try {
    await page.goto(server.address({ folder, file }));
    await page.locator('.editor-instance .view-line').first().waitFor({ timeout: 60_000 });
    return page;
  } catch (error) {
    await page.close();
    throw error;
  }
}
