import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as oniguruma from 'vscode-oniguruma';
import * as textmate from 'vscode-textmate';

/**
 * A stand-in for the editor's Markdown grammar, which no package carries: the scopes that the injection selects by,
 * each built the way that grammar builds it (a paragraph begins with an empty match, so that an injection has to yield
 * at the start of a line).
 */
const HOST = {
  scopeName: 'text.html.markdown',
  patterns: [
    { include: '#frontMatter' },
    { include: '#fence' },
    { include: '#heading' },
    { include: '#comment' },
    { include: '#list' },
    { include: '#paragraph' },
  ],
  repository: {
    frontMatter: {
      begin: '\\A(-{3})\\s*$',
      end: '(^|\\G)-{3}\\s*$',
      contentName: 'meta.embedded.block.frontmatter',
    },
    fence: { begin: '^```.*$', end: '^```\\s*$', name: 'markup.fenced_code.block.markdown' },
    heading: {
      match: '(?:^|\\G)[ ]{0,3}(#{1,6}\\s+(.*))$',
      name: 'markup.heading.markdown',
      captures: { 1: { patterns: [{ include: '#inline' }] } },
    },
    comment: { begin: '<!--', end: '-->', name: 'comment.block.html' },
    list: {
      begin: '(^|\\G)([ ]{0,3})([0-9]+[.)])([ \\t])',
      while: '((^|\\G)([ ]{2,4}|\\t))|(^[ \\t]*$)',
      beginCaptures: { 3: { name: 'punctuation.definition.list.begin.markdown' } },
      name: 'markup.list.numbered.markdown',
      patterns: [{ include: '#paragraph' }],
    },
    paragraph: {
      begin: '(^|\\G)[ ]{0,3}(?=[^[:space:]])',
      while: '(^|\\G)((?=\\s*[-=]{3,}\\s*$)|[ ]{4,}(?=[^[:space:]]))',
      name: 'meta.paragraph.markdown',
      patterns: [{ include: '#inline' }],
    },
    inline: {
      patterns: [
        { include: '#comment' },
        { match: '`[^`\\n]*`', name: 'markup.inline.raw.string.markdown' },
        {
          match: '\\[([^\\]]*)\\]\\(([^)]*)\\)',
          captures: {
            1: { patterns: [] },
            2: { name: 'markup.underline.link.markdown', patterns: [{ include: '#none' }] },
          },
        },
        { begin: '\\*\\*', end: '\\*\\*', name: 'markup.bold.markdown', patterns: [{ include: '#inline' }] },
      ],
    },
    none: { match: '(?!)' },
  },
} as unknown as textmate.IRawGrammar;

const root = join(__dirname, '..', '..');
let grammar: Promise<textmate.IGrammar> | null = null;

async function load(): Promise<textmate.IGrammar> {
  const wasm = createRequire(__filename).resolve('vscode-oniguruma/release/onig.wasm');
  await oniguruma.loadWASM(readFileSync(wasm));
  const injection = readFileSync(join(root, 'syntaxes', 'hegao.injection.json'), 'utf8');
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: patterns => new oniguruma.OnigScanner(patterns),
      createOnigString: text => new oniguruma.OnigString(text),
    }),
    loadGrammar: async scope =>
      scope === HOST.scopeName ? HOST : textmate.parseRawGrammar(injection, 'hegao.injection.json'),
    getInjections: scope => (scope === HOST.scopeName ? ['markdown.hegao.injection'] : []),
  });
  const loaded = await registry.loadGrammar(HOST.scopeName);
  if (loaded === null) throw new Error('the host grammar does not load');
  return loaded;
}

export interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

/** The tokens of `text`, line after line, with the injection at work in the host grammar. */
export async function tokensOf(text: string): Promise<Token[]> {
  grammar ??= load();
  const loaded = await grammar;
  const tokens: Token[] = [];
  let state = textmate.INITIAL;
  for (const line of text.split('\n')) {
    const result = loaded.tokenizeLine(line, state);
    for (const token of result.tokens) {
      tokens.push({ text: line.slice(token.startIndex, token.endIndex), scopes: token.scopes });
    }
    state = result.ruleStack;
  }
  return tokens;
}

/** The texts that carry `scope` (or a scope below it); neighbouring tokens are not joined. */
export async function marked(text: string, scope: string): Promise<string[]> {
  const tokens = await tokensOf(text);
  return tokens.filter(token => token.scopes.some(s => s === scope || s.startsWith(`${scope}.`))).map(t => t.text);
}
