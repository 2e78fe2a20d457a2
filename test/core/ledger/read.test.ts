import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readLedger } from '../../../src/core/ledger/read';
import type { Ledger } from '../../../src/core/ledger/types';

const one = (text: string): Ledger => readLedger([{ uri: 'a.metrics.yaml', text }]);
const entry = (yaml: string): Ledger => one(`period: 2015年\nmetrics:\n  甲: ${yaml}\n`);

/** "line:column code text", 1-based, as a person sees it. */
function shown(text: string, ledger: Ledger): string[] {
  return ledger.problems.map(p => {
    const before = text.slice(0, p.place.start).split('\n');
    return `${before.length}:${before.at(-1)!.length + 1} ${p.code} ${text.slice(p.place.start, p.place.end)}`;
  });
}

describe('ledger/read: values', () => {
  const values: readonly (readonly [yaml: string, value: string, unit: string])[] = [
    ['293412件', '293412', '件'],
    ['29.3412万件', '293412', '件'],
    ['1.3亿元', '130000000', '元'],
    ['{ value: 161200, unit: 人次 }', '161200', '人次'],
    ['{ value: 6843, unit: 万人次 }', '68430000', '人次'],
    ['{ value: 12.50, unit: 万元 }', '125000', '元'],
    ['1317.9百萬元', '1317900000', '元'],
    ['{ value: 7.3%, unit: "%" }', '7.3', '%'],
    ['{ value: 7.3, unit: % }', '7.3', '%'],
    ['-5%', '-5', '%'],
    ['百分之五', '5', '%'],
    ['{ value: 1.5公里, unit: 米 }', '1500', '米'],
    ['{ value: 1.5亿, unit: 万元 }', '150000000', '元'],
    ['"12,345件"', '12345', '件'],
    ['１２３件', '123', '件'],
    ['1e3', '1000', ''],
    ['12345678901234567890.123456789', '12345678901234567890.123456789', ''],
    ['2万5千件', '25000', '件'],
    ['{ value: 0, unit: 辆 }', '0', '辆'],
    ['3095万吨/年', '30950000', '吨/年'],
    ['4.2个工作日', '4.2', ''],
    ['{ value: 三分之一, unit: "%" }', '33.3333333333333333333333333333333333333333', '%'],
  ];
  for (const [yaml, value, unit] of values) {
    it(yaml, () => {
      const { current } = entry(yaml).metrics[0]!;
      assert.equal(current?.value?.toFixed(), value);
      if (unit) assert.equal(entry(yaml).metrics[0]!.unit, unit);
    });
  }
});

