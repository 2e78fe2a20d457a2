import assert from 'node:assert/strict';
import { writeReviewCsv } from '../../../src/render/review/csv';
import { writeReviewHtml } from '../../../src/render/review/html';
import { writeReviewMarkdown } from '../../../src/render/review/markdown';
import { listed } from './listed';

const LEDGER = `period: 2024年
metrics:
  植树面积: { value: 1260亩, source: 营林科年报, note: 含补植 }
  古树名木: 87株
  巡护里程: { unit: 公里, values: { 2023年: 5000, 2024年: 5600 } }
  日均巡护: { formula: 巡护里程 / 366, unit: 公里 }
  病虫害防治: 430亩
`;

const REPORT = `# 林场2024年工作总结

## 一、造林

全年完成植树面积1320亩。管护古树名木87株，移栽树苗65株。

## 二、管护

巡护里程5600公里，同比增长12%。
`;

describe('review list: rows', () => {
  const { rows, title, counts, unused } = listed(REPORT, LEDGER);

  it('has every figure in the order of the report', () => {
    assert.equal(title, '林场2024年工作总结');
    assert.deepEqual(
      rows.map(row => [row.number, row.written, row.metric, row.verdict]),
      [
        [1, '1320亩', '植树面积', 'mismatch'],
        [2, '87株', '古树名木', 'consistent'],
        [3, '65株', '', 'unbound'],
        [4, '5600公里', '巡护里程', 'consistent'],
        [5, '12%', '巡护里程', 'consistent'],
      ],
    );
  });

  it('says where each stands by section and sentence', () => {
    assert.deepEqual(
      rows.map(row => row.place),
      ['一、造林', '一、造林', '一、造林', '二、管护', '二、管护'],
    );
    assert.deepEqual(rows[1]!.sentence, { before: '管护古树名木', figure: '87株', after: '，移栽树苗65株' });
  });

  it('gives the value of record with unit, period, source and note', () => {
    const { value, period, source, note } = rows[0]!;
    assert.deepEqual([value, period, source, note], ['1260亩', '2024年', '营林科年报', '含补植']);
    assert.equal(rows[3]!.value, '5600公里');
  });

  it('shows both values behind a change', () => {
    assert.deepEqual([rows[4]!.value, rows[4]!.period], ['5600公里，基数5000公里，变化+12%', '2024年，比2023年']);
  });

  it('says what is wrong and how it could be written', () => {
    assert.match(rows[0]!.remark, /「植树面积」台账为1260亩，此处写作1320亩。.*可写作1260亩。/);
    assert.equal(rows[2]!.remark, '台账中没有依据，请核实来源。');
    assert.equal(rows[1]!.remark, '');
  });

  it('counts verdicts, and names the metrics that no figure states', () => {
    assert.deepEqual(
      counts.map(({ verdict, count }) => `${verdict} ${count}`),
      ['consistent 3', 'mismatch 1', 'unbound 1'],
    );
    assert.deepEqual(unused, ['日均巡护', '病虫害防治']);
  });

  it('does not depend on which rules are switched on', () => {
    const off = listed(REPORT, LEDGER, { 'figure-mismatch': 'off', 'metric-unused': 'off' });
    assert.equal(off.rows[0]!.verdict, 'mismatch');
    assert.match(off.rows[0]!.remark, /台账为1260亩/);
    assert.deepEqual(off.unused, unused);
    assert.ok(off.uncovered.some(text => text.includes('figure-mismatch')));
  });
});

describe('review list: values', () => {
  const rowOf = (ledger: string, sentence: string) => listed(`# 总结\n\n${sentence}\n`, ledger).rows[0]!;

  it('writes the exact value as the ledger has it', () => {
    assert.equal(rowOf('metrics:\n  受理来电: 29.3412万件\n', '受理来电29万余件。').value, '29.3412万件');
    assert.equal(
      rowOf('metrics:\n  受理来电: { value: 29.3412, unit: 万件 }\n', '受理来电29万余件。').value,
      '29.3412万件',
    );
  });

  it('rounds a computed value that goes on, and says so', () => {
    const ledger = 'metrics:\n  总里程: 5600公里\n  日均里程: { formula: 总里程 / 366, unit: 公里 }\n';
    const row = rowOf(ledger, '日均里程15.3公里。');
    assert.deepEqual([row.value, row.source], ['约15.3005公里', '按公式 总里程 / 366 计算']);
  });

  it('gives the change of a rate in points', () => {
    const ledger = "metrics:\n  办结率: { unit: '%', values: { 2023年: 93.4, 2024年: 96 } }\n";
    const rows = listed('# 2024年总结\n\n办结率96%，同比提高2.6个百分点。\n', `period: 2024年\n${ledger}`).rows;
    assert.equal(rows[1]!.value, '96%，基数93.4%，变化+2.6个百分点');
  });
});

