import { readFile, stat } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { type ExportFormat, errorsOf, exportReport, ReferenceUnusable } from '../service/export';
import { parseArguments } from './arguments';
import { slashes } from './disk-host';
import { diskPictures } from './disk-pictures';
import { EXIT, errorCode, Failure } from './failure';
import { FilePlaces } from './findings-by-file';
import { problemLine } from './format-text';
import { choiceOf, LAYOUT_OPTIONS, layoutOf } from './layout-arguments';
import { besideReport, oneReport } from './one-report';
import type { Output } from './output';
import { ResultFile } from './result-file';
import { Session } from './session';

/** A reference document is styles and a few pages; what is larger is something else. */
const MOST_REFERENCE_BYTES = 50 * 1024 * 1024;

/** `hegao export FILE`: the finished document as a file. Returns the exit status. */
export async function exportCommand(args: readonly string[], output: Output): Promise<number> {
  const parsed = parseArguments(args, {
    to: 'value',
    metrics: 'list',
    rule: 'list',
    o: 'value',
    force: 'flag',
    reference: 'value',
    ...LAYOUT_OPTIONS,
  });
  const out = parsed.values.get('o')?.[0];
  const format = formatOf(choiceOf(parsed, 'to', ['docx', 'html']), out);
  const layout = layoutOf(parsed);
  const force = parsed.flags.has('force');
  const reference = await referenceOf(parsed.values.get('reference')?.[0], format);
  const session = new Session(parsed, output);
  const report = await oneReport('export', parsed.paths, session);
  if (report === null) return EXIT.failed;
  const { file, findings } = report;
  const path = out === undefined ? besideReport(file.path, `.${format}`) : slashes(out);
  const target = await ResultFile.at(path, force, [file.path, ...findings.ledgerUris]);
  const errors = errorsOf(findings);
  if (errors > 0 && !force) {
    const places = new FilePlaces(session.host);
    const wrong = findings.problems.filter(problem => problem.severity === 'error');
    output.write(wrong.map(problem => `${problemLine(problem, places)}\n`).join(''));
    output.error(l10n.t('{0}：有 {1} 个错误，没有导出。请先改正，或加 --force 仍然导出', file.path, errors));
    return EXIT.findings;
  }
  try {
    const { content, facts, notes } = await exportReport({
      findings,
      format,
      layout,
      readPicture: diskPictures(file.path),
      ...(reference === null ? {} : { reference }),
    });
    await target.write(content);
    const lines = [l10n.t('已导出 {0}', target.path), ...facts, ...notes.map(note => l10n.t('注意：{0}', note))];
    output.write(lines.map(line => `${line}\n`).join(''));
  } catch (error) {
    if (!(error instanceof ReferenceUnusable)) throw error;
    throw new Failure(`${parsed.values.get('reference')?.[0]}${l10n.t('：')}${error.message}`);
  }
  return EXIT.ok;
}

/** What `--to` says, else what the ending of `-o` says, else docx. A file must not be called what it is not. */
function formatOf(asked: ExportFormat | null, out: string | undefined): ExportFormat {
  const ending = /\.(docx|html?)$/i.exec(out ?? '')?.[1]?.toLowerCase();
  const byEnding = ending === undefined ? null : ending === 'docx' ? 'docx' : 'html';
  if (asked !== null && byEnding !== null && asked !== byEnding) {
    throw new Failure(l10n.t('--to {0} 与文件名“{1}”不一致，请改正其中一个', asked, out ?? ''));
  }
  return asked ?? byEnding ?? 'docx';
}

/** The office's own .docx of `--reference`, null when none is given. */
async function referenceOf(path: string | undefined, format: ExportFormat): Promise<Uint8Array | null> {
  if (path === undefined) return null;
  if (format !== 'docx') throw new Failure(l10n.t('--reference 只用于导出 .docx'));
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new Failure(l10n.t('{0}：不是文件，无法用作参考文档', path));
    if (found.size > MOST_REFERENCE_BYTES) throw new Failure(l10n.t('{0}：文件太大，无法用作参考文档', path));
    return await readFile(path);
  } catch (error) {
    if (error instanceof Failure) throw error;
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new Failure(l10n.t('{0}：没有这个文件', path));
    throw new Failure(l10n.t('{0}：无法读取（{1}）', path, code || String(error)));
  }
}
