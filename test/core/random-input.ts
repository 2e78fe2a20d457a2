import fc from 'fast-check';

/** Random inputs for the properties of robustness.ts: pieces of reports and ledgers, put together in any order. */

const NUMERALS = [
  ...'0123456789０５９.,，%‰％',
  ...'零一二三四五六七八九十百千万亿兩廿貳佰餘余多几半成倍番点分之第',
  ...'近约超逾达不足以上下左右内到至—~～-+（）()、；。 \n',
  ...'件个项次家人元吨亩年月日届度条',
  '百分之',
  '百分点',
  '万元',
  '人次',
  '平方公里',
  '2024年',
  '\0',
  '\ud800',
  '\udc00',
  '𠮷',
  'e',
];
/** Text that is dense with figures and with what looks like one. */
export const figureText = fc.string({ unit: fc.constantFrom(...NUMERALS), maxLength: 30 });
export const anyText = fc.string({ unit: 'binary', maxLength: 40 });

const NAMES = [
  '植树面积',
  '受理来信',
  '道路养护投入',
  '好评率',
  '社区/书屋',
  '新区/书屋',
  '人均投入',
  '循环甲',
  '同比(植树面积)',
];
const UNITS = ['亩', '件', '万元', '%', '个', '平方公里', '', '人次', '公顷'];
const number = fc.oneof(
  fc.integer({ min: 0, max: 99999 }).map(String),
  fc.constantFrom(
    '1260',
    '4.8万',
    '48215',
    '97.3',
    '5600',
    '近1300',
    '八十四',
    '三成',
    '1,260',
    '5—8',
    '翻一番',
    '1260余',
    '84',
  ),
);
const figure = fc.tuple(number, fc.constantFrom(...UNITS)).map(([n, unit]) => n + unit);
const claim = fc
  .tuple(
    fc.constantFrom(...NAMES, '书屋', '另有'),
    fc.constantFrom('', '为', '达到', '同比增长', '下降', '较上年增加'),
    figure,
    fc.constantFrom('', '', '', '。', '；', '，', '左右', '以上'),
  )
  .map(parts => parts.join(''));
const comment = fc.oneof(
  fc.constantFrom(...NAMES, '植树面积@2023年', '没有').map(name => `<!-- =${name} -->`),
  fc.constantFrom(
    '<!-- hegao-ignore -->',
    '<!-- hegao-ignore 1260亩 -->',
    '<!-- hegao-disable figure-mismatch -->',
    '<!-- hegao-enable -->',
    '<!-- hegao-disable-next-line -->',
    '<!--',
    '-->',
  ),
);
const placeholder = fc
  .tuple(fc.constantFrom(...NAMES, '植树面积@2023年', '没有', ''), fc.option(figure))
  .map(([name, sample]) => (sample === null ? `{{${name}}}` : `{{${name}|${sample}}}`));
const table = fc
  .array(
    fc.array(fc.oneof(fc.constantFrom(...NAMES, '', '项目', '面积（亩）', '2023年', '合计'), figure), { maxLength: 4 }),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map(rows => {
    const lines = rows.map(row => `| ${row.join(' | ')} |`);
    return `\n\n${lines[0]}\n|${' --- |'.repeat(Math.max(1, rows[0]!.length))}\n${lines.slice(1).join('\n')}\n\n`;
  });
const markup = fc.constantFrom(
  '\n',
  '\n\n',
  '\n\n## 一、生态建设\n\n',
  '\n- ',
  '\n1. ',
  '\n> ',
  '（一）',
  '一是',
  '分别为',
  '、',
  '，',
  '。',
  '其中',
  '**',
  '`',
  '~~',
  '[^1]',
  '\n[^1]: ',
  '[甲](http://x.cn/12)',
  '\n```\n',
  '\n---\n',
  '|',
  '{{',
  '}}',
  '\0',
  '\ud800',
  '\r\n',
  '同比增长5%',
  '全年',
  '去年',
  '2023年',
);

/** A report: claims, tables, our comments, live values and odd marks in any order. */
export const markdown = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: claim },
      { weight: 3, arbitrary: markup },
      { weight: 1, arbitrary: table },
      { weight: 1, arbitrary: comment },
      { weight: 1, arbitrary: placeholder },
      { weight: 1, arbitrary: figureText },
    ),
    { maxLength: 14 },
  )
  .map(parts => parts.join(''));

