import assert from 'node:assert/strict';
import { bindReport } from '../../../src/core/binding/bind';
import { BindingCache } from '../../../src/core/binding/cache';
import { readLedger } from '../../../src/core/ledger/read';
import { parseReport } from '../../../src/core/report/parse';

/** What each figure is bound to: `figure → path`, with `Δ` for a change and `@period` where it is not the ledger's own. */
function bound(report: string, ledger: string, cache = new BindingCache()): string[] {
  const book = readLedger([{ uri: 'l.yaml', text: ledger }]);
  assert.deepEqual(book.problems, []);
  return bindReport(parseReport(report), book, cache).map(({ mention, candidate }) => {
    if (!candidate) return `${mention.figure.text} → `;
    const own = candidate.observation === candidate.metric.current;
    const period = own ? '' : `@${candidate.observation.periodText}`;
    return `${mention.figure.text} → ${candidate.aspect === 'change' ? 'Δ' : ''}${candidate.metric.path}${period}`;
  });
}

interface Case {
  readonly what: string;
  readonly report: string;
  readonly ledger: string;
  readonly bound: readonly string[];
}

const CASES: readonly Case[] = [
  {
    what: 'no place in a ranking: bare numbers under 排名 and 序号 count nothing',
    report:
      '| 序号 | 街道 | 走访企业（家） | 全市排名 |\n| --- | --- | --- | --- |\n| 1 | 北塘 | 25 | 3 |\n| 2 | 南郊 | 31 | 1 |\n',
    ledger: 'metrics:\n  北塘:\n    走访企业: 25家\n  南郊:\n    走访企业: 31家\n',
    bound: ['25 → 北塘/走访企业', '31 → 南郊/走访企业'],
  },
  {
    what: 'a noun before and a noun after the figure',
    report: '全年走访企业320家，组建11个督导组。',
    ledger: 'metrics:\n  走访企业: 320家\n  督导组: 11个\n',
    bound: ['320家 → 走访企业', '11个 → 督导组'],
  },
  {
    what: 'a group, where the name says only that it was counted',
    report: '全力推进实事项目，今年确定12件35项实事项目，走访企业480家。',
    ledger: 'metrics:\n  实事项目:\n    件数: 12件\n    项数: 35项\n  走访企业: 480家\n',
    bound: ['12件 → 实事项目/件数', '35项 → 实事项目/项数', '480家 → 走访企业'],
  },
  {
    what: 'the longer of two names, of which the text holds more than the shorter',
    report: '全区农林渔业总产值突破90亿元。',
    ledger: 'metrics:\n  全区农林渔业总产值: 91.2亿元\n  渔业总产值: 30.4亿元\n',
    bound: ['突破90亿元 → 全区农林渔业总产值'],
  },
  {
    what: 'the value before and the value after a verb of change',
    report: '2024年，城区绿化覆盖率由41.2%提高到43.5%。',
    ledger: 'metrics:\n  绿化覆盖率:\n    unit: "%"\n    values: { 2023年: 41.2, 2024年: 43.5 }\n',
    bound: ['41.2% → 绿化覆盖率@2023年', '43.5% → 绿化覆盖率'],
  },
  {
    what: 'no wrong figure where the ledger lacks the value before',
    report: '城区绿化覆盖率由42.5%提高到43.5%。',
    ledger: 'metrics:\n  绿化覆盖率: 43.5%\n',
    bound: ['42.5% → ', '43.5% → 绿化覆盖率'],
  },
  {
    what: 'a wrong figure whose words name one metric only',
    report: '全年走访企业230家，组建11个督导组。',
    ledger: 'metrics:\n  走访企业: 320家\n  督导组: 11个\n',
    bound: ['230家 → 走访企业', '11个 → 督导组'],
  },
  {
    what: 'nothing by value alone: another thing has the value of a metric',
    report: '阅览室添置书架320个。',
    ledger: 'metrics:\n  走访企业: 320个\n',
    bound: ['320个 → '],
  },
  {
    what: '分别 deals out in order',
    report: '图书馆、文化馆、博物馆分别接待读者和观众12.6万人次、8.4万人次、31.5万人次。',
    ledger: 'metrics:\n  图书馆接待: 12.6万人次\n  文化馆接待: 8.4万人次\n  博物馆接待: 31.5万人次\n',
    bound: ['12.6万人次 → 图书馆接待', '8.4万人次 → 文化馆接待', '31.5万人次 → 博物馆接待'],
  },
  {
    what: 'a change belongs to the level before it',
    report: '全年完成货运量1820万吨，同比增长4%。',
    ledger:
      'period: 2023年\nmetrics:\n  货运量: { unit: 万吨, values: { 2022年: 1750, 2023年: 1820 } }\n  客运量: { unit: 万人次, values: { 2022年: 300, 2023年: 360 } }\n',
    bound: ['1820万吨 → 货运量', '4% → Δ货运量'],
  },
  {
    what: 'a clause that names its own period states that period',
    report: '2022年完成货运量1750万吨，2023年完成货运量1820万吨。',
    ledger: 'period: 2023年\nmetrics:\n  货运量: { unit: 万吨, values: { 2022年: 1750, 2023年: 1820 } }\n',
    bound: ['1750万吨 → 货运量@2022年', '1820万吨 → 货运量'],
  },
  {
    what: '比上年同期的 X: the base is of its own period',
    report: '受理投诉465件，比上年同期的492件有所减少。',
    ledger: 'period: 2023年\nmetrics:\n  受理投诉: { unit: 件, values: { 2022年: 492, 2023年: 465 } }\n',
    bound: ['465件 → 受理投诉', '492件 → 受理投诉@2022年'],
  },
  {
    what: 'the period of a base reaches no further than its own figure',
    report: '新增岗位由上年的3200个增至4150个，人均收入突破3万元，较上年翻一番。',
    ledger:
      'period: 2016年\nmetrics:\n  新增岗位: { unit: 个, values: { 2015年: 3200, 2016年: 4150 } }\n  人均收入: { unit: 元, values: { 2015年: 15400, 2016年: 30800 } }\n',
    bound: ['3200个 → 新增岗位@2015年', '4150个 → 新增岗位', '突破3万元 → 人均收入', '一番 → Δ人均收入'],
  },
  {
    what: 'a decrease by a multiple, and a fall with a minus: wrong of any metric, so bound by fewer words',
    report: '投诉量下降2倍，信访量下降-5%。',
    ledger:
      'period: 2015年\nmetrics:\n  投诉量: { unit: 件, values: { 2014年: 300, 2015年: 100 } }\n  信访量: { unit: 件, values: { 2014年: 100, 2015年: 95 } }\n',
    bound: ['2倍 → Δ投诉量', '-5% → Δ信访量'],
  },
  {
    what: 'rows and columns of a table, with the unit in the head',
    report: '| 街道 | 受理（件） | 满意率（%） |\n| --- | --- | --- |\n| 东湖 | 1208 | 96.5 |\n| 南湖 | 934 | 95.1 |\n',
    ledger: 'metrics:\n  东湖: { 受理: 1208件, 满意率: 96.5% }\n  南湖: { 受理: 934件, 满意率: 95.1% }\n',
    bound: ['1208 → 东湖/受理', '96.5 → 东湖/满意率', '934 → 南湖/受理', '95.1 → 南湖/满意率'],
  },
  {
    what: 'heads that span two columns, with the units in a row of their own',
    report:
      '| | 2022年 | | 2023年 | |\n| --- | --- | --- | --- | --- |\n| | 金额 | 占比 | 金额 | 占比 |\n| | 万元 | % | 万元 | % |\n| 道路 | 1,320 | 44.0 | 1,560 | 48.0 |\n',
    ledger:
      'period: 2023年\nmetrics:\n  道路金额: { unit: 万元, values: { 2022年: 1320, 2023年: 1560 } }\n  道路占比: { unit: "%", values: { 2022年: 44, 2023年: 48 } }\n',
    bound: ['1,320 → 道路金额@2022年', '44.0 → 道路占比@2022年', '1,560 → 道路金额', '48.0 → 道路占比'],
  },
  {
    what: 'traditional report, simplified ledger',
    report: '上半年處理查詢38,400餘宗，舉辦講座18場。',
    ledger: 'metrics:\n  处理查询: 38462宗\n  举办讲座: 18场\n',
    bound: ['38,400餘宗 → 处理查询', '18場 → 举办讲座'],
  },
  {
    what: 'a small Chinese numeral only where a metric names it',
    report: '指导五个试点区先行先试，五个方面成效明显。',
    ledger: 'metrics:\n  试点区: 5个\n',
    bound: ['五个 → 试点区'],
  },
  {
    what: 'a pin decides, also for a period',
    report: '接待量31.5万人次<!-- =博物馆参观@2022年 -->。',
    ledger: 'period: 2023年\nmetrics:\n  博物馆参观: { unit: 人次, values: { 2022年: 315000, 2023年: 402000 } }\n',
    bound: ['31.5万人次 → 博物馆参观@2022年'],
  },
  {
    what: 'units of two kinds never meet',
    report: '绿化面积320亩。',
    ledger: 'metrics:\n  绿化面积: 320件\n',
    bound: ['320亩 → '],
  },
];

