import assert from 'node:assert/strict';
import { headUnitOf } from '../../../src/core/binding/head-unit';
import { fold } from '../../../src/core/text/fold';

const CASES: readonly (readonly [string, string | null, number?])[] = [
  ['承办量（件）', '件', 1],
  ['额外开支(百萬元)', '元', 1e6],
  ['本年收费金额（单位：万元）', '元', 1e4],
  ['億港元 (按年增長%) [佔百分比]', '港元', 1e8],
  ['满意率（%）', '%', 1],
  ['百萬元', '元', 1e6],
  ['金额/万元', '元', 1e4],
  ['单位：亿元', '元', 1e8],
  ['项目', null],
  ['2011年年底', null],
  ['', null],
];

describe('binding: the unit in a table head', () => {
  for (const [head, unit, factor] of CASES) {
    it(head || '(empty)', () => {
      const found = headUnitOf(fold(head));
      assert.equal(found?.unit ?? null, unit);
      if (unit) assert.equal(Number(found!.factor), factor);
    });
  }
});
