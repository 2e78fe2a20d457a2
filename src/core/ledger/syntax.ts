import * as l10n from '@vscode/l10n';
import { type Document, type ParsedNode, parseDocument, type YAMLError } from 'yaml';
import type { LedgerProblem } from './types';

/** A ledger's text, parsed. */
export interface ParsedLedger {
  /** Null when nothing could be made of the text (nested too deep). */
  readonly document: Document<ParsedNode, boolean> | null;
  readonly problems: readonly LedgerProblem[];
  /** False when an error may have changed the meaning of what was read. */
  readonly readable: boolean;
}

/** More brackets or levels inside each other than any ledger has; the YAML library recurses, so they are counted before it sees them. */
const MAX_DEPTH = 100;
/** After so many the rest follows from the first. */
const MAX_SYNTAX_PROBLEMS = 20;

/**
 * Where the text first nests deeper than `MAX_DEPTH`, by brackets of flow collections, by steps of indentation or by marks that open a level
 * on the same line (`- - - a`, `? ? a`); -1 when it does not. Quotes and comments are not looked into, so brackets in a text count as well:
 * they would have to be a hundred that never close.
 */
function tooDeepAt(text: string): number {
  let brackets = 0;
  const indents: number[] = [];
  let lineStart = true;
  let indent = 0;
  let marks = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x0a) {
      lineStart = true;
      indent = 0;
      marks = 0;
      continue;
    }
    if (lineStart) {
      if (c === 0x20 || c === 0x09 || c === 0x0d) {
        indent += 1;
        continue;
      }
      const opens = (c === 0x2d || c === 0x3f || c === 0x3a) && (text[i + 1] === ' ' || text[i + 1] === '\t');
      if (opens) {
        marks += 1;
        indent += 1;
        if (marks > MAX_DEPTH) return i;
        continue;
      }
      lineStart = false;
      while (indents.length > 0 && indents[indents.length - 1]! >= indent) indents.pop();
      indents.push(indent);
      if (indents.length > MAX_DEPTH) return i;
    }
    if (c === 0x7b || c === 0x5b) {
      brackets += 1;
      if (brackets > MAX_DEPTH) return i;
    } else if ((c === 0x7d || c === 0x5d) && brackets > 0) {
      brackets -= 1;
    }
  }
  return -1;
}

/** A colon that is full-width, or that lacks its space: by far the commonest slip. Offsets are into the line; null if the line has none. */
function badColon(line: string): { readonly at: number; readonly replacement: string } | null {
  if (/:(?:\s|$)/.test(line) || /^\s*(?:#|['"])/.test(line)) return null;
  const at = line.search(/[:\uff1a]/);
  if (at <= 0) return null;
  return { at, replacement: /\s/.test(line[at + 1] ?? '') ? ':' : ': ' };
}

/** What to say about a key or a text in which a colon went wrong; also used for texts that parse, but not as a mapping. */
export function colonProblem(uri: string, text: string, start: number): LedgerProblem | null {
  const lineStart = text.lastIndexOf('\n', Math.max(0, start - 1)) + 1;
  const found = badColon(lineAt(text, start).slice(0, 2000));
  if (!found) return null;
  const at = lineStart + found.at;
  return {
    code: 'sidecar-syntax',
    message: l10n.t('名称和值之间要用半角冒号加一个空格，例如“受理来电: 29件”。请把这里的冒号改过来。'),
    place: { uri, start: at, end: at + 1 },
    metric: null,
    suggestion: found.replacement,
    related: [],
  };
}

function message(error: YAMLError, line: string): string {
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return l10n.t('缩进里有制表符（Tab）。YAML 的缩进只能用空格，请改成空格。');
    case 'BAD_INDENT':
      return l10n.t('这里的缩进对不上。同一层的条目要左对齐，下一层比上一层多缩进两个空格。');
    case 'BAD_SCALAR_START':
      return l10n.t('以 {0} 开头的内容要放在引号里，例如 \'%\' 或 "`组/名` / 2"。', line.trim().slice(0, 1));
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'KEY_OVER_1024_CHARS':
      return l10n.t('这里读不成“名称: 值”。请检查冒号后面有没有空格、上一行有没有漏写冒号、缩进对不对。');
    case 'MISSING_CHAR':
      return /quote/.test(error.message)
        ? l10n.t('引号没有配对，请补上另一半引号。')
        : /[,}\]]/.test(error.message)
          ? l10n.t('大括号或方括号里的条目要用半角逗号隔开，括号要成对，请补上。')
          : l10n.t('这一行缺少冒号。每个条目要写成“名称: 值”，冒号用半角，后面加一个空格。');
    case 'BAD_DQ_ESCAPE':
      return l10n.t('双引号里的反斜杠“\\”有特殊含义。请改用单引号，或者把它写成两个反斜杠。');
    case 'MULTIPLE_DOCS':
      return l10n.t('一个指标文件里只能有一份内容，请去掉单独成行的“---”。');
    case 'BAD_ALIAS':
    case 'ALIAS_PROPS':
    case 'MULTIPLE_ANCHORS':
      return l10n.t('以“*”或“&”开头的内容在 YAML 里有特殊含义，请放在引号里。');
    case 'TAG_RESOLVE_FAILED':
    case 'MULTIPLE_TAGS':
    case 'BAD_COLLECTION_TYPE':
      return l10n.t('以“!”开头的内容在 YAML 里有特殊含义，请放在引号里。');
    case 'BAD_DIRECTIVE':
      return l10n.t('以“%”开头的一行在 YAML 里有特殊含义。请检查这一行是不是少了名称或缩进。');
    default:
      return l10n.t('这里不合 YAML 的写法。每个条目应写成“名称: 值”，冒号用半角，后面加一个空格，同一层左对齐。');
  }
}

