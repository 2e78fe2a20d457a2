import * as l10n from '@vscode/l10n';
import { writeReviewCsv } from '../render/review/csv';
import { writeReviewHtml } from '../render/review/html';
import { writeReviewMarkdown } from '../render/review/markdown';
import { reviewCounts } from '../render/review/words';
import { reviewOf } from '../service/review';
import { formatOf, parseArguments } from './arguments';
import { slashes } from './disk-host';
import { EXIT } from './failure';
import { countOf } from './findings-by-file';
import { oneReport } from './one-report';
import type { Output } from './output';
import { ResultFile } from './result-file';
import { Session } from './session';

const WRITERS = { html: writeReviewHtml, md: writeReviewMarkdown, csv: writeReviewCsv };

/** Endings of `-o` that say the format when `--format` does not. */
const ENDINGS: Readonly<Record<string, keyof typeof WRITERS>> = {
  html: 'html',
  htm: 'html',
  md: 'md',
  markdown: 'md',
  csv: 'csv',
};

/** `hegao review FILE`: the review list, to stdout or to the file of `-o`. Returns the exit status. */
export async function reviewCommand(args: readonly string[], output: Output): Promise<number> {
  const parsed = parseArguments(args, {
    metrics: 'list',
    rule: 'list',
    format: 'value',
    o: 'value',
    force: 'flag',
  });
  const out = parsed.values.get('o')?.[0];
  const ending = out === undefined ? '' : out.slice(out.lastIndexOf('.') + 1).toLowerCase();
  const byEnding = Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending]! : 'html';
  const format = parsed.values.has('format') ? formatOf(parsed, ['html', 'md', 'csv']) : byEnding;
  const session = new Session(parsed, output);
  const report = await oneReport('review', parsed.paths, session);
  if (report === null) return EXIT.failed;
  const { file, findings } = report;
  const target =
    out === undefined
      ? null
      : await ResultFile.at(slashes(out), parsed.flags.has('force'), [file.path, ...findings.ledgerUris]);
  const list = reviewOf(findings, session.settings);
  const text = WRITERS[format](list);
  if (target === null) output.write(text);
  else {
    await target.write(text);
    output.write(`${l10n.t('数据核对表已写入 {0}。', target.path)}${reviewCounts(list)}\n`);
  }
  return countOf(findings.problems, 'error') > 0 ? EXIT.findings : EXIT.ok;
}
