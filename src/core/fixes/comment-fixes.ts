import * as l10n from '@vscode/l10n';
import type { Mention } from '../binding/types';
import { directiveAfter } from '../report/directives';
import type { Report } from '../report/types';
import type { Fix } from '../rules/types';
import type { TextEdit } from '../text/range';

/** The report and its address; a rule's context is one. */
interface Place {
  readonly uri: string;
  readonly report: Report;
}

interface Marked {
  readonly end: number;
  readonly text: string;
  readonly binding: { readonly mention: Mention };
}

/**
 * Puts a comment right after the figure. One of the same kind that stands there is replaced, and an ignore that has
 * expired gives way to a pin; an ignore goes behind a pin, which keeps its say.
 */
function commentEdit(place: Place, figure: Marked, kind: 'pin' | 'ignore', body: string): TextEdit {
  const text = `<!-- ${body} -->`;
  let old = directiveAfter(place.report, figure.end);
  if (kind === 'ignore' && old?.kind === 'pin') {
    const next = directiveAfter(place.report, old.end);
    if (next?.kind !== 'ignore') return { start: old.end, end: old.end, text };
    old = next;
  }
  if (old !== null) return { start: old.start, end: old.end, text };
  return { start: figure.end, end: figure.end, text };
}

/** True when `text` may stand in an HTML comment, in a table cell too. */
function fitsComment(text: string): boolean {
  return !/--|[|>\r\n]/.test(text);
}

/** One fix a metric: `<!-- =路径 -->` after the figure. Paths that no comment can hold are left out. */
export function pinFixes(place: Place, figure: Marked, paths: readonly string[]): readonly Fix[] {
  return [...new Set(paths)].filter(fitsComment).map(path => ({
    title: l10n.t('指定为指标“{0}”', path),
    edits: [{ uri: place.uri, ...commentEdit(place, figure, 'pin', `=${path}`) }],
    kind: 'pin' as const,
  }));
}

/** `<!-- hegao-ignore 29万件 -->`: leave this figure alone as long as it reads so. */
export function ignoreFix(place: Place, figure: Marked): Fix {
  const text = figure.text.replace(/\s+/g, ' ');
  const body = fitsComment(text) ? `hegao-ignore ${text}` : 'hegao-ignore';
  return {
    title: l10n.t('忽略这个数字（已核对）'),
    edits: [{ uri: place.uri, ...commentEdit(place, figure, 'ignore', body) }],
    kind: 'ignore',
  };
}