describe('binding: which metric a figure states', () => {
  for (const { what, report, ledger, bound: expected } of CASES) {
    it(what, () => assert.deepEqual(bound(report, ledger), expected));
  }

  it('two figures that traded places are bound by their words', () => {
    const ledger = 'metrics:\n  办理人大建议: 96件\n  办理政协提案: 117件\n  编发简报: 45期\n';
    assert.deepEqual(bound('办理人大建议117件，办理政协提案96件，编发简报45期。', ledger), [
      '117件 → 办理人大建议',
      '96件 → 办理政协提案',
      '45期 → 编发简报',
    ]);
  });

  it('two metrics that fit equally leave the figure ambiguous', () => {
    const book = readLedger([{ uri: 'l.yaml', text: 'metrics:\n  市级演练: 20场\n  区级演练: 20场\n' }]);
    const [binding] = bindReport(parseReport('组织演练20场。'), book);
    assert.equal(binding!.candidate, null);
    assert.deepEqual(binding!.ambiguous.map(c => c.metric.path).sort(), ['区级演练', '市级演练']);
  });

  describe('a report full of figures that the ledger lacks', () => {
    const report = `全年受理群众来信1276件，其中网上来信845件、重点来信32件。去年受理群众来信1190件，前年1105件。市本级受理群众来信230件。
办理人大代表建议96件，其中重点建议12件；办理政协提案117件，其中重点提案9件。新增企业5600户，新增个体工商户1.2万户，新增就业3.4万人，其中困难人员就业2100人。`;
    const ledger = (letters: string, firms: string): string =>
      `period: 2023年\nmetrics:\n  群众来信: ${letters}\n  人大代表建议: 96件\n  政协提案: 117件\n  新增企业: ${firms}\n  新增就业: 3.4万人\n`;
    const named = (book: string): string[] => bound(report, book).filter(line => !line.endsWith('→ '));
    const right = [
      '1276件 → 群众来信',
      '96件 → 人大代表建议',
      '117件 → 政协提案',
      '5600户 → 新增企业',
      '3.4万人 → 新增就业',
    ];

    it('binds the five that it has', () => assert.deepEqual(named(ledger('1276件', '5600户')), right));
    it('and the same five where two of them are wrong', () => {
      assert.deepEqual(named(ledger('1376件', '6600户')), right);
    });
  });

  it('a kept cache gives what a fresh one gives', () => {
    const ledger = CASES[0]!.ledger;
    const cache = new BindingCache();
    const texts = ['全年走访企业320家，组建11个督导组。', '全年走访企业32家，组建11个督导组。', '全年走访企业3家。'];
    for (const text of texts) assert.deepEqual(bound(text, ledger, cache), bound(text, ledger));
  });

  it('words that change what a figure is are seen though its evidence stays', () => {
    const ledger = 'metrics:\n  注册用户: 286万人\n';
    const cache = new BindingCache();
    for (const text of ['注册用户31.5万人。', '新增注册用户31.5万人。', '注册用户31.5万人。', '好。注册用户31.5万人。'])
      assert.deepEqual(bound(text, ledger, cache), bound(text, ledger), text);
  });

  it('says why in one line', () => {
    const book = readLedger([{ uri: 'l.yaml', text: 'metrics:\n  走访企业: 320家\n' }]);
    const [binding] = bindReport(parseReport('全年走访企业320家。'), book);
    assert.match(binding!.reason, /走访企业/);
    assert.doesNotMatch(binding!.reason, /\n/);
  });
});