describe('review list: places', () => {
  it('numbers the paragraphs of a report without headings', () => {
    const { rows } = listed('开头。\n\n植树12亩。\n', null);
    assert.equal(rows[0]!.place, '第2段');
  });

  it('names a table by its title and a cell by its heads', () => {
    const text = '## 一、情况\n\n表1 各区受理情况\n\n| 区 | 受理（件） |\n| --- | --- |\n| 东区 | 12 |\n';
    const [row] = listed(text, null).rows;
    assert.equal(row!.place, '一、情况 › 表1 各区受理情况');
    assert.deepEqual(row!.sentence, { before: '东区，受理（件）：', figure: '12', after: '' });
  });

  it('counts a table that has no title', () => {
    const text = '先看下面的表。\n\n| 区 | 受理（件） |\n| --- | --- |\n| 东区 | 12 |\n';
    assert.equal(listed(text, null).rows[0]!.place, '第1个表格');
  });

  it('shows a stretch of a sentence that never ends', () => {
    const { sentence } = listed(`${'长'.repeat(5000)}，植树12亩，${'短'.repeat(5000)}`, null).rows[0]!;
    assert.ok(sentence.before.startsWith('…') && sentence.before.length < 100);
    assert.ok(sentence.after.endsWith('…') && sentence.after.length < 100);
  });
});

describe('review list: what was decided by hand', () => {
  it('shows what an ignored figure would have been told', () => {
    const { rows, uncovered } = listed('植树面积1320亩<!-- hegao-ignore -->。\n', LEDGER);
    assert.equal(rows[0]!.verdict, 'ignored');
    assert.match(rows[0]!.remark, /^已被标为忽略，但与台账有出入：.*1260亩/);
    assert.ok(uncovered.some(text => text.startsWith('1处数字被标为忽略')));
  });

  it('lists live values with what they show', () => {
    const { rows } = listed('植树{{植树面积|1300余亩}}，另有{{没有这个}}。\n', LEDGER);
    assert.deepEqual(
      rows.map(row => [row.written, row.metric, row.verdict]),
      [
        ['1200余亩', '植树面积', 'live'],
        ['{{没有这个}}', '没有这个', 'no-value'],
      ],
    );
    assert.deepEqual(rows[0]!.sentence, { before: '植树', figure: '1200余亩', after: '，另有{{没有这个}}' });
  });

  it('names comments that switch rules off', () => {
    const { uncovered } = listed('<!-- hegao-disable figure-loose -->\n\n植树12亩。\n', LEDGER);
    assert.ok(uncovered.some(text => text.includes('第1行（figure-loose）')));
  });
});

describe('review list: what it does not cover', () => {
  const uncoveredBy = (text: string, ledger: string | null) => listed(text, ledger).uncovered.join('\n');

  it('says that nothing was checked without a ledger, and calls no figure unlisted', () => {
    const list = listed('植树12亩。\n', null);
    assert.equal(list.rows[0]!.verdict, 'unchecked');
    assert.match(list.uncovered[0]!, /没有指标文件/);
    assert.deepEqual(list.counts, [{ verdict: 'unchecked', count: 1 }]);
  });

  it('says that the ledger cannot be read', () => {
    assert.match(uncoveredBy('植树12亩。\n', 'metrics: [\n'), /指标文件无法读取/);
  });

  it('quotes what is wrong with the ledger', () => {
    assert.match(uncoveredBy('植树12亩。\n', 'metrics:\n  甲: 很多\n'), /指标文件有1处问题.*a\.metrics\.yaml第2行/);
  });

  it('finds figures in code and HTML, and pictures', () => {
    const text = '甲`12件`乙。\n\n```\n共34件\n```\n\n```\nno digits\n```\n\n<div>\n共56件\n</div>\n\n![表](a.png)\n';
    const said = uncoveredBy(text, LEDGER);
    assert.match(said, /代码里的数字没有核对：2处，在报告第1、3行/);
    assert.match(said, /HTML）里的数字没有核对：1处，在报告第11行/);
    assert.match(said, /图片里的数字没有核对：1张，在报告第15行/);
  });

  it('takes list markers, footnotes, tables and comments for no figures', () => {
    const text =
      '1. 一项\n2. 二项\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n\n<!-- 12 -->\n\n文[^1]。\n\n[^1]: 注\n\n[a]: http://x/2024\n';
    assert.doesNotMatch(uncoveredBy(text, LEDGER), /代码里|HTML）里|图片里的数字没有核对：/);
  });
});

describe('review list: bad input', () => {
  const texts: Readonly<Record<string, string>> = {
    empty: '',
    'control characters': '植树\u0000\u000112\u001b亩。\ud800',
    'many live values': '{{甲}}'.repeat(5_000),
    'many figures': '植树12亩'.repeat(3_000),
    'many fences': '```\n1\n'.repeat(5_000),
    'a line of five megabytes': '植'.repeat(5_000_000),
  };
  for (const [name, text] of Object.entries(texts)) {
    it(name, () => {
      const list = listed(text, LEDGER);
      for (const write of [writeReviewHtml, writeReviewMarkdown, writeReviewCsv]) {
        assert.doesNotMatch(write(list), /[\0-\x08\x0b\x0c\x0e-\x1f]|\p{Surrogate}/u);
      }
    });
  }
});
