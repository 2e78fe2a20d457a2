import assert from 'node:assert/strict';
import { describe as describeJudgement } from '../../../src/core/rules/message';
import { judge } from '../../../src/core/verdict/judge';
import { candidateByHand, down, mentionByHand, metricByHand } from '../verdict/case-by-hand';

describe('messages', () => {
  const say = (
    mention: ReturnType<typeof mentionByHand>,
    metric: ReturnType<typeof metricByHand>,
    aspect: 'level' | 'change' = 'level',
  ): string => {
    const candidate = candidateByHand(metric, aspect);
    return describeJudgement(judge({ mention, candidate, metrics: [] }), mention, candidate);
  };

  it('gives the ledger’s value and the written one', () => {
    const mention = mentionByHand({ value: 290000, number: '29', scale: '万', unit: '件', u: 10000 });
    assert.equal(
      say(mention, metricByHand('受理市民来电', '件', 312000)),
      '「受理市民来电」台账为31.2万件，此处写作29万件。请核对。',
    );
  });

  it('names the slip', () => {
    const last = metricByHand('提案', '件', { '2014年': 163, '2015年': 175 });
    assert.match(say(mentionByHand({ value: 163, unit: '件' }), last), /与2014年的值相同/);
    assert.match(say(mentionByHand({ value: 157, unit: '件' }), last), /前后颠倒/);
    assert.match(say(mentionByHand({ value: 1750, unit: '件' }), last), /是应有的10倍/);
    const percent = mentionByHand({ value: '7.4', kind: 'percent', unit: '%', decimals: 1, u: '0.1' }, down());
    assert.match(say(percent, last, 'change'), /相比上升7\.36%.*方向相反/);
  });

  it('says what is ill-worded', () => {
    const over = mentionByHand({ value: 1100, approximation: 'over', infix: '余', unit: '个', U: 100 });
    assert.match(say(over, metricByHand('建议', '个', 1100)), /正好等于该数/);
    assert.equal(say(mentionByHand({ value: 1100, unit: '个' }), metricByHand('建议', '个', 1100)), '');
  });
});
