/**
 * Runs inside the extension host of a real editor, where tests run: opens the sample report again and again, asks for hovers and
 * completions, and writes the times to the file that HEGAO_TEST_REPORT names. scripts/bench/in-editor.mjs starts it.
 *
 * Times are wall-clock milliseconds, from the request to the answer through the editor's own process and back, as an extension
 * and a person meet them. The peers are asked in turn with ours, so that both meet the same load.
 */
import { writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';

const RUNS = 100;
const SAMPLE = '2015年上半年工作情况';

/** Both in milliseconds, in the order in which they were measured. */
export interface Measured {
  readonly ours: readonly number[];
  readonly peer: readonly number[];
}

export interface HostTimes {
  /** Whether the extension was running when a folder and a plain text had been opened, but no Markdown. */
  readonly activeTooEarly: boolean;
  /** What the first Markdown file costs once. */
  readonly activation: number;
  readonly opening: Measured;
  readonly hover: Measured;
  readonly completion: Measured;
}

interface HegaoApi {
  check(
    document: vscode.TextDocument,
  ): Promise<{ readonly figures: readonly { readonly start: number; readonly end: number }[] } | undefined>;
}

/** What the editor calls. */
export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension<HegaoApi>('hegao.hegao');
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const report = process.env['HEGAO_TEST_REPORT'];
  if (!extension || !folder || !report) throw new Error('no extension, folder or file for the report');
  await prepare(folder, extension.extensionUri);

  await open(vscode.Uri.joinPath(folder, 'plain.txt'));
  const activeTooEarly = extension.isActive;
  await open(vscode.Uri.joinPath(folder, 'empty.md'));
  const begin = performance.now();
  const api = await extension.activate();
  const activation = performance.now() - begin;

  const opening = await measureOpening(folder);
  const document = await vscode.workspace.openTextDocument(reportIn(folder, 0));
  const without = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'no-ledger.md'));
  await open(document.uri);
  const figures = (await api.check(document))?.figures ?? [];
  const hover = await measureHover(document, without, figures);
  const completion = await measureCompletion(document, without);
  const times: HostTimes = { activeTooEarly, activation, opening, hover, completion };
  await writeFile(report, JSON.stringify(times));
}

const reportIn = (folder: vscode.Uri, n: number): vscode.Uri => vscode.Uri.joinPath(folder, `${n}`, `${SAMPLE}.md`);

/** A copy of the report and its ledger for each run: a file that was open before might still be known. */
async function prepare(folder: vscode.Uri, extensionUri: vscode.Uri): Promise<void> {
  const read = (name: string) => vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'seeds', name));
  const [text, ledger] = [await read(`${SAMPLE}.md`), await read(`${SAMPLE}.metrics.yaml`)];
  const write = (path: string, content: Uint8Array) =>
    vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, path), content);
  for (let n = 0; n < 2 * RUNS; n++) {
    await write(`${n}/${SAMPLE}.md`, text);
    await write(`${n}/${SAMPLE}.metrics.yaml`, ledger);
  }
  await write('plain.txt', new TextEncoder().encode('plain\n'));
  await write('empty.md', new TextEncoder().encode('\n'));
  await write('no-ledger.md', text);
}

/** As a click in the explorer does, so that the file is forgotten when its editor closes. */
async function open(uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
}

const close = (): Thenable<unknown> => vscode.commands.executeCommand('workbench.action.closeActiveEditor');

/** From opening to the first diagnostics; the peer is the outline that the editor's own Markdown extension makes of the same text. */
async function measureOpening(folder: vscode.Uri): Promise<Measured> {
  const ours: number[] = [];
  const peer: number[] = [];
  for (let n = 0; n < RUNS; n++) {
    const uri = reportIn(folder, n);
    const begin = performance.now();
    const squiggles = firstDiagnostics(uri);
    await open(uri);
    await squiggles;
    ours.push(performance.now() - begin);
    await close();

    const other = reportIn(folder, RUNS + n);
    const start = performance.now();
    await open(other);
    await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', other);
    peer.push(performance.now() - start);
    await close();
  }
  return { ours, peer };
}

function firstDiagnostics(uri: vscode.Uri): Promise<void> {
  return new Promise(resolve => {
    const subscription = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (!uris.some(changed => changed.toString() === uri.toString())) return;
      if (vscode.languages.getDiagnostics(uri).length === 0) return;
      subscription.dispose();
      resolve();
    });
  });
}

/** At a hundred places in figures; the peer is the editor's own hover, at the same places of the text without a ledger. */
async function measureHover(
  document: vscode.TextDocument,
  without: vscode.TextDocument,
  figures: readonly { readonly start: number; readonly end: number }[],
): Promise<Measured> {
  const places = figures.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, n) => start + n));
  if (places.length === 0) throw new Error('the sample has no figures');
  const ours: number[] = [];
  const peer: number[] = [];
  for (let n = 0; n < RUNS; n++) {
    const position = document.positionAt(places[Math.floor((n * places.length) / RUNS)]!);
    ours.push(await timeOf('vscode.executeHoverProvider', document.uri, position));
    peer.push(await timeOf('vscode.executeHoverProvider', without.uri, position));
  }
  return { ours, peer };
}

/** Behind a name that was begun; the peer is what the editor itself completes, by words and paths, in the same text without a ledger. */
async function measureCompletion(document: vscode.TextDocument, without: vscode.TextDocument): Promise<Measured> {
  const begun = ['受理', '督查', '调研', '政务', '建议', 'slsm', 'dcz', 'dybg', '帮助解决', '企业反映'];
  const ours: number[] = [];
  const peer: number[] = [];
  for (let n = 0; n < RUNS; n++) {
    const ask = async (asked: vscode.TextDocument): Promise<number> => {
      const last = asked.lineAt(asked.lineCount - 1).range;
      const edit = new vscode.WorkspaceEdit();
      edit.replace(asked.uri, last, begun[n % begun.length]!);
      await vscode.workspace.applyEdit(edit);
      return timeOf('vscode.executeCompletionItemProvider', asked.uri, asked.lineAt(asked.lineCount - 1).range.end);
    };
    ours.push(await ask(document));
    peer.push(await ask(without));
  }
  return { ours, peer };
}

async function timeOf(command: string, ...parameters: unknown[]): Promise<number> {
  const begin = performance.now();
  await vscode.commands.executeCommand(command, ...parameters);
  return performance.now() - begin;
}
