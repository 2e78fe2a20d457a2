import { deepEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { FilePlaces } from '../../src/cli/findings-by-file';
import { problemLine } from '../../src/cli/format-text';
import type { Severity } from '../../src/core/rules/types';

const ROOT = join(import.meta.dirname, '..', '..');
const { problemMatchers } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).contributes;
const PLACES = { position: () => ({ line: 7, column: 31 }) } as unknown as FilePlaces;

/** What the editor reads out of a line of the command line's text, by the matcher that takes it. */
function read(severity: Severity) {
  const line = problemLine(
    {
      uri: '稿/报告: 二.md',
      rule: 'figure-mismatch',
      severity,
      message: '「来电」台账为31.2万件，此处写作29万件。',
      start: 0,
      end: 4,
      metric: null,
      expected: null,
      related: [],
      fixes: [],
    },
    PLACES,
  );
  const found = problemMatchers.flatMap(({ severity: name, pattern }: { severity: string; pattern: Pattern }) => {
    const match = new RegExp(pattern.regexp).exec(line);
    return match ? [[name, ...[1, 2, 3, 4, 5].map(group => match[group])]] : [];
  });
  return found;
}

interface Pattern {
  readonly regexp: string;
}

describe('the problem matchers of package.json', () => {
  afterEach(() => l10n.config({ contents: {} }));

  for (const language of ['zh-cn', 'en']) {
    it(`read the lines of the command line, ${language}`, () => {
      if (language === 'en') l10n.config({ fsPath: join(ROOT, 'l10n', 'bundle.l10n.en.json') });
      const rest = ['稿/报告: 二.md', '7', '31', '「来电」台账为31.2万件，此处写作29万件。', 'figure-mismatch'];
      deepEqual(read('error'), [['error', ...rest]]);
      deepEqual(read('warning'), [['warning', ...rest]]);
      deepEqual(read('information'), [['info', ...rest]]);
      deepEqual(read('hint'), []);
    });
  }
});
