import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transparentChart } from './pictures';
import { newFolder, run } from './programs';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const REPORTS = join(import.meta.dirname, '..', 'reports');

export interface Exported {
  /** The document. */
  readonly file: string;
  /** What the command line said of it. */
  readonly said: string;
}

/** Puts one of test/rendering/reports, with its ledger and pictures, into a folder of its own. @returns the report's path */
export async function layOut(name: string): Promise<string> {
  const folder = await newFolder('report');
  await cp(REPORTS, folder, { recursive: true });
  await writeFile(join(folder, 'chart.png'), transparentChart());
  return join(folder, name);
}

/** Writes a report into a folder of its own. @returns its path */
export async function writeReport(text: string, files: Readonly<Record<string, Uint8Array>> = {}): Promise<string> {
  const folder = await newFolder('report');
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
  const path = join(folder, 'report.md');
  await writeFile(path, text);
  return path;
}

/**
 * Exports by the public command line, as people do.
 *
 * @throws with what it said when the status is not 0
 */
export async function exportReport(
  report: string,
  to: 'docx' | 'html',
  options: readonly string[] = [],
): Promise<Exported> {
  const file = join(await newFolder(to), `document.${to}`);
  const cli = join(ROOT, 'dist', 'cli.js');
  const args = [cli, 'export', report, '--to', to, '-o', file, ...options];
  const { status, stdout, stderr } = await run(process.execPath, args, { env: { LANG: 'zh_CN.UTF-8' } });
  const said = `${stdout.toString()}${stderr}`;
  if (status !== 0) throw new Error(`export --to ${to} ended with ${status}:\n${said}`);
  return { file, said };
}

/** A report of the repository's seeds, by its path there. */
export const seed = (name: string): string => join(ROOT, 'seeds', name);

/**
 * A report that is nothing but a title and full lines: each paragraph has 26 characters in its first, indented line, and 28 in
 * each of the others. The text is the beginning of the Thousand-Character Classic, 28 characters without a figure.
 */
export function gridReport(paragraphs: number): string {
  const line = '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏云腾致雨';
  const paragraph = line.slice(2) + line.repeat(4);
  return `# 满页检验\n\n${Array.from({ length: paragraphs }, () => paragraph).join('\n\n')}\n`;
}

/**
 * The Markdown's visible text without spaces: its marks, links' targets, comments and front matter taken out. For reports of ours.
 *
 * @param values what stands for each placeholder
 * @param reference what stands for a reference to a footnote, `$1` its number
 */
export async function visibleText(
  report: string,
  values: Readonly<Record<string, string>>,
  reference: '' | '$1' = '',
): Promise<string> {
  const text = await readFile(report, 'utf8');
  return text
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/^\[\^\d+\]:.*$/gm, '')
    .replace(/\[\^(\d+)\]/g, reference)
    .replace(/\{\{(.+?)\}\}/g, (_, name: string) => values[name] ?? '')
    .replace(/!\[[^\]]*\]\(\S+(?: "([^"]*)")?\)/g, (_, caption?: string) => caption ?? '')
    .replace(/^\|[\s:|-]+\|$/gm, '')
    .replace(/^#+ |^> |^- |\*\*|\|/gm, match => (match === '- ' ? '•' : ''))
    .replace(/\s+/g, '');
}
