import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseQuantity, scanFigures } from '../../../src/core/figures/scan';
import type { Figure, ScanOptions } from '../../../src/core/figures/types';

/** text of a figure, value or low–high, unit, approximation where it is not exact, kind where it is not count. */
function brief(figure: Figure): string {
  const value = figure.upper === null ? figure.value.toFixed() : `${figure.value.toFixed()}–${figure.upper.toFixed()}`;
  const parts = [figure.text, value, figure.unit];
  if (figure.approximation !== 'exact') parts.push(figure.approximation);
  return parts.join('|');
}

type Case = readonly [text: string, ...figures: string[]];

function table(name: string, cases: readonly Case[], options?: ScanOptions): void {
  describe(name, () => {
    for (const [text, ...expected] of cases) {
      it(text.replace(/\n/g, '⏎'), () => {
        assert.deepEqual(scanFigures(text, options).map(brief), expected);
      });
    }
  });
}

table('digits and separators', [
  ['全年办理1098件。', '1098件|1098|件'],
  ['共收到12,345件', '12,345件|12345|件'],
  ['共收到12，345件', '12，345件|12345|件'],
  ['共1 234 567元', '1 234 567元|1234567|元'],
  ['共1\u00a0098人', '1\u00a0098人|1098|人'],
  ['编发3，500余份', '3，500余份|3500|份|over'],
  ['共12，34件', '12|12|', '34件|34|件'],
  ['增长１２．５％', '１２．５％|12.5|%'],
  ['产量４５６４万吨', '４５６４万吨|45640000|吨'],
  ['达到0.85万户', '0.85万户|8500|户'],
  ['指数为100.7，', '100.7|100.7|'],
  ['下降-5%', '-5%|-5|%'],
  ['增速为−0.3%', '−0.3%|-0.3|%'],
  ['（+14%）', '+14%|14|%'],
  ['建成4所、在建9 所', '4所|4|所', '9 所|9|所'],
  ['样本近 15 万人', '近 15 万人|150000|人|near'],
]);

table('scale words and mixed numbers', [
  ['投资1.3亿元', '1.3亿元|130000000|元'],
  ['新增29万件', '29万件|290000|件'],
  ['总量2万亿元', '2万亿元|2000000000000|元'],
  ['共2万5千人', '2万5千人|25000|人'],
  ['共1亿3千万元', '1亿3千万元|130000000|元'],
  ['共5亿3400万元', '5亿3400万元|534000000|元'],
  ['撥款4億7,500萬元', '4億7,500萬元|475000000|元'],
  ['人次1亿3千多万', '1亿3千多万|130000000||over'],
  ['额外1億7,000多萬元', '1億7,000多萬元|170000000|元|over'],
  ['共12万3456人', '12万3456人|123456|人'],
  ['有3千人', '3千人|3000|人'],
  ['约8百户', '约8百户|800|户|about'],
  ['收入1,317.9百萬元', '1,317.9百萬元|1317900000|元'],
  ['装机30万千瓦', '30万千瓦|300000|千瓦'],
  ['装机300千瓦', '300千瓦|300|千瓦'],
  ['长5千米', '5千米|5|公里'],
]);

table('Chinese numerals', [
  ['办理二百一十五件', '二百一十五件|215|件'],
  ['达到四亿零七百多万吨', '四亿零七百多万吨|407000000|吨|over'],
  ['建成七万四千个', '七万四千个|74000|个'],
  ['达到二十六亿六千万美元', '二十六亿六千万美元|2660000000|美元'],
  ['突破一万亿元', '突破一万亿元|1000000000000|元|more-than'],
  ['人均近八百斤', '近八百斤|800|斤|near'],
  ['共一千零五个', '一千零五个|1005|个'],
  ['共贰佰伍拾元', '贰佰伍拾元|250|元'],
  ['共貳佰元', '貳佰元|200|元'],
  ['共廿三個', '廿三個|23|个'],
  ['惠及四千二百多万', '四千二百多万|42000000||over'],
  ['一萬五千多份', '一萬五千多份|15000|份|over'],
  ['共十一个', '十一个|11|个'],
  ['为三百二十元左右', '三百二十元左右|320|元|about'],
  ['增长四点二倍', '四点二倍|4.2|倍'],
  ['两亿多元', '两亿多元|200000000|元|over'],
]);

