import createMarkdownIt, { type Env, type MarkdownIt, type StateBlock, type Token } from 'markdown-it';
import cjkFriendly from 'markdown-it-cjk-friendly';
import footnote from 'markdown-it-footnote';
import { hasBar, isDelimiterRow } from '../../core/report/structure';
import { rowCells } from '../../core/report/table';
import type { ColumnAlignment } from './types';

/** Deeper than the nesting of blocks that a report's source can reach (128 columns), so that nothing is left out. */
const DEEPEST_BLOCKS = 400;
/** Brackets within brackets; what lies deeper is plain text. The time for a line of nothing but brackets grows with this. */
const DEEPEST_BRACKETS = 40;

/** Footnotes as the plugin leaves them in its environment. */
export interface FootnoteNotes {
  /** By number: the label of `[^label]`, or the tokens of `^[…]`. */
  readonly list?: readonly { readonly label?: string; readonly tokens?: readonly Token[] }[];
}

/** Tokens of a report's Markdown and its footnotes. */
export interface ParsedMarkdown {
  readonly tokens: readonly Token[];
  readonly notes: FootnoteNotes;
}

/**
 * Reads Markdown with the rules of the report's checker where CommonMark leaves a writer's text in the lurch: tables whose rows
 * differ in length, paragraphs indented by four blanks, sentences that look like link definitions.
 */
export function parseMarkdown(source: string): ParsedMarkdown {
  const env: Env = {};
  const tokens = parser().parse(source, env);
  return { tokens, notes: (env.footnotes as FootnoteNotes | undefined) ?? {} };
}

/** The inline tokens of one line of Markdown. */
export function parseInlineMarkdown(source: string): readonly Token[] {
  return parser().parseInline(source, {})[0]?.children ?? [];
}

let made: MarkdownIt | null = null;

function parser(): MarkdownIt {
  if (made !== null) return made;
  const md = createMarkdownIt({ html: true }).use(cjkFriendly).use(footnote);
  // Which addresses are followed is decided when they are printed; here a link is a link, and its target is as written.
  md.validateLink = () => true;
  md.normalizeLink = address => address;
  // Footnotes are collected while the tokens are walked.
  md.core.ruler.disable('footnote_tail');
  md.core.ruler.before('block', 'nesting_of_blocks', state => {
    state.md.options.maxNesting = DEEPEST_BLOCKS;
  });
  md.core.ruler.before('inline', 'nesting_of_brackets', state => {
    state.md.options.maxNesting = DEEPEST_BRACKETS;
  });
  md.block.ruler.at('table', table, { alt: ['paragraph', 'reference'] });
  md.block.ruler.at('code', code);
  md.block.ruler.before('html_block', 'unclosed_html', unclosedHtml);
  md.block.ruler.before('reference', 'bracketed_sentence', bracketedSentence);
  made = md;
  return md;
}

/** Reads the paragraph that begins on this line, whatever else it looks like. */
function asParagraph(state: StateBlock, startLine: number, endLine: number): boolean {
  const rules = state.md.block.ruler.getRules('');
  return rules[rules.length - 1]!(state, startLine, endLine, false);
}

const lineText = (state: StateBlock, line: number): string =>
  state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line]!);

/** `[注]: 见附表` is a sentence; a definition's target is ASCII (the same rule as in core/report). */
function bracketedSentence(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (silent || state.src.charCodeAt(state.bMarks[startLine]! + state.tShift[startLine]!) !== 91) return false;
  const line = lineText(state, startLine);
  const close = line.indexOf(']:');
  if (close < 0 || line.charCodeAt(1) === 94) return false;
  const target = line.slice(close + 2).trimStart();
  if (target.startsWith('<') || /^[!-~]+(?:[ \t]|$)/.test(target)) return false;
  return asParagraph(state, startLine, endLine);
}