describe('ledger/read: problems at their places', () => {
  const cases: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
    ['empty file', '', ['1:1 sidecar-structure ']],
    ['no metrics', 'title: x\n', ['1:1 sidecar-structure ']],
    ['top level a list', '- a\n', ['1:1 sidecar-structure - a']],
    ['unknown top field', 'metrisc:\n  甲: 1\n', ['1:1 sidecar-structure ', '1:1 sidecar-unknown-field metrisc']],
    ['unknown field', 'metrics:\n  甲: { valeu: 5, value: 5, unit: 件 }\n', ['2:8 sidecar-unknown-field valeu']],
    [
      'slip for value',
      'metrics:\n  甲: { valeu: 5, unit: 件 }\n',
      ['2:3 sidecar-structure 甲', '2:8 sidecar-unknown-field valeu'],
    ],
    ['Chinese field name', 'metrics:\n  甲: { value: 5, 单位: 件 }\n', ['2:18 sidecar-unknown-field 单位']],
    ['duplicate', 'metrics:\n  甲: 1\n  乙: 2\n  甲: 3\n', ['2:3 sidecar-duplicate 甲', '4:3 sidecar-duplicate 甲']],
    ['two of value and formula', 'metrics:\n  甲: { value: 1, formula: 2 }\n', ['2:18 sidecar-structure formula']],
    ['no value', 'metrics:\n  甲: { unit: 件 }\n', ['2:3 sidecar-structure 甲']],
    ['null', 'metrics:\n  甲:\n', ['2:3 sidecar-value 甲']],
    ['bool', 'metrics:\n  甲: true\n', ['2:6 sidecar-value true']],
    ['date', 'metrics:\n  甲: 2015-06-30\n', ['2:6 sidecar-value 2015-06-30']],
    ['words', 'metrics:\n  甲: 很多\n', ['2:6 sidecar-value 很多']],
    ['not exact', 'metrics:\n  甲: 近30万件\n', ['2:6 sidecar-value 近30万件']],
    ['hexadecimal', 'metrics:\n  甲: 0x10\n', ['2:6 sidecar-value 0x10']],
    ['unit of another kind', 'metrics:\n  甲: { value: 5件, unit: 元 }\n', ['2:15 sidecar-unit 5件']],
    ['bad unit', 'metrics:\n  甲: { value: 5, unit: 12 }\n', ['2:24 sidecar-unit 12']],
    ['bad period', 'period: 上半年\nmetrics:\n  甲: 1\n', ['1:9 sidecar-period 上半年']],
    [
      'bad period of a value',
      'metrics:\n  甲: { unit: 件, values: { 昨天: 1, 2015年: 2 } }\n',
      ['2:27 sidecar-period 昨天'],
    ],
    ['bad rounding', 'rounding: 截断\nmetrics:\n  甲: 1\n', ['1:11 sidecar-value 截断']],
    ['unquoted %', 'metrics:\n  甲: { value: 5, unit: % }\n', ['2:24 sidecar-syntax %']],
    ['full-width colon', 'metrics:\n  甲：1件\n  乙: 2件\n', ['2:4 sidecar-syntax ：']],
    ['full-width colons only', 'metrics:\n  甲：1件\n  乙：2件\n', ['2:4 sidecar-syntax ：']],
    ['colon without a space', 'metrics:\n  甲:1件\n', ['2:4 sidecar-syntax :']],
    ['tab', 'metrics:\n\t甲: 1\n', ['2:1 sidecar-syntax \t', '2:2 sidecar-unknown-field 甲']],
    ['open quote', "metrics:\n  甲: '1\n", ['3:1 sidecar-syntax ']],
    ['unknown name', 'metrics:\n  受理: 4件\n  率: { formula: 办结 / 受理 }\n', ['3:17 sidecar-formula 办结']],
    ['division by zero', 'metrics:\n  甲: 0件\n  率: { formula: 5 / 甲 }\n', ['3:21 sidecar-formula 甲']],
    ['field in a group', 'metrics:\n  区:\n    unit: 件\n    甲: 5件\n', ['3:5 sidecar-structure unit']],
  ];
  for (const [name, text, expected] of cases) it(name, () => assert.deepEqual(shown(text, one(text)), expected));

  it('offers the nearest field', () => {
    assert.equal(one('metrics:\n  甲: { value: 5, uint: 件 }\n').problems[0]!.suggestion, 'unit');
    assert.equal(one('metrics:\n  甲: { value: 5, unit: % }\n').problems[0]!.suggestion, "'%'");
  });

  it('shows a clash of two files at both, and does not trust either value', () => {
    const ledger = readLedger([
      { uri: 'a', text: 'metrics:\n  甲: 1件\n  组: { 乙: 1件 }\n' },
      { uri: 'b', text: 'metrics:\n  甲: 2件\n  组: { 丙: 1件 }\n' },
    ]);
    assert.deepEqual(
      ledger.problems.map(p => [p.place.uri, p.code, p.related[0]!.place.uri]),
      [
        ['a', 'sidecar-duplicate', 'b'],
        ['b', 'sidecar-duplicate', 'a'],
      ],
    );
    assert.ok(ledger.find('甲')!.problem);
    assert.deepEqual(
      ledger.metrics.map(m => m.path),
      ['甲', '组/乙', '组/丙'],
    );
  });
});