/** Errors of the parser that a colon gone wrong leads to. */
const COLON_ERRORS = new Set([
  'MULTILINE_IMPLICIT_KEY',
  'BLOCK_AS_IMPLICIT_KEY',
  'MISSING_CHAR',
  'BAD_INDENT',
  'UNEXPECTED_TOKEN',
]);

/** The line that holds an offset. */
function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
  const end = text.indexOf('\n', offset);
  return text.slice(start, Math.min(end < 0 ? text.length : end, start + 2000));
}

/** The plain scalar that starts at an offset: to a comment or the end of its line, inside braces or brackets to what ends the item. */
function restOfScalar(text: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
  const before = text.slice(Math.max(lineStart, offset - 500), offset);
  const open = before.split(/[{[]/).length - before.split(/[}\]]/).length;
  const line = text.slice(offset, offset + 500).split(/[\r\n]/, 1)[0]!;
  const end = line.search(open > 0 ? / #|[,}\]]/ : / #/);
  return (end < 0 ? line : line.slice(0, end)).trimEnd();
}

/**
 * Parses the YAML of a ledger and puts its syntax errors into words, each at its place. Never throws, whatever the text.
 * @param uri the file's address, for the places.
 */
export function parseLedgerText(uri: string, text: string): ParsedLedger {
  const problem = (start: number, end: number, what: string, suggestion: string | null = null): LedgerProblem => ({
    code: 'sidecar-syntax',
    message: what,
    place: { uri, start, end },
    metric: null,
    suggestion,
    related: [],
  });
  const tooDeep = (at: number): ParsedLedger => ({
    document: null,
    problems: [
      problem(
        at,
        Math.min(text.length, at + 1),
        l10n.t('括号或缩进一层套一层，超过了 {0} 层，无法读取。请减少层次。', MAX_DEPTH),
      ),
    ],
    readable: false,
  });
  const deep = tooDeepAt(text);
  if (deep >= 0) return tooDeep(deep);

  let document: Document<ParsedNode, boolean>;
  try {
    document = parseDocument(text, {
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'error',
      resolveKnownTags: false,
    });
  } catch {
    // The library is not expected to throw; a stack that is short for other reasons must still give a finding and no crash.
    return tooDeep(0);
  }

  const problems: LedgerProblem[] = [];
  const lines = new Set<number>();
  let readable = true;
  for (const error of document.errors) {
    const start = Math.min(error.pos[0], text.length);
    const end = Math.max(start, Math.min(error.pos[1], text.length));
    // The mark that cannot start a plain text does not change where the text ends: what was read is what was meant.
    const harmless = error.code === 'BAD_SCALAR_START' && /[%`@]/.test(text[start] ?? '');
    if (!harmless) readable = false;
    if (problems.length >= MAX_SYNTAX_PROBLEMS) continue;
    const lineStart = text.lastIndexOf('\n', start - 1);
    // One slip often makes the parser complain twice about a line.
    if (lines.has(lineStart)) continue;
    lines.add(lineStart);
    if (harmless) {
      const scalar = restOfScalar(text, start);
      const quoted = scalar.includes("'") ? null : `'${scalar}'`;
      problems.push(problem(start, start + scalar.length, message(error, scalar), quoted));
    } else {
      const colon = COLON_ERRORS.has(error.code) ? colonProblem(uri, text, start) : null;
      problems.push(colon ?? problem(start, end, message(error, lineAt(text, start))));
    }
  }
  return { document, problems, readable };
}
