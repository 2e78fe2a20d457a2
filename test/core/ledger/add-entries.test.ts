import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { applyEdits } from '../../../src/core/fixes/edits';
import { addEntriesEdits, type NewEntry } from '../../../src/core/ledger/add-entries';
import { readLedger } from '../../../src/core/ledger/read';

/** An entry in short form: 名: 值. */
const shortEntry = (groups: readonly string[], name: string, value: string): NewEntry => ({
  groups,
  name,
  value,
  values: [],
  fields: [],
});

const added = (text: string, entries: readonly NewEntry[]): string => {
  const [file] = readLedger([{ uri: 'm.yaml', text }]).files;
  return applyEdits(text, addEntriesEdits(file!, entries));
};

const LEDGER = `# 台账
title: 甲市 # 题
metrics:
  # 热线的数
  热线:
    来电: 12件 # 核过

  # 其余
  信访: 3件
`;

describe('entries added to a ledger', () => {
  const cases: readonly [what: string, text: string, entries: readonly NewEntry[], result: string][] = [
    [
      'each at the end of its group, comments and empty lines as they were',
      LEDGER,
      [shortEntry(['热线'], '办结', '11件'), shortEntry([], '督办', '4件'), shortEntry(['政务'], '公文', '5件')],
      `# 台账
title: 甲市 # 题
metrics:
  # 热线的数
  热线:
    来电: 12件 # 核过
    办结: 11件

  # 其余
  信访: 3件
  督办: 4件
  政务:
    公文: 5件
`,
    ],
    [
      'in full form when there is more to say than a value',
      'metrics:\n    来电: 1件\n',
      [
        { groups: [], name: '游客', value: '', values: [['2014年', '1万人次']], fields: [['source', '月报: 七月']] },
        { groups: [], name: '办结率', value: '96', values: [], fields: [['unit', '%']] },
      ],
      "metrics:\n    来电: 1件\n    游客:\n      values: { 2014年: 1万人次 }\n      source: '月报: 七月'\n    办结率:\n      value: 96\n      unit: '%'\n",
    ],
    ['into an empty file', '', [shortEntry(['热线'], '来电', '1件')], 'metrics:\n  热线:\n    来电: 1件\n'],
    ['without a line end', 'title: 甲', [shortEntry([], '来电', '1件')], 'title: 甲\nmetrics:\n  来电: 1件'],
    [
      'where there are none yet',
      'metrics:\r\nperiod: 2015年\r\n',
      [shortEntry([], '来电', '1件')],
      'metrics:\r\n  来电: 1件\r\nperiod: 2015年\r\n',
    ],
    ['in place of null', 'metrics: null\n', [shortEntry([], '来电', '1件')], 'metrics: \n  来电: 1件\n'],
    [
      'in braces',
      'metrics: { 热线: { 来电: 1件 } }\n',
      [shortEntry(['热线'], '办结', '1件'), shortEntry([], '信访', '2件')],
      'metrics: { 热线: { 来电: 1件, 办结: 1件 }, 信访: 2件 }\n',
    ],
    ['in empty braces', 'metrics: {}\n', [shortEntry(['热线'], '来电', '1件')], 'metrics: {热线: {来电: 1件}}\n'],
  ];
  for (const [what, text, entries, result] of cases) {
    it(what, () => assert.equal(added(text, entries), result));
  }

  it('are read back as they were meant, whatever their names and texts', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).map(text => `指${text}标`);
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { selector: text => text.toLowerCase(), maxLength: 5 }),
        fc.constantFrom(LEDGER, '', 'metrics: {}', 'metrics:\n  热线: { 来电: 1件 }\n'),
        (names, text) => {
          const before = readLedger([{ uri: 'm.yaml', text }]);
          const entries = names.map((one, i) => ({
            ...shortEntry(i % 2 ? ['热线'] : [], one, '12件'),
            fields: [['note', one]] as const,
          }));
          const after = readLedger([{ uri: 'm.yaml', text: added(text, entries) }]);
          assert.equal(after.readable, true);
          assert.equal(after.metrics.length, before.metrics.length + entries.length);
          for (const metric of before.metrics)
            assert.equal(after.find(metric.path)?.current?.text, metric.current?.text);
        },
      ),
    );
  });
});