describe('ledger/read: what a ledger says', () => {
  it('groups, aliases, periods, folded names', () => {
    const ledger = one(
      [
        'title: 台账',
        'period: 2015年上半年',
        'rounding: truncate',
        'metrics:',
        '  區市: { 崂山区: { 生产总值: 512.3亿元 }, 市南区: { 生产总值: 1亿元, 来电: 3件 } }',
        '  接待游客: { unit: 万人次, values: { 2014年上半年: 1, 2015年上半年: 2, 2015年: 3 }, aliases: [游客], rounding: either }',
        '  存量: { value: 5, unit: 头, period: 2014年末, source: 甲, note: 乙 }',
      ].join('\n'),
    );
    assert.deepEqual(ledger.problems, []);
    assert.equal(ledger.find('区市/崂山区/生产总值')?.current?.value?.toFixed(), '51230000000');
    assert.equal(ledger.find('生产总值'), null);
    assert.equal(ledger.find('來電')?.path, '區市/市南区/来电');
    assert.equal(ledger.find('游客')?.current?.value?.toFixed(), '20000');
    assert.equal(ledger.find('游客')?.rounding, 'either');
    assert.equal(ledger.find('来电')?.rounding, 'truncate');
    assert.equal(ledger.find('存量')?.current?.period?.point, true);
    assert.deepEqual([...ledger.units].sort(), ['人次', '件', '元', '头'].sort());
  });

  it('is not stopped by any text, and every place lies in it', () => {
    const piece = fc.constantFrom(
      'metrics:',
      '\n',
      '  ',
      '甲: ',
      '5件',
      'value: ',
      'values: ',
      '{',
      '}',
      '[',
      ']',
      ', ',
      '2015年: ',
      'unit: ',
      '%',
      'formula: ',
      '甲',
      ' / ',
      '`',
      '&a ',
      '*a',
      '|',
      '- ',
      '? ',
      '"',
      "'",
      '#',
      '\t',
      '\0',
      '\ud800',
      '：',
      '!!x ',
      '---\n',
      '<<: ',
      '@2014年',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece, { maxLength: 40 }).map(p => p.join('')),
          fc.array(piece, { maxLength: 30 }).map(p => `metrics:\n  ${p.join('')}`),
        ),
        text => {
          const ledger = one(text);
          for (const p of ledger.problems) {
            assert.ok(0 <= p.place.start && p.place.start <= p.place.end && p.place.end <= text.length, p.message);
          }
          for (const m of ledger.metrics) {
            assert.ok(m.problem !== null || m.current?.value, m.path);
            assert.ok(m.namePlace.end <= text.length);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  const huge: readonly (readonly [string, string])[] = [
    ['10,000 nested braces', '{a: '.repeat(10000)],
    ['10,000 nested dashes', `${'- '.repeat(10000)}a`],
    ['a line of 5 MB', 'a'.repeat(5e6)],
    ['a number of 5 MB', `metrics:\n  甲: ${'9'.repeat(5e6)}`],
    ['a formula of 1 MB', `metrics:\n  甲: {formula: '${'('.repeat(1e6)}'}`],
    ['a sum of 100,000', `metrics:\n  甲: {formula: '${'1+'.repeat(1e5)}1'}`],
  ];
  for (const [name, text] of huge) {
    it(`${name} gives a problem, in time`, () => {
      const start = Date.now();
      assert.ok(one(text).problems.length > 0);
      assert.ok(Date.now() - start < 8000);
    });
  }

  it('20,000 metrics load, and a chain of 20,000 formulas is worked out', () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => `  链${i + 1}: {formula: 链${i} + 1, unit: 件}`);
    const ledger = one(`metrics:\n  链0: 1件\n${lines.join('\n')}`);
    assert.deepEqual(ledger.problems, []);
    assert.equal(ledger.find('链20000')?.current?.value?.toFixed(), '20001');
  });
});
