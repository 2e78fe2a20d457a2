import type { Page } from 'playwright-core';

/** Times that a dialog is answered: it does not hear what it is told while it lists a folder. */
const TRIES = 4;

/**
 * Answers the editor's own file dialog, which takes a path and has a button; it proposes a place beside the report.
 * @param title of the dialog, or its beginning
 * @param path what is typed in place of what is proposed; else that is taken
 */
export async function answerFileDialog(page: Page, title: string, path?: string): Promise<void> {
  const dialog = page.locator('.quick-input-widget:not(.hidden)', { hasText: title });
  // The list comes with the proposed path; before it, the dialog would write that over what is typed.
  await dialog.locator('.monaco-list-row').first().waitFor();
  for (let tries = 1; ; tries += 1) {
    if (path !== undefined) await dialog.locator('input[type="text"]').fill(path);
    await dialog.locator('.quick-input-action .monaco-button').first().click();
    const closed = dialog.waitFor({ state: 'hidden', timeout: 5000 }).then(
      () => true,
      () => false,
    );
    if ((await closed) || !(await dialog.isVisible())) return;
    if (tries === TRIES) throw new Error(`the dialog “${title}” does not take ${path ?? 'its own proposal'}`);
  }
}