table('percentages, fractions, tenths, halves', [
  ['占比96%', '96%|96|%'],
  ['占比96％', '96％|96|%'],
  ['出生率8.2‰', '8.2‰|8.2|‰'],
  ['增长百分之五点三', '百分之五点三|5.3|%'],
  ['占千分之三', '千分之三|3|‰'],
  ['达到百分之百', '百分之百|100|%'],
  ['保持百分之八至百分之九的速度', '百分之八至百分之九|8–9|%'],
  ['提高2.3个百分点', '2.3个百分点|2.3|百分点'],
  ['提高0.9個百分點', '0.9個百分點|0.9|百分点'],
  ['分别高4.2和0.7个百分点', '4.2|4.2|', '0.7个百分点|0.7|百分点'],
  ['约占三分之一', '约占三分之一|0.33333333333333333333||about'],
  ['占三分之二以上', '三分之二以上|0.66666666666666666667||at-least'],
  ['占全国1/10以上', '1/10以上|0.1||at-least'],
  ['有3/5的户', '3/5|0.6|'],
  ['下降三成', '三成|30|%'],
  ['約八成五', '約八成五|85|%|about'],
  ['超過七成半', '超過七成半|75|%|more-than'],
  ['占七至八成', '七至八成|70–80|%'],
  ['六七成是', '六七成|60–70|%'],
  ['占全国8成', '8成|80|%'],
  ['一半以上', '一半以上|0.5||at-least'],
  ['占了一半', '一半|0.5|'],
  ['参会过半', '过半|0.5||more-than'],
  ['近半企业', '近半|0.5||near'],
  ['半数以上', '半数以上|0.5||at-least'],
  ['超过半数', '超过半数|0.5||more-than'],
]);

table('ranges, adjacent numerals, ratios', [
  ['补助3—5万元', '3—5万元|30000–50000|元'],
  ['补助3万—5万元', '3万—5万元|30000–50000|元'],
  ['约63%～68%', '约63%～68%|63–68|%|about'],
  ['约5-8%', '约5-8%|5–8|%|about'],
  ['每组3至5个', '3至5个|3–5|个'],
  ['8000—1万元', '8000—1万元|8000–10000|元'],
  ['由3件至5件', '3件|3|件', '5件|5|件'],
  ['从12%到15%', '12%|12|%', '15%|15|%'],
  ['下降12.3%至1832件', '12.3%|12.3|%', '1832件|1832|件'],
  ['三四百人', '三四百人|300–400|人|about'],
  ['七八十个', '七八十个|70–80|个|about'],
  ['十三四家', '十三四家|13–14|家|about'],
  ['两三百亩', '两三百亩|200–300|亩|about'],
  ['结构为3.9：59.5：36.6', '3.9：59.5：36.6|3.9|'],
  ['下降 -10% -20%', '-10%|-10|%', '-20%|-20|%'],
  ['比为1:4', '1:4|0.25|'],
]);

table('multiples and doublings', [
  ['增长2倍', '2倍|2|倍'],
  ['是全国的1.5倍以上', '1.5倍以上|1.5|倍|at-least'],
  ['增加两倍', '两倍|2|倍'],
  ['实现翻一番', '一番|2|番'],
  ['翻了两番', '两番|4|番'],
]);

table('vague quantities', [
  ['上百个村', '上百个|100–1000|个|vague'],
  ['上千家企业', '上千家|1000–10000|家|vague'],
  ['数十家单位', '数十家|20–100|家|vague'],
  ['数十万人', '数十万人|200000–1000000|人|vague'],
  ['几百户', '几百户|200–1000|户|vague'],
  ['十几个部门', '十几个|11–19|个|vague'],
  ['十余名', '十余名|10–20|名|over'],
  ['百余家企业', '百余家|100–200|家|over'],
  ['近百家', '近百家|90–100|家|near'],
  ['近千公里', '近千公里|900–1000|公里|near'],
  ['数以万计', '数以万计|20000–100000||vague'],
  ['超百亿元', '超百亿元|10000000000|元|more-than'],
  ['产值过亿元', '过亿元|100000000|元|more-than'],
]);