/** What a person claims of the ledger's metrics, in the unit of each; the value is drawn. */
const FITTING: readonly (readonly [name: string, claim: string, unit: string])[] = [
  ['植树面积', '植树面积', '亩'],
  ['植树面积', '植树面积达到', '亩'],
  ['受理来信', '受理来信', '件'],
  ['道路养护投入', '道路养护投入', '万元'],
  ['道路养护投入', '道路养护投入同比增长', '%'],
  ['道路养护投入', '道路养护投入下降', '%'],
  ['好评率', '好评率为', '%'],
];
const FITTING_NUMBERS = fc.oneof(
  fc.integer({ min: 1, max: 99999 }).map(String),
  fc.constantFrom('1260', '97.3', '5600', '8', '1260余', '12', '48215'),
);
const fittingClaim = (pinned: boolean): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...FITTING), FITTING_NUMBERS)
    .map(([[name, words, unit], n]) => words + n + unit + (pinned ? `<!-- =${name} -->` : ''));

const reportOf = (sentence: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .array(
      fc.array(sentence, { minLength: 1, maxLength: 3 }).map(list => `全年${list.join('，')}。`),
      { minLength: 1, maxLength: 4 },
    )
    .map(list => `# 2024年总结\n\n${list.join('\n\n')}\n`);

/** A report as a person writes it: whole sentences, units that fit. */
export const plainReport = reportOf(fittingClaim(false));

/** The same with every figure pinned, so that no figure's binding depends on another's. */
export const pinnedReport = reportOf(fittingClaim(true));

/** A ledger that the random reports speak of; with groups, periods, formulas, a cycle. */
export const LEDGER = `period: 2024年
metrics:
  植树面积: { unit: 亩, values: { 2023年: 1200, 2024年: 1260 }, aliases: [造林面积] }
  受理来信: 48215件
  道路养护投入:
    unit: 万元
    values: { 2023年: 5000, 2024年: 5600 }
  好评率: 97.3%
  社区:
    书屋: 84个
  新区:
    书屋: 36个
  人均投入: { formula: 道路养护投入 / 受理来信, unit: 元 }
  循环甲: { formula: 循环乙 + 1 }
  循环乙: { formula: 循环甲 * 2 }
`;

const yamlPiece = fc.oneof(
  fc.constantFrom(...NAMES.map(name => `\n  ${name}: `), ...NAMES.map(name => `\n    ${name}: `)),
  fc.constantFrom(
    '\n    unit: ',
    '\n    value: ',
    '\n    values: ',
    '\n    formula: ',
    '\n    aliases: ',
    '\n    period: ',
    '\n    units: ',
  ),
  figure,
  fc.constantFrom(
    '{ ',
    ' }',
    '[',
    ']',
    ', ',
    ': ',
    '：',
    '"',
    "'",
    '&a ',
    '*a',
    '- ',
    '\n',
    '\n  ',
    '\t',
    '|',
    '#',
    '!!int ',
    '? ',
    '<<: *a',
    '---\n',
    '%',
    '\0',
    '\ud800',
    '植树面积 / 0',
    '循环甲 + 1',
    'sum(植树面积, 受理来信)',
    'round(1/3, 2)',
    '同比(道路养护投入)',
    '((((',
    '`社区/书屋`',
    '@2023年',
    '2023年: 5, 2024年: 6',
    '999999999999999999999',
    '1e999999999',
    'rounding: either',
    'period: 2024年上半年',
  ),
);

/** The text of a sidecar: pieces in any order, and now and then a sound one with something put in. */
export const yaml = fc.oneof(
  fc.array(yamlPiece, { maxLength: 24 }).map(parts => `metrics:${parts.join('')}`),
  fc.array(yamlPiece, { maxLength: 12 }).map(parts => parts.join('')),
  fc
    .tuple(fc.nat({ max: LEDGER.length }), fc.nat({ max: 6 }), yamlPiece)
    .map(([at, removed, piece]) => LEDGER.slice(0, at) + piece + LEDGER.slice(at + removed)),
);

/** A change to a text: `at` is taken modulo its length. */
export const edit = fc.record({
  at: fc.nat(),
  removed: fc.nat({ max: 8 }),
  inserted: fc.oneof(
    { weight: 2, arbitrary: fc.constant('') },
    fc.constantFrom('1', '9', '字', '\n', '|'),
    claim,
    markup,
  ),
});

/** The text after a random edit. */
export function edited(
  text: string,
  { at, removed, inserted }: { at: number; removed: number; inserted: string },
): string {
  const start = at % (text.length + 1);
  return text.slice(0, start) + inserted + text.slice(start + removed);
}
