import assert from 'node:assert/strict';
import { liveValues } from '../../../src/core/fixes/live-value';
import { readLedger } from '../../../src/core/ledger/read';
import { parseReport } from '../../../src/core/report/parse';

const LEDGER = readLedger([
  {
    uri: 'a',
    text: `period: 2015年
metrics:
  受理来电: { unit: 件, values: { 2014年: 267800, 2015年: 293412 } }
  节省费用: 1.3亿元
  办结: 281675件
  办结率: { formula: 办结 / 受理来电, unit: '%' }
  日均来电: { formula: 受理来电 / 365, unit: 件 }
  微量: { formula: 节省费用 / 3000000000000, unit: 元 }
  坏: { formula: 办结 / 0, unit: 件 }
`,
  },
]);

/** What the only live value of a sentence shows; null for none. */
const shown = (placeholder: string): string | null => {
  const { placeholders } = parseReport(`共${placeholder}。\n`);
  assert.equal(placeholders.length, 1);
  return liveValues(LEDGER, placeholders).get(placeholders[0]!.start) ?? null;
};

describe('live values', () => {
  for (const [placeholder, value] of [
    ['{{受理来电}}', '293412件'],
    ['{{受理来电@2014年}}', '267800件'],
    ['{{节省费用}}', '1.3亿元'],
    ['{{受理来电|10万余件}}', '29万余件'],
    ['{{受理来电|近10万件}}', '近30万件'],
    ['{{受理来电|20.1万件}}', '29.3万件'],
    ['{{节省费用|9000万元}}', '13000万元'],
    // Computed: two decimals where it goes on, and never nothing of a small value.
    ['{{办结率}}', '96%'],
    ['{{日均来电}}', '803.87件'],
    ['{{日均来电|700余件}}', '800余件'],
    ['{{微量}}', '0.000043元'],
    ['{{日均来电|31万件}}', '803.87件'],
    // A sample that says nothing about a number, or is of another kind, leaves the plain value.
    ['{{受理来电|若干}}', '293412件'],
    ['{{受理来电|3公里}}', '293412件'],
    // No value, no text.
    ['{{没有}}', null],
    ['{{受理来电@2013年}}', null],
    ['{{坏}}', null],
  ] as const) {
    it(`${placeholder} shows ${value ?? 'nothing'}`, () => assert.equal(shown(placeholder), value));
  }

  it('are none without a ledger, or with one that cannot be read', () => {
    const { placeholders } = parseReport('{{受理来电}}');
    assert.equal(liveValues(null, placeholders).size, 0);
    assert.equal(liveValues(readLedger([{ uri: 'a', text: 'metrics: [' }]), placeholders).size, 0);
  });
});