table('modifiers', [
  ['约6个月', '约6个月|6|个月|about'],
  ['約有1 600個', '約有1 600個|1600|个|about'],
  ['大约300人', '大约300人|300|人|about'],
  ['近1.3亿元', '近1.3亿元|130000000|元|near'],
  ['接近60%', '接近60%|60|%|near'],
  ['将近40户', '将近40户|40|户|near'],
  ['超690万人', '超690万人|6900000|人|more-than'],
  ['超过80岁', '超过80岁|80|岁|more-than'],
  ['逾3萬份', '逾3萬份|30000|份|more-than'],
  ['高于8%', '高于8%|8|%|more-than'],
  ['突破150万人次', '突破150万人次|1500000|人次|more-than'],
  ['迈上4000亿元', '迈上4000亿元|400000000000|元|more-than'],
  ['不足5%', '不足5%|5|%|under'],
  ['不到十个', '不到十个|10|个|under'],
  ['不低于30%', '不低于30%|30|%|at-least'],
  ['低于30%', '低于30%|30|%|less-than'],
  ['不超过3天', '不超过3天|3|天|at-most'],
  ['至少5次', '至少5次|5|次|at-least'],
  ['100起以上', '100起以上|100|起|at-least'],
  ['5%左右', '5%左右|5|%|about'],
  ['500元上下', '500元上下|500|元|about'],
  ['3天以内', '3天以内|3|天|at-most'],
  ['29万余件', '29万余件|290000|件|over'],
  ['10余万件', '10余万件|100000|件|over'],
  ['200多条次', '200多条次|200|条次|over'],
  ['1,200餘宗', '1,200餘宗|1200|宗|over'],
  ['两个多月', '两个多月|2|个月|over'],
  ['节约3亿元', '3亿元|300000000|元'],
  ['签约30个项目', '30个|30|个'],
  ['附近5个村', '5个|5|个'],
  ['达46件', '46件|46|件'],
  ['共46件', '46件|46|件'],
]);

table('units', [
  ['接收20386件(次)', '20386件(次)|20386|件(次)'],
  ['有36台（套）', '36台（套）|36|台(套)'],
  ['浓度28.1微克/立方米', '28.1微克/立方米|28.1|微克/立方米'],
  ['产能5万吨/年', '5万吨/年|50000|吨/年'],
  ['办理4.2个工作日', '4.2个工作日|4.2|工作日'],
  ['长12km', '12km|12|公里'],
  ['重30kg。', '30kg|30|公斤'],
  ['增加20亿港元', '20亿港元|2000000000|港元'],
  ['11件37项市办实事', '11件|11|件', '37项|37|项'],
  ['HK$500萬', 'HK$500萬|5000000|港元'],
  ['3天1次', '3天|3|天', '1次|1|次'],
]);

