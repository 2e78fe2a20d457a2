import assert from 'node:assert/strict';
import { checkReport } from '../../../src/core/check';
import { parseReport } from '../../../src/core/report/parse';

/** What a body states and its summary repeats, with a figure that can't be the same. */
const CASES = [
  ['群众来信3245件，比上年多。', '群众来信3245件。', '群众来信3254件。'],
  ['网上办事大厅访问量达29.3万人次。', '全年网上办事大厅访问量29万人次。', '全年网上办事大厅访问量27万人次。'],
  ['2024年，市民热线来电293412件。', '2024年市民热线来电29万余件。', '2024年市民热线来电30万余件。'],
  ['群众满意率为96.5%。', '群众满意率达到96.5%。', '群众满意率达到95.6%。'],
  ['地方财政收入12.8亿元。', '地方财政收入近13亿元。', '地方财政收入1.28亿元。'],
  ['上半年，政务信息公开量10926条。', '上半年政务信息公开量10926条。', '上半年政务信息公开量10296条。'],
] as const;

function found(body: string, summary: string): number {
  const report = parseReport(`# 总结\n\n${body}\n\n## 小结\n\n${summary}\n`);
  const { problems } = checkReport({ uri: 'r.md', report, ledger: null, severities: {} });
  return problems.filter(({ rule }) => rule === 'figure-repeated').length;
}

describe('figure-repeated, with summaries broken by the test', () => {
  for (const [body, right, wrong] of CASES) {
    it(right, () => assert.equal(found(body, right), 0));
    it(wrong, () => assert.equal(found(body, wrong), 1));
  }
});
