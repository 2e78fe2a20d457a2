import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageHead, RULES, withHead } from '../../../scripts/rule-page-head';

describe('rule pages', () => {
  for (const rule of RULES) {
    it(`${rule.name} has a page with the head of the rule`, () => {
      const page = readFileSync(join(__dirname, '../../../docs/rules', `${rule.name}.md`), 'utf8');
      assert.ok(page.includes(pageHead(rule)), 'run node scripts/generate-rule-pages.mjs');
      assert.equal(withHead(page, rule), page);
    });
  }

  it('gives a page without a head one, and leaves the body', () => {
    const rule = RULES[0]!;
    const page = withHead('# old title\n\nBody.\n', rule);
    assert.equal(page, pageHead(rule) + '\nBody.\n');
    assert.equal(withHead(page, rule), page);
  });
});