const NO_FIGURES = [
  '2015年',
  '2015年上半年',
  '2012-2013年度',
  '2012—2013学年',
  '1979—1984年',
  '１９７９到１９８３年',
  '2014年至2016年',
  '二〇一五年',
  '一九八四年',
  '20世纪80年代',
  '1—6月',
  '5月底',
  '3月8日',
  '5月1日至7日',
  '8時30分',
  '8:30',
  '8:30—17:30',
  '上午9点',
  '3、4月份',
  '第2季',
  '一季度',
  '第3期',
  '第十二届',
  '第3、4批',
  '十二届二次全会',
  '近五年',
  '五年来',
  '过去五年',
  '近5年来',
  '未来3年',
  '十年',
  '一年多来',
  '〔2018〕16号',
  '国令第711号',
  '16号',
  '（一）总体情况',
  '一、主要工作',
  '1. 主要工作',
  '1、主要工作',
  '（1）主要工作',
  '①主要工作',
  '1）主要工作',
  '一是抓落实；二是抓督查',
  '三要加强',
  '12345热线',
  '拨打12345',
  '110、119',
  '电话：0517-83880000',
  '邮编：223001',
  '13812345678',
  'G20峰会',
  '5G',
  'A4纸',
  '5A级景区',
  'C919',
  '3.0版',
  '2.0时代',
  '500强',
  'PM2.5',
  'H7N9',
  'ISO9001',
  '24D區',
  '第1A期',
  'COVID-19',
  '“三严三实”',
  '“五一巾帼标兵岗”',
  '“1+3”',
  '“一减两稳五增”',
  '“十三五”',
  '十四五',
  '“3·15”',
  '5·12',
  '1+N',
  '24×7',
  '一带一路',
  '两学一做',
  '八项规定',
  '三重一大',
  '一网通办',
  '五位一体',
  '四个全面',
  '两个维护',
  '三农',
  '双一流',
  '四十人论坛',
  '二十国集团',
  '万众一心',
  '千方百计',
  '千家万户',
  '成百上千',
  '一些单位',
  '一批项目',
  '一系列',
  '进一步',
  '一定',
  '统一',
  '唯一',
  '一律',
  '一体化',
  '一方面',
  '一站式',
  '一个中心',
  '百万富翁',
  '千年',
  '万里',
  '百姓',
  '亿万',
  '千余年',
  '长三角',
  '《关于20项措施的通知》',
  '[1]',
  '2号楼',
  '5号线',
  '3楼',
  '80后',
  '2015-03-01',
  '2015.3.1',
  '2015/3/1',
  '1.2.3',
  '三级',
  '6.4级地震',
  '二十大',
  '红十字会',
  '半年',
  '半数以',
  '第一',
  '（圖表 2.4）',
  '圖3',
  '註2',
  '1.5 编程语言',
  '（208类）',
  '推进2.0方案',
  '长江三角洲',
  '05项',
];

describe('not figures', () => {
  for (const text of NO_FIGURES) {
    if (text === '半数以') continue;
    it(text, () => assert.deepEqual(scanFigures(text).map(brief), []));
  }
});

table(
  'table cells',
  [
    ['916', '916|916|'],
    ['-12.5', '-12.5|-12.5|'],
    ['(1,234.5)', '(1,234.5)|-1234.5|'],
    ['0', '0|0|'],
    ['2012', '2012|2012|'],
    ['12345', '12345|12345|'],
    ['9,301 (+8%)', '9,301|9301|', '+8%|8|%'],
    ['12月31日(3)(4)'],
    ['2015年8月1日(3)'],
    ['(1)'],
    ['-'],
    ['—'],
    ['1.属于国家秘密'],
    ['約4個月', '約4個月|4|个月|about'],
  ],
  { cell: true },
);

table('small Chinese numerals on request', [['五个试点区', '五个|5|个'], ['一个中心'], ['两名', '两名|2|名']], {
  smallChinese: true,
});
table(
  'learnt classifiers',
  [
    ['共3嘟噜', '3嘟噜|3|嘟噜'],
    ['共30萬嘟噜', '30萬嘟噜|300000|嘟噜'],
  ],
  { extraUnits: new Set(['万嘟噜']) },
);

describe('how a figure was written', () => {
  const one = (text: string): Figure => {
    const found = scanFigures(text);
    assert.equal(found.length, 1, text);
    return found[0]!;
  };

  it('gives the pieces of 近1,200余万件', () => {
    const { written, text } = one('受理近1,200余万件来电');
    assert.equal(text, '近1,200余万件');
    assert.deepEqual(
      [
        written.before,
        written.number,
        written.infix,
        written.infixPlace,
        written.scale,
        written.unit,
        written.after,
        written.grouping,
      ],
      ['近', '1,200', '余', 'before-scale', '万', '件', '', ','],
    );
  });

  it('gives the places of digits', () => {
    const places = (text: string): string[] => [
      one(text).written.lastPlace.toFixed(),
      one(text).written.lastNonZeroPlace.toFixed(),
    ];
    assert.deepEqual(places('1.3亿元'), ['10000000', '10000000']);
    assert.deepEqual(places('1.30亿元'), ['1000000', '10000000']);
    assert.deepEqual(places('29万件'), ['10000', '10000']);
    assert.deepEqual(places('30万件'), ['10000', '100000']);
    assert.deepEqual(places('1100个'), ['1', '100']);
    assert.deepEqual(places('2万5千人'), ['1000', '1000']);
    assert.deepEqual(places('5%'), ['1', '1']);
  });

  it('points at the number alone', () => {
    const { written } = one('约29万余件左右');
    assert.deepEqual(written.numberRange, { start: 1, end: 5 });
    assert.equal(written.after, '左右');
  });

  it('tells the style of the digits', () => {
    assert.deepEqual(
      ['5件', '５件', '十五件', '十五萬件', '贰佰元', '2万5千件'].map(text => one(text).written.digits),
      ['arabic', 'fullwidth', 'chinese', 'traditional', 'bank', 'mixed'],
    );
  });

  it('numbers the members of a compound', () => {
    assert.deepEqual(
      scanFigures('37类110项，5件').map(f => f.compoundIndex),
      [0, 1, -1],
    );
  });

  it('keeps numerator and denominator', () => {
    assert.deepEqual(
      [one('占三分之二').fraction, one('占一半').fraction].map(f => `${f?.numerator}/${f?.denominator}`),
      ['2/3', '1/2'],
    );
  });

  it('names the kind', () => {
    assert.deepEqual(
      ['5件', '5元', '5公里', '5%', '5个百分点', '1:4', '5倍', '三分之一', '5天'].map(text => one(text).kind),
      ['count', 'money', 'measure', 'percent', 'percentage-point', 'ratio', 'multiple', 'fraction', 'measure'],
    );
  });
});

