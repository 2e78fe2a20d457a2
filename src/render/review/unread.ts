import * as l10n from '@vscode/l10n';
import type { Report } from '../../core/report/types';
import { LineIndex } from '../../core/text/lines';

/** Parts of the report whose figures nobody reads, counted by kind, with the lines where they begin. */
export interface Unread {
  readonly kind: 'code' | 'html' | 'picture';
  readonly lines: readonly number[];
}

const HIDDEN = '\uFFFC';
const DIGIT = /[0-9０-９〇零一二三四五六七八九十百千万亿]/;

/** Finds code and HTML that hold digits, and all pictures: whatever stands in a picture, it was not checked. */
export function unreadParts(report: Report): readonly Unread[] {
  const lines = new LineIndex(report.text);
  const found: { readonly [kind in Unread['kind']]: Set<number> } = {
    code: new Set(),
    html: new Set(),
    picture: new Set(),
  };
  const note = (kind: Unread['kind'], offset: number) => found[kind].add(lines.position(offset).line);
  let read = report.frontMatter?.end ?? 0;
  for (const block of report.blocks) {
    unreadBetween(report.text, read, block.start, note);
    read = Math.max(read, block.end);
    const { prose } = block;
    for (let at = prose.text.indexOf(HIDDEN); at >= 0; at = prose.text.indexOf(HIDDEN, at + 1)) {
      const { start, end } = prose.range(at, at + 1);
      const source = report.text.slice(start, end);
      if (source.startsWith('!')) note('picture', start);
      else if (source.startsWith('`') && DIGIT.test(source)) note('code', start);
    }
  }
  unreadBetween(report.text, read, report.text.length, note);
  return (['code', 'html', 'picture'] as const)
    .map(kind => ({ kind, lines: [...found[kind]] }))
    .filter(({ lines }) => lines.length > 0);
}

/** What stands between two blocks: fences with code, tags with their content; the rest is markup. */
function unreadBetween(
  text: string,
  start: number,
  end: number,
  note: (kind: Unread['kind'], offset: number) => void,
): void {
  let at = start;
  let open: { readonly kind: 'code' | 'html'; readonly offset: number; hasDigit: boolean } | null = null;
  const close = (): void => {
    if (open?.hasDigit) note(open.kind, open.offset);
    open = null;
  };
  while (at < end) {
    let stop = text.indexOf('\n', at);
    if (stop < 0 || stop > end) stop = end;
    const line = text.slice(at, stop);
    const content = line.replace(/^[\s>]+/, '');
    const isFence = content.startsWith('```') || content.startsWith('~~~');
    const isTag = /^<[a-z/]/i.test(content);
    if (isFence && open?.kind === 'code') close();
    else if (isFence) {
      close();
      open = { kind: 'code', offset: at, hasDigit: false };
    } else if (open === null && isTag) open = { kind: 'html', offset: at, hasDigit: false };
    else if (open?.kind === 'html' && content === '') close();
    if (open !== null && !isFence) {
      const visible = open.kind === 'html' ? content.replace(/<[^<>]*>/g, '') : content;
      if (DIGIT.test(visible)) open.hasDigit = true;
    }
    at = stop + 1;
  }
  close();
}

/** One sentence on each kind of part: 代码里的数字没有核对：2处，在报告第12、30行。 */
export function unreadSentences(parts: readonly Unread[]): readonly string[] {
  return parts.map(({ kind, lines }) => {
    const where = lines.slice(0, MOST_LINES).join('、') + (lines.length > MOST_LINES ? l10n.t('等') : '');
    return SENTENCES[kind](lines.length, where);
  });
}

const SENTENCES: Readonly<Record<Unread['kind'], (number: number, lines: string) => string>> = {
  code: (number, lines) => l10n.t('代码里的数字没有核对：{0}处，在报告第{1}行。', number, lines),
  html: (number, lines) => l10n.t('网页标记（HTML）里的数字没有核对：{0}处，在报告第{1}行。', number, lines),
  picture: (number, lines) => l10n.t('图片里的数字没有核对：{0}张，在报告第{1}行。', number, lines),
};

/** Lines that are named; the rest is counted. */
const MOST_LINES = 10;
