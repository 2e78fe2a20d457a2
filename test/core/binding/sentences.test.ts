import assert from 'node:assert/strict';
import { rangeAt, sentencesOf } from '../../../src/core/binding/sentences';

const cut = (text: string): string[][] => sentencesOf(text).map(s => s.clauses.map(c => text.slice(c.start, c.end)));

describe('binding: sentences and clauses', () => {
  it('ends sentences at full stops and lines, clauses at commas and semicolons', () => {
    assert.deepEqual(cut('受理9件,办结8件;满意。\n二是督查'), [['受理9件', '办结8件', '满意'], ['二是督查']]);
  });
  it('keeps the members of a row and the marks inside numbers together', () => {
    assert.deepEqual(cut('甲、乙12,345件'), [['甲、乙12,345件']]);
    assert.deepEqual(cut('比重为3.9:59.5'), [['比重为3.9:59.5']]);
  });
  it('cuts a stretch without any stop', () => {
    const text = '长'.repeat(1000);
    assert.ok(sentencesOf(text)[0]!.clauses.length >= 3);
  });
  it('finds the range of an offset', () => {
    const ranges = [
      { start: 0, end: 3 },
      { start: 4, end: 9 },
    ];
    assert.deepEqual(
      [0, 2, 4, 8].map(o => rangeAt(ranges, o)),
      [0, 0, 1, 1],
    );
    assert.equal(rangeAt(ranges, -1), -1);
  });
});
