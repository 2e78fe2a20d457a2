import assert from 'node:assert/strict';
import { CompositionWatch, type TextChange } from '../../src/editor/composition';

const change = (rangeOffset: number, rangeLength: number, text: string): TextChange[] => [
  { rangeOffset, rangeLength, text },
];

describe('composition of an input method', () => {
  it('is seen when letters replace letters at one offset, and ends with the word', () => {
    const watch = new CompositionWatch();
    assert.equal(watch.change(change(10, 0, 's')), 'possible');
    assert.equal(watch.change(change(10, 1, 'sh')), 'composing');
    assert.equal(watch.change(change(10, 2, "shu'ju")), 'composing');
    assert.equal(watch.change(change(10, 6, '数据')), 'none');
  });

  it('knows Zhuyin', () => {
    const watch = new CompositionWatch();
    watch.change(change(0, 0, 'ㄕ'));
    assert.equal(watch.change(change(0, 1, 'ㄕㄨ')), 'composing');
  });

  it('is not an English word typed letter by letter', () => {
    const watch = new CompositionWatch();
    assert.equal(watch.change(change(3, 0, 'a')), 'possible');
    assert.equal(watch.change(change(4, 0, 'b')), 'possible');
    assert.equal(watch.change(change(5, 0, '。')), 'none');
  });

  it('is not digits, a deletion or several places at once', () => {
    const watch = new CompositionWatch();
    assert.equal(watch.change(change(3, 0, '2')), 'none');
    watch.change(change(3, 0, 'a'));
    assert.equal(watch.change(change(3, 1, '')), 'none');
    assert.equal(watch.change([...change(3, 0, 'a'), ...change(9, 0, 'a')]), 'none');
  });

  it('ends when letters replace something else', () => {
    const watch = new CompositionWatch();
    watch.change(change(3, 0, 'a'));
    assert.equal(watch.change(change(20, 4, 'abc')), 'none');
    assert.equal(watch.stretch, null);
  });
});
