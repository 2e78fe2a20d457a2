import * as l10n from '@vscode/l10n';
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { FrontMatter } from './types';

/** Longest front matter that is read; a longer one is a mistake (a missing second ---). */
const LONGEST = 100_000;

const BYTE_ORDER_MARK = 0xfeff;

/** A line of three dashes, or dots where it may end; blanks may follow. */
function isFence(text: string, start: number, end: number, mark: number): boolean {
  if (end - start < 3) return false;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (i < start + 3 ? unit !== mark : unit !== 32 && unit !== 9) return false;
  }
  return true;
}

/** Where the line that begins at `start` ends, and where the next begins. */
function lineAt(text: string, start: number): { end: number; next: number } {
  let end = start;
  while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
  const isPair = text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10;
  return { end, next: Math.min(text.length, end + (isPair ? 2 : 1)) };
}

/**
 * Reads the YAML between two lines of --- at the very start of a report (after a byte order mark, if any); null when
 * there is none. Its range covers both lines of dashes. Never throws: what is wrong is in `error`.
 */
export function readFrontMatter(text: string): FrontMatter | null {
  const start = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  const opening = lineAt(text, start);
  if (!isFence(text, start, opening.end, 45)) return null;
  for (let at = opening.next; at < text.length; ) {
    const line = lineAt(text, at);
    if (isFence(text, at, line.end, 45) || isFence(text, at, line.end, 46))
      return { start, end: line.end, ...readFields(text.slice(opening.next, at)) };
    if (line.next <= at) break;
    at = line.next;
  }
  return null;
}

type Fields = Pick<FrontMatter, 'metrics' | 'template' | 'title' | 'fields' | 'error'>;

const NOTHING: Fields = { metrics: [], template: null, title: '', fields: new Map(), error: null };

function readFields(yaml: string): Fields {
  if (yaml.length > LONGEST)
    return { ...NOTHING, error: l10n.t('报告开头的设置区过长，没有读取。请检查第二行 --- 是否放在设置区末尾。') };
  try {
    return parseFields(yaml) ?? NOTHING;
  } catch {
    // Very deep nesting overflows the YAML library's stack.
    return { ...NOTHING, error: l10n.t('报告开头的设置区无法读取，其中应只有“名称: 值”形式的几行，请简化。') };
  }
}

function parseFields(yaml: string): Fields | null {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, logLevel: 'silent', uniqueKeys: false });
  const broken = document.errors[0];
  // The counted lines begin after the opening line of dashes.
  const error = broken
    ? l10n.t(
        '报告开头的设置区（两行 --- 之间）第 {0} 行不是有效的 YAML，应为“名称: 值”。请检查冒号后的空格、缩进和引号。',
        String(lines.linePos(broken.pos[0]).line + 1),
      )
    : null;
  const root = document.contents;
  if (root === null) return error === null ? null : { ...NOTHING, error };
  if (!isMap(root)) {
    const wrongShape = l10n.t('报告开头的设置区应为“名称: 值”形式，例如“metrics: 指标.yaml”。');
    return { ...NOTHING, error: error ?? wrongShape };
  }
  const resolved = (node: unknown): unknown => (isAlias(node) ? node.resolve(document) : node);
  const text = (node: unknown): string | null => {
    if (!isScalar(node) || node.value === null || node.value === undefined) return null;
    // A title such as 2015 or 1.10 is meant as it is written.
    return typeof node.value === 'string' ? node.value.trim() : (node.source ?? String(node.value)).trim();
  };
  const node = (key: string): unknown => resolved(root.get(key, true));

  let metrics: string[] = [];
  let wrongMetrics: string | null = null;
  const named = node('metrics');
  const single = text(named);
  if (single !== null) metrics = single === '' ? [] : [single];
  else if (isSeq(named)) {
    const paths = named.items.map(text);
    metrics = paths.filter((path): path is string => path !== null && path !== '');
    if (metrics.length < paths.length)
      wrongMetrics = l10n.t('设置区的 metrics 中有一项不是文件路径。每项应写一个指标文件的路径，请改正或删去。');
  } else if (named !== undefined && named !== null && !isScalar(named))
    wrongMetrics = l10n.t('设置区的 metrics 应为一个指标文件的路径，或路径的列表，例如“metrics: 指标.yaml”。');
  const fields = new Map<string, readonly string[]>();
  for (const { key, value } of root.items) {
    const name = text(key);
    if (name === null || name === '') continue;
    const content = resolved(value);
    const texts = isSeq(content) ? content.items.map(item => text(resolved(item))) : [text(content)];
    fields.set(
      name,
      texts.filter((one): one is string => one !== null && one !== ''),
    );
  }
  return {
    metrics,
    template: text(node('template')) || null,
    title: text(node('title')) ?? '',
    fields,
    error: error ?? wrongMetrics,
  };
}
