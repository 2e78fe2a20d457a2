import * as l10n from '@vscode/l10n';
import { errorsOf } from '../service/export';
import { REVIEW_FORMATS, type ReviewFormat, reviewOf } from '../service/review';
import { formatOf, parseArguments } from './arguments';
import { slashes } from './disk-host';
import { EXIT } from './failure';
import { oneReport } from './one-report';
import type { Output } from './output';
import { ResultFile } from './result-file';
import { Session } from './session';

/** Endings of `-o` that say the format when `--format` does not. */
const ENDINGS: ReadonlyMap<string, ReviewFormat> = new Map([
  ['html', 'html'],
  ['htm', 'html'],
  ['md', 'md'],
  ['markdown', 'md'],
  ['csv', 'csv'],
]);

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
  const byEnding = ENDINGS.get(out === undefined ? '' : out.slice(out.lastIndexOf('.') + 1).toLowerCase());
  const asked = formatOf(parsed, REVIEW_FORMATS);
  const format = parsed.values.has('format') ? asked : (byEnding ?? asked);
  const session = new Session(parsed, output);
  const report = await oneReport('review', parsed.paths, session);
  if (report === null) return EXIT.failed;
  const { file, findings } = report;
  const target =
    out === undefined
      ? null
      : await ResultFile.at(slashes(out), parsed.flags.has('force'), [file.path, ...findings.ledgerUris]);
  const { text, counts } = await reviewOf(findings, session.settings, format);
  if (target === null) output.write(text);
  else {
    await target.write(text);
    output.write(`${l10n.t('数据核对表已写入 {0}。', target.path)}${counts}\n`);
  }
  return errorsOf(findings) > 0 ? EXIT.findings : EXIT.ok;
}
