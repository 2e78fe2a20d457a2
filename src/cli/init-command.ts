import * as l10n from '@vscode/l10n';
import { draftLedger } from '../core/drafting/draft-ledger';
import { parseReport } from '../core/report/parse';
import { siblingLedger } from '../service/locate';
import { IntlSegmenter } from '../words/intl';
import { proposeName } from '../words/propose-name';
import { parseArguments } from './arguments';
import { DiskHost, slashes } from './disk-host';
import { EXIT, Failure } from './failure';
import type { Output } from './output';
import { ResultFile } from './result-file';
import { readTextFile } from './text-file';

/** `hegao init FILE`: drafts a ledger from the figures of a finished report. Returns the exit status. */
export async function initCommand(args: readonly string[], output: Output): Promise<number> {
  const parsed = parseArguments(args, { o: 'value', force: 'flag' });
  const [path, ...more] = parsed.paths;
  if (path === undefined || more.length > 0)
    throw new Failure(l10n.t('{0} 要一个报告文件，现在给了 {1} 个', 'init', parsed.paths.length));
  const file = await readTextFile(slashes(path));
  if (file === null) throw new Failure(l10n.t('{0}：没有这个文件', path));
  const report = parseReport(file.text);
  const [named] = report.frontMatter?.metrics ?? [];
  const home = (named === undefined ? null : new DiskHost().resolve(file.path, named)) ?? siblingLedger(file.path);
  const out = parsed.values.get('o')?.[0];
  const target = await ResultFile.at(out === undefined ? home : slashes(out), parsed.flags.has('force'), [file.path]);
  const segmenter = new IntlSegmenter();
  const draft = await draftLedger(file.path, report, (text, start, end) => proposeName(text, start, end, segmenter));
  if (draft.metrics === 0) throw new Failure(l10n.t('{0}：报告里没有可以记入指标文件的数字，没有写文件', path));
  await target.write(draft.text);
  output.write(
    `${l10n.t('指标文件已写入 {0}：{1} 个指标，报告中 {2} 个数字里有 {3} 个有了依据。名称由程序拟定，请逐个核对。', target.path, draft.metrics, draft.figures, draft.backed)}\n`,
  );
  return EXIT.ok;
}
