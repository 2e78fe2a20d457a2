import { MarkedSource, type PlacedValue } from '../document/marked-source';
import type { FigureMark } from '../document/types';

/** What is known of the report that a preview is about to show. */
export interface PreviewFacts {
  /** Figures to mark, in source order; empty where marks are switched off. */
  readonly figures: readonly FigureMark[];
  /** Live values that have something to show. */
  readonly values: readonly PlacedValue[];
}

/** The parts of a markdown-it token that are touched here; the editor's own markdown-it is of another version than ours. */
interface PreviewToken {
  type: string;
  content: string;
  info: string;
  level: number;
  attrs: [string, unknown][] | null;
  children: PreviewToken[] | null;
  meta: unknown;
}

interface PreviewState {
  src: string;
  env: unknown;
  tokens: PreviewToken[];
  readonly Token: new (type: string, tag: string, nesting: -1 | 0 | 1) => PreviewToken;
}

/** The editor's markdown-it, as far as it is used. */
export interface PreviewMarkdownIt {
  readonly core: {
    readonly ruler: {
      before(other: string, name: string, rule: (state: PreviewState) => void): void;
      push(name: string, rule: (state: PreviewState) => void): void;
    };
  };
  readonly renderer: { readonly rules: Record<string, unknown> };
  readonly utils: { escapeHtml(text: string): string };
}

const OPEN = 'hegao_figure_open';
const CLOSE = 'hegao_figure_close';

/**
 * Makes a Markdown preview mark figures and show live values. Nothing of the page but these changes; whatever goes wrong, the
 * preview shows the report as it would without this.
 * @param factsFor what is known of the report with this text; null leaves it alone. `document` is the preview's own word on which
 *   document it shows, if it has one
 */
export function markFigures<T extends PreviewMarkdownIt>(
  md: T,
  factsFor: (text: string, document: unknown) => PreviewFacts | null,
): T {
  const marked = new WeakMap<object, MarkedSource>();
  md.core.ruler.before('normalize', 'hegao_mark', state => {
    try {
      const facts = factsFor(state.src, (state.env as { currentDocument?: unknown } | undefined)?.currentDocument);
      if (facts === null || facts.figures.length + facts.values.length === 0) return;
      const source = new MarkedSource(state.src, null, facts.figures, facts.values);
      marked.set(state, source);
      state.src = source.text;
    } catch {
      // Nothing has been changed yet.
    }
  });
  md.core.ruler.push('hegao_show', state => {
    const source = marked.get(state);
    if (source === undefined) return;
    for (const token of state.tokens) show(token, source, state);
  });
  md.renderer.rules[OPEN] = (tokens: readonly PreviewToken[], index: number) => {
    const { verdict, title } = tokens[index]!.meta as FigureMark;
    return `<span class="hegao-figure hegao-${verdict}" title="${md.utils.escapeHtml(title)}">`;
  };
  md.renderer.rules[CLOSE] = () => '</span>';
  return md;
}

/** Takes the marks out of a token and everything in it; figures in running text become elements. */
function show(token: PreviewToken, source: MarkedSource, state: PreviewState): void {
  restore(token, source);
  if (token.children === null) return;
  if (token.type !== 'inline') {
    for (const child of token.children) restoreAll(child, source);
    return;
  }
  source.beginBlock();
  token.children = token.children.flatMap(child => {
    if (child.type === 'text') return pieces(child, source, state);
    restoreAll(child, source);
    return [child];
  });
}

function pieces(text: PreviewToken, source: MarkedSource, state: PreviewState): PreviewToken[] {
  return source.decode(text.content).flatMap(part => {
    const piece = new state.Token('text', '', 0);
    piece.content = part.text;
    piece.level = text.level;
    if (part.figure === null) return [piece];
    const open = new state.Token(OPEN, 'span', 1);
    open.meta = part.figure;
    return [open, piece, new state.Token(CLOSE, 'span', -1)];
  });
}

function restoreAll(token: PreviewToken, source: MarkedSource): void {
  restore(token, source);
  for (const child of token.children ?? []) restoreAll(child, source);
}

function restore(token: PreviewToken, source: MarkedSource): void {
  token.content = source.restore(token.content);
  token.info = source.restore(token.info);
  for (const attribute of token.attrs ?? [])
    if (typeof attribute[1] === 'string') attribute[1] = source.restore(attribute[1]);
}
