import * as l10n from '@vscode/l10n';
import type { FrontMatter } from '../report/types';
import type { TextRange } from '../text/range';
import type { Rule } from './rule';

/** The front matter names a ledger that is not there, or names one in a way that cannot be read. */
export const sidecarMissing: Rule = {
  name: 'sidecar-missing',
  defaultSeverity: 'error',
  hasFixes: false,
  summary: () => l10n.t('文件头指明的指标文件找不到'),
  *check(context) {
    const { frontMatter, text } = context.report;
    if (frontMatter === null) return;
    const shared = { uri: context.uri, metric: null, expected: null, related: [], fixes: [] };
    if (frontMatter.error !== null && /^metrics[ \t]*:/m.test(text.slice(frontMatter.start, frontMatter.end))) {
      yield {
        ...shared,
        start: frontMatter.start,
        end: frontMatter.end,
        message: l10n.t('文件头无法读取（{0}），因此不知道指标文件在哪里。请改正文件头的写法。', frontMatter.error),
      };
    }
    for (const missing of context.missingLedgers) {
      yield {
        ...shared,
        ...placeOfPath(text, frontMatter, missing.path),
        message: missing.isOutsideTrust
          ? l10n.t(
              '当前工作区不受信任，不读取它之外的指标文件“{0}”。请先信任工作区，或把指标文件放进工作区。',
              missing.path,
            )
          : l10n.t(
              '找不到文件头指明的指标文件“{0}”。请核对路径（相对于报告所在的文件夹），或新建这个文件。',
              missing.path,
            ),
      };
    }
  },
};

/** Where the path stands after `metrics:`; the whole front matter when it is written with escapes. */
function placeOfPath(text: string, frontMatter: FrontMatter, path: string): TextRange {
  const head = text.slice(frontMatter.start, frontMatter.end);
  const key = head.search(/^metrics[ \t]*:/m);
  const at = path === '' ? -1 : head.indexOf(path, Math.max(0, key));
  if (at < 0) return { start: frontMatter.start, end: frontMatter.end };
  return { start: frontMatter.start + at, end: frontMatter.start + at + path.length };
}
