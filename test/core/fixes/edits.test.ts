import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, firstFixes } from '../../../src/core/fixes/edits';
import type { Fix, Problem } from '../../../src/core/rules/types';

function problem(rule: string, start: number, end: number, fixes: readonly Fix[]): Problem {
  return {
    uri: 'a.md',
    rule,
    severity: 'error',
    start,
    end,
    message: '',
    metric: null,
    expected: null,
    related: [],
    fixes,
  };
}

const rewrite = (start: number, end: number, text: string, kind: Fix['kind'] = 'rewrite'): Fix => ({
  title: '',
  kind,
  edits: [{ uri: 'a.md', start, end, text }],
});

describe('applyEdits', () => {
  it('applies edits in any order', () => {
    const edits = [
      { start: 4, end: 5, text: 'E' },
      { start: 0, end: 1, text: '' },
      { start: 2, end: 2, text: '+' },
    ];
    assert.equal(applyEdits('abcdef', edits), 'b+cdEf');
  });

  it('keeps the order of insertions at one place', () => {
    const edits = [
      { start: 1, end: 1, text: 'x' },
      { start: 1, end: 1, text: 'y' },
    ];
    assert.equal(applyEdits('ab', edits), 'axyb');
  });

  it('refuses overlaps and places outside of the text', () => {
    assert.throws(
      () =>
        applyEdits('abc', [
          { start: 0, end: 2, text: '' },
          { start: 1, end: 3, text: '' },
        ]),
      RangeError,
    );
    assert.throws(() => applyEdits('abc', [{ start: 2, end: 4, text: '' }]), RangeError);
  });

  it('changes nothing outside of the edits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), fc.nat(), fc.string(), (text, a, b, replacement) => {
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
        const changed = applyEdits(text, [{ start, end, text: replacement }]);
        assert.equal(changed, text.slice(0, start) + replacement + text.slice(end));
      }),
    );
  });
});

describe('firstFixes', () => {
  it('takes the first fix of false figures only', () => {
    const problems = [
      problem('figure-loose', 0, 1, [rewrite(0, 1, 'x')]),
      problem('figure-mismatch', 2, 3, [rewrite(2, 3, 'y'), rewrite(2, 3, 'z', 'rewrite-other')]),
      problem('figure-direction', 5, 6, [rewrite(5, 6, 'd')]),
    ];
    assert.deepEqual(firstFixes(problems), [problems[1]!.fixes[0], problems[2]!.fixes[0]]);
  });

  it('never takes a ledger edit, a pin or an ignore', () => {
    const problems = [problem('figure-mismatch', 2, 3, [rewrite(3, 3, '<!-- hegao-ignore -->', 'ignore')])];
    assert.deepEqual(firstFixes(problems), []);
  });

  it('leaves the later of two that overlap', () => {
    const problems = [
      problem('figure-mismatch', 4, 8, [rewrite(4, 8, 'b')]),
      problem('figure-mismatch', 2, 5, [rewrite(2, 5, 'a')]),
    ];
    assert.deepEqual(firstFixes(problems), [problems[1]!.fixes[0]]);
  });
});
