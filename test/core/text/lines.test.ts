import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineIndex } from '../../../src/core/text/lines';

describe('LineIndex', () => {
  const index = new LineIndex('甲\n乙丙\r\n丁\r\n\r戊');

  it('knows \\n, \\r\\n and a lone \\r', () => {
    assert.equal(index.count, 5);
    assert.deepEqual(index.position(0), { line: 1, column: 1 });
    assert.deepEqual(index.position(3), { line: 2, column: 2 });
    assert.deepEqual(index.position(6), { line: 3, column: 1 });
    assert.deepEqual(index.position(9), { line: 4, column: 1 });
    assert.deepEqual(index.position(10), { line: 5, column: 1 });
    assert.deepEqual(index.position(99), { line: 5, column: 2 });
    assert.equal(index.lineEnd(2), 4);
    assert.equal(index.lineEnd(4), 9);
    assert.equal(index.offset(2, 99), 4);
    assert.equal(index.offset(99, 1), 11);
  });

  it('goes there and back', () => {
    const texts = fc.array(fc.constantFrom('甲', 'a', '\n', '\r', '\r\n')).map(parts => parts.join(''));
    fc.assert(
      fc.property(texts, fc.nat(), (text, seed) => {
        const lines = new LineIndex(text);
        const offset = seed % (text.length + 1);
        const { line, column } = lines.position(offset);
        assert.equal(lines.lineStart(line) + column - 1, offset);
        if (offset <= lines.lineEnd(line)) assert.equal(lines.offset(line, column), offset);
      }),
    );
  });
});
