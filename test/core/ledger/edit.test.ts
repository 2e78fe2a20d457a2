import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addMetricEdit, setValueEdit } from '../../../src/core/ledger/edit';
import { readLedger } from '../../../src/core/ledger/read';
import type { TextEdit } from '../../../src/core/text/range';

const apply = (text: string, edit: TextEdit): string => text.slice(0, edit.start) + edit.text + text.slice(edit.end);
const TEXT = `period: 2015年
metrics:
  甲: 29万件 # 注
  乙:
    value: 1127   # 数
    unit: 万元
  丙: { value: '12', unit: 个 }
  丁:
    unit: 万人次
    values: { 2014年: 6843, 2015年: 7456 }
  戊: "5%"
  己: 3
  庚: { formula: 己 * 2 }
`;

describe('ledger/edit', () => {
  const edits: readonly (readonly [name: string, written: string, line: string | null])[] = [
    ['甲', '31.2万件', '  甲: 31.2万件 # 注'],
    ['甲', '312000', '  甲: 312000件 # 注'],
    ['甲', '1,234件', "  甲: '1,234件' # 注"],
    ['乙', '1.2亿元', '    value: 12000   # 数'],
    ['丙', '15个', "  丙: { value: '15', unit: 个 }"],
    ['丙', '１５', "  丙: { value: '15', unit: 个 }"],
    ['丁', '7500万人次', '    values: { 2014年: 6843, 2015年: 7500 }'],
    ['戊', '6%', '  戊: "6%"'],
    ['己', '4件', '  己: 4件'],
    ['乙', '5件', null],
    ['庚', '8', null],
  ];
  for (const [name, written, line] of edits) {
    it(`${name} becomes ${written}`, () => {
      const ledger = readLedger([{ uri: 'u', text: TEXT }]);
      const metric = ledger.find(name)!;
      const edit = setValueEdit(ledger, metric.current!, metric, written);
      if (line === null) assert.equal(edit, null);
      else {
        const changed = apply(TEXT, edit!);
        assert.ok(changed.split('\n').includes(line), changed);
        assert.equal(changed.split('\n').length, TEXT.split('\n').length);
      }
    });
  }

  it('what was written is what is read', () => {
    const numbers = fc
      .tuple(fc.integer({ min: 0, max: 10 ** 9 }), fc.constantFrom('', '.5', '.25'), fc.constantFrom('', '万', '亿'))
      .map(p => p.join(''));
    fc.assert(
      fc.property(fc.constantFrom('甲 件', '乙 元', '丙 个', '丁 人次', '戊 %'), numbers, (which, number) => {
        const [name, unit] = which.split(' ') as [string, string];
        const written = number + unit;
        const ledger = readLedger([{ uri: 'u', text: TEXT }]);
        const metric = ledger.find(name)!;
        const changed = readLedger([
          { uri: 'u', text: apply(TEXT, setValueEdit(ledger, metric.current!, metric, written)!) },
        ]);
        assert.deepEqual(changed.problems, []);
        const expected = readLedger([{ uri: 'u', text: `metrics: { 甲: ${written} }` }]).find('甲')!.current!.value!;
        assert.equal(changed.find(name)!.current!.value!.toFixed(), expected.toFixed());
      }),
    );
  });

  const files = [
    TEXT,
    '',
    '# 注\n',
    'title: x\n',
    'metrics:\n',
    'metrics: # 注\n',
    'metrics: {a: 1}\n',
    'metrics: {}\n',
    '{title: x}\n',
    '{metrics: {a: 1,}}',
    'metrics: ~\n',
    'metrics:\r\n  a: 1\r\nperiod: 2015年\r\n',
    'metrics:\n    a:\n        value: 1\n        note: |\n          x\n          y\n# end\n',
    'metrics:\n  a: 1 # c\n...\n',
    'metrics:\n  a:\n    b: 5件 # last',
  ];
  it('adds an entry to any shape of file', () => {
    const names = fc.oneof(
      fc.constantFrom(
        '来电',
        '- a',
        '是: 否',
        '#',
        '%',
        'null',
        '甲, 乙',
        "it's",
        '"',
        '{',
        '1',
        '2015年',
        '“十四五”新增',
        '首台（套）',
        '?',
        '!x',
        '*',
        '&',
        '@',
        '`',
      ),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...files), names, (text, raw) => {
        const name = raw.trim();
        fc.pre(name !== '' && !['a', '甲', '乙', '丙', '丁', '戊', '己', '庚', 'A'].includes(name));
        const changed = apply(text, addMetricEdit({ uri: 'u', text, title: '', readable: true }, name, '29万件'));
        const ledger = readLedger([{ uri: 'u', text: changed }]);
        assert.deepEqual(
          ledger.problems.map(p => p.message),
          [],
          changed,
        );
        assert.equal(ledger.find(name)?.current?.value?.toFixed(), '290000', changed);
      }),
      { numRuns: 500 },
    );
  });
});
