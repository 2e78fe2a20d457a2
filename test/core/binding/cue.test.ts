import assert from 'node:assert/strict';
import { changeCueBefore } from '../../../src/core/binding/cue';

/** The figure begins at the bar. */
const CASES: readonly (readonly [string, 'up' | 'down' | null, boolean?])[] = [
  ['同比增长|8.6%', 'up', false],
  ['环比下降|3.9%', 'down', false],
  ['增速比一季度提高|0.3个百分点', 'up', false],
  ['降幅收窄|2.2个百分点', 'down', false],
  ['相关诉求降至|6480件', 'down', true],
  ['指数回落至|5.1%', 'down', true],
  ['总量增加到|12件', 'up', true],
  ['比去年同期多|近两成', 'up', false],
  ['同比压减|三成', 'down', false],
  ['分别增长|6.5%', 'up', false],
  ['减少了|7件', 'down', false],
  ['新增|52家', null],
  ['至少|12件', null],
  ['最多|12件', null],
  ['共受理|3119件', null],
  ['拉动全市增长|0.1个百分点', 'up', false],
];

describe('binding: the verb of change before a figure', () => {
  for (const [marked, direction, toLevel] of CASES) {
    it(marked, () => {
      const start = marked.indexOf('|');
      const cue = changeCueBefore(marked.replace('|', ''), 0, start);
      assert.equal(cue?.direction ?? null, direction);
      if (direction) assert.equal(cue?.toLevel, toLevel);
    });
  }
});
