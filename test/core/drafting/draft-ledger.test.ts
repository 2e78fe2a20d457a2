import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { checkReport } from '../../../src/core/check';
import { draftLedger } from '../../../src/core/drafting/draft-ledger';
import { readLedger } from '../../../src/core/ledger/read';
import { parseReport } from '../../../src/core/report/parse';
import type { Report } from '../../../src/core/report/types';
import { IntlSegmenter } from '../../../src/words/intl';
import { proposeName } from '../../../src/words/propose-name';

const segmenter = new IntlSegmenter();
const SEEDS = join(__dirname, '../../../seeds');

const draft = (report: Report) =>
  draftLedger('r.md', report, (text, start, end) => proposeName(text, start, end, segmenter));

/** What a check says about the ledger and the figures that it backs. */
function complaints(report: Report, text: string): readonly string[] {
  const ledger = readLedger([{ uri: 'm.yaml', text }]);
  const { problems } = checkReport({ uri: 'r.md', report, ledger, severities: {} });
  return problems
    .filter(({ rule }) => /^(?:sidecar-|metric-|figure-(?:mismatch|direction|loose|ambiguous))/.test(rule))
    .map(({ rule, message }) => `${rule}: ${message}`);
}

describe('a ledger drafted from a report', () => {
  for (const name of readdirSync(SEEDS).filter(file => file.endsWith('.md') && file !== 'README.md')) {
    it(`${name}: the check finds nothing, and most figures are backed`, async () => {
      const report = parseReport(readFileSync(join(SEEDS, name), 'utf8'));
      const { text, figures, backed } = await draft(report);
      assert.deepEqual(complaints(report, text), []);
      assert.ok(backed >= 0.75 * figures, `${backed} of ${figures}`);
    });
  }

  it('gives a figure that is stated twice one entry, with the more exact value', async () => {
    for (const sentences of [
      '受理市民来电293412件。受理市民来电29万余件。',
      '受理市民来电29万余件。受理市民来电293412件。',
    ]) {
      const { text } = await draft(parseReport(`# 总结\n\n${sentences}\n`));
      assert.match(text, /受理市民来电: 293412件\n$/);
    }
  });

  it('gives the growth of a figure its subject and its sign', async () => {
    const { text } = await draft(parseReport('# 总结\n\n受理市民来电293412件，同比下降5.2%。\n'));
    assert.match(text, /受理市民来电同比: -5.2%/);
  });

  const named: readonly [sentence: string, entries: string][] = [
    ['电话渠道受理141268件，占77.6%', '电话渠道受理: 141268件\n  电话渠道受理占比: 77.6%'],
    ['咨询类81958件，咨询类占45%', '咨询类占比: 45%'],
    ['求助类、投诉类、举报类分别为52453件、31327件、8378件', '求助类: 52453件\n  投诉类: 31327件\n  举报类: 8378件'],
    ['公文差错率降至0.3‰', '公文差错率: 0.3‰'],
    ['召開新聞發(fā)布會91場', '召開新聞發布會: 91場'],
    ['通关成本下降5%', '通关成本降幅: 5%'],
    ['2023年受理来信1200件，2024年受理来信1350件', '受理来信:\n    values: { 2023年: 1200件, 2024年: 1350件 }'],
    ['关税总水平由9.8%降至7.5%', '关税总水平基数: 9.8%\n  关税总水平: 7.5%'],
    ['全年对口支援项目完成投资2.6亿元', '对口支援项目完成投资: 2.6亿元'],
    ['推出稳定外贸的12项政策措施', '推出稳定外贸政策措施: 12项'],
    ['总投资3.3亿元的环城快速路建成通车', '环城快速路总投资: 3.3亿元'],
    ['经营主体增至5.2万户', '经营主体: 5.2万户'],
    ['办理12类45件民生实事', '办理民生实事类数: 12类\n  民生实事: 45件'],
    ['规上工业、服务业增加值分别增长6.5%、7%', '规上工业增长: 6.5%'],
    ['贫困发生率从2020年的5.1%降到2023年的0.6%', '贫困发生率:\n    values: { 2020年: 5.1%, 2023年: 0.6% }'],
    ['全区地方财政总收入完成24.85亿元', '地方财政总收入: 24.85亿元'],
    ['PM2.5平均浓度31.3微克/立方米', 'PM2.5平均浓度: 31.3微克/立方米'],
  ];
  for (const [sentence, entries] of named)
    it(`names what ${sentence} states`, async () => {
      const { text } = await draft(parseReport(`# 总结\n\n${sentence}。\n`));
      assert.ok(text.includes(`  ${entries}\n`), text);
    });

  it('holds the period before beside the report’s own, so that the change follows from them', async () => {
    const report = parseReport(
      '# 2024年上半年工作总结\n\n受理市民来电13500件（上年同期12000件），同比增长12.5%。办结率由去年同期的93.4%提高到96%，提高2.6个百分点。\n',
    );
    const { text, backed, figures } = await draft(report);
    assert.equal(
      text,
      'title: 2024年上半年工作总结\nperiod: 2024年上半年\nmetrics:\n' +
        '  受理市民来电:\n    values: { 2023年上半年: 12000件, 2024年上半年: 13500件 }\n' +
        '  办结率:\n    values: { 2023年上半年: 93.4%, 2024年上半年: 96% }\n',
    );
    assert.deepEqual([figures, backed], [6, 6]);
    // Another level in the ledger, and the growth of the report is wrong as well.
    const wrong = complaints(report, text.replace('13500件', '14000件').replace(': 96%', ': 97%')).join('\n');
    assert.match(wrong, /此处写作12\.5%/);
    assert.match(wrong, /此处写作2\.6个百分点/);
  });

  it('folds the years of a table into its rows', async () => {
    const { text } = await draft(
      parseReport('# 总结\n\n| 指标 | 2022年 | 2023年 |\n| --- | --- | --- |\n| 受理来信（件） | 310 | 295 |\n'),
    );
    assert.match(text, /受理来信:\n {4}values: \{ 2022年: 310件, 2023年: 295件 \}/);
  });

  it('says where the report has no exact figure, and lists what could not be held for that', async () => {
    const report = parseReport('# 总结\n\n群众满意率98%以上，形成调研报告30余篇。\n');
    const { text } = await draft(report);
    assert.match(text, /群众满意率:\n {4}value: 98%\n {4}note: .*98%以上/);
    assert.match(text, /\n# 形成调研报告: 30余篇\n$/);
    assert.deepEqual(complaints(report, text), []);
  });

  it('never fails, and its ledger is never complained of, whatever the report holds', async () => {
    const piece = fc.constantFrom(
      '受理来信',
      '12件',
      '，',
      '。',
      '同比增长',
      '5%',
      '5%',
      '\n\n',
      '## 二、',
      '# ',
      '29万余件',
      '其中',
      '： #',
      '"',
      '{',
      '30个',
      '|',
      '- ',
      '办结率',
      '\u0000',
      '@a/b`',
      '提高2个百分点',
      '3—5个',
      '三分之一',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async pieces => {
        const report = parseReport(pieces.join(''));
        const { text } = await draft(report);
        assert.deepEqual(complaints(report, text), []);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a draft that adds to a ledger', () => {
  const LEDGER = '# 台账\nmetrics:\n  来信来访:\n    受理来信: 12件 # 核过\n';
  const addTo = (text: string, report: Report) =>
    draftLedger('r.md', report, (words, start, end) => proposeName(words, start, end, segmenter), [
      { uri: 'm.yaml', text },
    ]);

  it('adds what the ledger lacks and leaves the rest as it is', async () => {
    const report = parseReport(
      '# 总结\n\n## 一、来信来访\n\n受理来信12件。接待来访30人次。\n\n## 二、热线\n\n受理来电96件。\n',
    );
    const { text, metrics, backed } = await addTo(LEDGER, report);
    assert.equal(
      text,
      '# 台账\nmetrics:\n  来信来访:\n    受理来信: 12件 # 核过\n    接待来访: 30人次\n  热线:\n    受理来电: 96件\n',
    );
    assert.deepEqual([metrics, backed], [2, 3]);
  });

  it('does not hide what is wrong by the ledger behind an entry that agrees', async () => {
    const report = parseReport('# 总结\n\n## 一、来信来访\n\n受理来信13件。\n');
    const { text, metrics } = await addTo(LEDGER, report);
    assert.deepEqual([text, metrics], [LEDGER, 0]);
  });
});