describe('parseQuantity', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['-5%', '-5 %'],
    ['6843', '6843 '],
    ['12.50', '12.5 '],
    ['百分之五', '5 %'],
    ['398.5758万件', '3985758 件'],
    ['1317.9百萬元', '1317900000 元'],
    ['20386件(次)', '20386 件(次)'],
    [' 1.3亿元 ', '130000000 元'],
    ['二百一十五', '215 '],
    ['2015', '2015 '],
    ['12345', '12345 '],
    ['30嘟噜', '30 嘟噜'],
    ['6个月', '6 个月'],
    ['-0.3个百分点', '-0.3 百分点'],
    ['0', '0 '],
    ['九个', '9 个'],
    ['1,098件', '1098 件'],
  ];
  for (const [text, expected] of cases) {
    it(text, () => {
      const figure = parseQuantity(text);
      assert.equal(figure === null ? null : `${figure.value.toFixed()} ${figure.unit}`, expected);
    });
  }
  for (const text of ['', '件', '3件5项', '约等于', '2015年3月', '2012年', '5件事情很多啊', 'abc', '共5件']) {
    it(`rejects ${text}`, () => assert.equal(parseQuantity(text), null));
  }
  it('keeps a third exact as a fraction', () =>
    assert.equal(parseQuantity('三分之一')?.fraction?.denominator.toFixed(), '3'));
});

describe('any text at all', () => {
  const alphabet = [
    ...'0123456789.,，%％-—~～至到/:：()（）“”《》 \n十百千万亿零一二三九两几数上近约超过余多成半分之点个件年月日号元番倍翻第aZ萬',
  ];
  const check = (text: string): void => {
    let floor = 0;
    for (const figure of scanFigures(text, { smallChinese: true })) {
      assert.ok(figure.start >= floor && figure.end > figure.start && figure.end <= text.length);
      assert.equal(figure.text, text.slice(figure.start, figure.end));
      const { numberRange } = figure.written;
      assert.ok(
        numberRange.start >= figure.start && numberRange.end <= figure.end && numberRange.start < numberRange.end,
      );
      floor = figure.end;
    }
    parseQuantity(text);
  };

  it('gives sorted figures inside the text', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 40 }), check), { numRuns: 4000 });
  });
  it('takes every code unit', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), check), { numRuns: 500 });
  });
  it('takes NUL bytes and lone surrogates', () => check('\0\ud800 5\udc00件\0 3%'));
  for (const unit of [
    '1',
    '一',
    '(',
    '万',
    '，100',
    '1-',
    '1、',
    '“',
    '《',
    '第',
    '1:',
    'a1',
    '零',
    '半',
    '近',
    '数十',
    '5件',
    ' ',
    '十',
    '1/',
    '壹',
  ]) {
    it(`finishes a long line of ${unit}`, () => {
      const started = Date.now();
      scanFigures(unit.repeat(Math.floor(300000 / unit.length)));
      assert.ok(Date.now() - started < 8000);
    });
  }
});
