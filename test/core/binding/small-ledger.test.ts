import assert from 'node:assert/strict';
import { BindingCache } from '../../../src/core/binding/cache';
import { checkReport } from '../../../src/core/check';
import { readLedger } from '../../../src/core/ledger/read';
import { parseReport } from '../../../src/core/report/parse';

/** The figures that are told to be false. */
function mismatches(ledger: string, text: string): string[] {
  const book = readLedger([{ uri: 'l.yaml', text: `metrics:\n  ${ledger}\n` }]);
  assert.deepEqual(book.problems, []);
  const report = parseReport(`# 上半年工作情况\n\n${text}\n`);
  const { figures } = checkReport({
    uri: 'r.md',
    report,
    ledger: book,
    severities: {},
    bindingCache: new BindingCache(),
  });
  return figures.filter(({ verdict }) => verdict === 'mismatch').map(figure => figure.text);
}

/** What somebody tries first: one or two metrics, one sentence. Nothing but the name can tell what the figure is. */
describe('a small ledger', () => {
  const wrong: readonly (readonly [string, string, ...string[]])[] = [
    ['受理来电: 14000件', '上半年受理来电13500件。', '13500件'],
    ['受理市民来电: 312000件', '上半年，热线受理市民来电29万件。', '29万件'],
    ['受理市民来电: 312000件', '市长公开电话共受理市民来电29万件，同比增长5%。', '29万件'],
    ['税收收入: 12.5亿元', '全年完成税收收入13.8亿元，增长5.1%。', '13.8亿元'],
    ['税收增速: 5%', '税收增长6%。', '6%'],
    ['办结率: 96%', '按时办结率为98%。', '98%'],
    ['新建公园: 12个', '一年来，我们新建公园15个、改造老旧小区20个。', '15个'],
    ['走访企业: 230家', '先后走访企业300余家。', '300余家'],
    ['培训班: 12期\n  培训人数: 2300人', '举办培训班15期，培训2300人。', '15期'],
    ['接待游客: 7456万人次', '全年接待游客突破8000万人次。', '突破8000万人次'],
    ['贷款余额: 3200亿元', '年末各项贷款余额3500亿元。', '3500亿元'],
    ['會議: 12次', '全年召開會議15次。', '15次'],
  ];
  for (const [ledger, text, ...expected] of wrong) {
    it(`finds what is wrong in ${text}`, () => assert.deepEqual(mismatches(ledger, text), expected));
  }

  it('finds a wrong figure wherever it is written again: the places do not compete for the metric', () => {
    const text =
      '上半年受理来电13500件，群众满意。\n\n二、受理情况\n\n上半年受理来电13500件。\n\n三、结语\n\n共受理来电13500件。';
    assert.deepEqual(mismatches('受理来电: 14000件', text), ['13500件', '13500件', '13500件']);
  });

  const right: readonly (readonly [string, string])[] = [
    ['受理来电: 14000件', '受理来电14000件，其中投诉3500件。'],
    ['受理来电: 14000件', '受理来电14000件，受理来信1350件，受理来访210件次。'],
    ['税收收入: 12.5亿元', '税收收入12.5亿元，其中增值税5.2亿元；非税收入3.8亿元。'],
    ['税收收入: 12.5亿元', '税收收入12.5亿元，第三产业税收收入6.1亿元，占48.8%。'],
    ['新建学校: 12所', '新建学校12所，改建学校15所，撤并学校3所。'],
    ['走访企业: 230家', '走访企业230家，走访规上企业32家，走访企业负责人120人。'],
    ['办结率: 96%', '办结率96%，按时办结率98%，满意率91.5%。'],
    ['接待游客: 7456万人次', '接待游客7456万人次，其中崂山区接待游客1200万人次。'],
    ['固定资产投资: 380亿元', '固定资产投资380亿元，房地产开发投资120亿元，工业固定资产投资150亿元。'],
    ['生产总值: 512.3亿元', '崂山区生产总值121.5亿元，市南区生产总值201.7亿元。'],
    ['税收增速: 5%', '税收收入增长5%，非税收入增长7%。'],
    ['生产总值增速: 5%', '第二产业增长7%，第三产业增长8.1%。'],
    ['召开会议: 12次', '召开专题会议15次，召开会议12次，召开现场会议3次。'],
    ['受理来电: 14000件', '去年同期受理来电13500件。日均受理来电77件。'],
    ['发放补贴: 300万元', '为困难家庭发放补贴120万元，为退役军人发放补贴180万元，共发放补贴300万元。'],
  ];
  for (const [ledger, text] of right) {
    it(`is silent on what it lacks in ${text}`, () => assert.deepEqual(mismatches(ledger, text), []));
  }
});