/** HTML whose end is missing would swallow the rest of the report. */
function unclosedHtml(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (silent || state.src.charCodeAt(state.bMarks[startLine]! + state.tShift[startLine]!) !== 60) return false;
  const line = lineText(state, startLine).slice(0, 12).toLowerCase();
  const opening = ENDS.find(([start]) => line.startsWith(start));
  if (opening === undefined) return false;
  const known = missing.get(state.env as object) ?? new Set<string>();
  const [start, end] = opening;
  if (!known.has(end)) {
    const rest = state.src.slice(state.bMarks[startLine]! + state.tShift[startLine]! + start.length);
    if (end.startsWith('</') ? new RegExp(end, 'i').test(rest) : rest.includes(end)) return false;
    // What is not found from here on is not found later either.
    missing.set(state.env as object, known.add(end));
  }
  return asParagraph(state, startLine, endLine);
}

const ENDS: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<![cdata[', ']]>'],
  ['<!', '>'],
  ['<?', '?>'],
  ['<script', '</script>'],
  ['<style', '</style>'],
  ['<pre', '</pre>'],
  ['<textarea', '</textarea>'],
];

/** Ends that the rest of a report lacks, by the environment of its parse. */
const missing = new WeakMap<object, Set<string>>();

const HAN = /\p{Script=Han}/u;

/** Four blanks at the head of every line: code, unless there is Chinese in it; then somebody indented a paragraph by hand. */
function code(state: StateBlock, startLine: number, endLine: number): boolean {
  if (state.sCount[startLine]! - state.blkIndent < 4) return false;
  let last = startLine;
  for (let line = startLine; line < endLine; line++) {
    if (state.isEmpty(line)) continue;
    if (state.sCount[line]! - state.blkIndent < 4) break;
    last = line;
    if (HAN.test(lineText(state, line))) return asParagraph(state, startLine, endLine);
  }
  state.line = last + 1;
  const token = state.push('code_block', 'code', 0);
  token.content = state.getLines(startLine, last + 1, 4 + state.blkIndent, false);
  token.map = [startLine, last + 1];
  return true;
}

/** A table as the report's checker sees it: rows may differ in length, and a line without a bar is a note below it. */
function table(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const second = startLine + 1;
  if (second >= endLine || state.sCount[second]! < state.blkIndent) return false;
  const head = lineText(state, startLine);
  if (!hasBar(head) || isDelimiterRow(head) || !isDelimiterRow(lineText(state, second))) return false;
  if (silent) return true;
  const opening = state.push('hegao_table_open', 'table', 1);
  opening.meta = { columns: alignments(lineText(state, second)) };
  row(state, startLine, true);
  const parent = state.parentType;
  state.parentType = 'table';
  const terminators = state.md.block.ruler.getRules('blockquote');
  let line = second + 1;
  for (; line < endLine; line++) {
    if (state.isEmpty(line) || state.sCount[line]! < state.blkIndent || !hasBar(lineText(state, line))) break;
    const at = line;
    if (terminators.some(rule => rule(state, at, endLine, true))) break;
    row(state, line, false);
  }
  state.parentType = parent;
  opening.map = [startLine, line];
  state.push('hegao_table_close', 'table', -1);
  state.line = line;
  return true;
}

function row(state: StateBlock, line: number, isHead: boolean): void {
  state.push('hegao_row', 'tr', 0).meta = { isHead };
  for (const cell of rowCells(state.src, state.bMarks[line]! + state.tShift[line]!, state.eMarks[line]!)) {
    const token = state.push('inline', '', 0);
    token.content = state.src.slice(cell.start, cell.end).replaceAll('\\|', '|');
    token.map = [line, line + 1];
    token.children = [];
  }
}

/** Where the columns stand, from the colons of the table's second line. */
function alignments(delimiters: string): ColumnAlignment[] {
  return rowCells(delimiters, 0, delimiters.length).map(({ start, end }) => {
    const left = delimiters.charCodeAt(start) === 58;
    const right = end > start + 1 && delimiters.charCodeAt(end - 1) === 58;
    return left && right ? 'center' : right ? 'right' : left ? 'left' : null;
  });
}
