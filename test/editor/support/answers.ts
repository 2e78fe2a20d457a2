import * as vscode from 'vscode';

type Asker = 'showInformationMessage' | 'showWarningMessage' | 'showErrorMessage' | 'showSaveDialog' | 'showQuickPick';

/** What the extension has said and asked, and answers in the user's place: no dialog of the editor's own opens meanwhile. */
export class Answers {
  /** Texts of the messages, by kind, in their order. */
  readonly said: { readonly kind: Asker; readonly text: string; readonly options: unknown }[] = [];
  /** The button that is pressed on a message that has it. */
  button: string | undefined;
  /** What is ticked in a list of many, by its label; undefined: the list is closed. */
  ticked: ((label: string) => boolean) | undefined;
  /** What the save dialog answers, from its options. */
  target: (options: vscode.SaveDialogOptions) => vscode.Uri | undefined = () => undefined;
  private readonly before = new Map<Asker, unknown>();

  constructor() {
    for (const kind of ['showInformationMessage', 'showWarningMessage', 'showErrorMessage'] as const) {
      this.replace(kind, (text: string, ...rest: unknown[]) => {
        this.said.push({ kind, text, options: rest[0] });
        return Promise.resolve(rest.find(item => item === this.button));
      });
    }
    this.replace('showSaveDialog', (options: vscode.SaveDialogOptions) => {
      this.said.push({ kind: 'showSaveDialog', text: options.title ?? '', options });
      return Promise.resolve(this.target(options));
    });
    this.replace(
      'showQuickPick',
      (items: readonly { readonly label: string }[], options?: { readonly canPickMany?: boolean }) =>
        Promise.resolve(
          options?.canPickMany === true
            ? this.ticked && items.filter(item => this.ticked?.(item.label))
            : items.find(item => item.label === this.button),
        ),
    );
  }

  /** The editor asks again. */
  end(): void {
    for (const [kind, original] of this.before) Object.assign(vscode.window, { [kind]: original });
  }

  private replace(kind: Asker, by: (...args: never[]) => Promise<unknown>): void {
    this.before.set(kind, vscode.window[kind]);
    Object.assign(vscode.window, { [kind]: by });
  }
}
