import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Inline, TableBlock } from '../../../src/render/document/types';
import { blankLinesBefore } from '../../../src/render/layout/blank-lines';
import { tableLayout } from '../../../src/render/layout/columns';
import { signatureIndents } from '../../../src/render/layout/signature';
import { textWidthInCharacters } from '../../../src/render/layout/text-width';
import { titleInLines } from '../../../src/render/layout/title-lines';
import { cell, footnote, paragraph, run, signature, table, title } from '../html/documents';

describe('width of a text', () => {
  const cases: [string, number][] = [
    ['', 0],
    ['市政府', 3],
    ['2015', 2],
    ['“一、”', 4],
    ['2015年', 2 + 1 + 0.2],
    ['共12.3万', 1 + 2 + 1 + 0.4],
    ['a\u0301\u200b\ufeff', 0.5],
    ['\u0000\u001f', 0],
    ['😀', 1],
    ['\ud83d', 0],
  ];
  for (const [text, width] of cases)
    it(JSON.stringify(text), () => assert.ok(Math.abs(textWidthInCharacters(text) - width) < 1e-9));

  it('is never less than nothing and grows with the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        assert.ok(textWidthInCharacters(a + b) + 1e-9 >= textWidthInCharacters(a));
      }),
    );
  });
});

describe('署名 and 成文日期 (clause 7.3.5)', () => {
  it('without a seal: the name two characters from the right, the date two right of its beginning', () => {
    assert.deepEqual(signatureIndents([10], 7, false), { names: [2], date: 3 });
  });

  it('without a seal, the date longer: the date two characters from the right, the name two left of it', () => {
    assert.deepEqual(signatureIndents([4], 7, false), { names: [7], date: 2 });
  });

  it('with a seal: the date four characters from the right, the name centred over it', () => {
    assert.deepEqual(signatureIndents([9], 7, true), { names: [3], date: 4 });
  });

  it('with a seal, a name that would pass the margin: the date moves left under its middle', () => {
    assert.deepEqual(signatureIndents([21], 7, true), { names: [0], date: 7 });
  });

  it('several names: by the widest; a name or a date alone as the name', () => {
    assert.deepEqual(signatureIndents([10, 8], 7, false), { names: [2, 2], date: 3 });
    assert.deepEqual(signatureIndents([10, 7], 7, true), { names: [2.5, 4], date: 4 });
    assert.deepEqual(signatureIndents([], 7, false), { names: [], date: 2 });
    assert.deepEqual(signatureIndents([5], 0, true), { names: [4], date: 4 });
  });

  it('a line as long as the text’s width begins at the left margin', () => {
    assert.deepEqual(signatureIndents([40], 7, false), { names: [0], date: 21 });
    assert.deepEqual(signatureIndents([4], 40, false), { names: [24], date: 0 });
  });

  it('nothing ever stands beyond a margin', () => {
    const width = fc.integer({ min: 0, max: 80 }).map(halves => halves / 2);
    fc.assert(
      fc.property(fc.array(width, { maxLength: 4 }), width, fc.boolean(), (names, date, seal) => {
        const indents = signatureIndents(names, date, seal);
        assert.equal(indents.names.length, names.length);
        for (const [i, indent] of indents.names.entries())
          assert.ok(indent >= 0 && (indent === 0 || indent + names[i]! <= 28));
        assert.ok(indents.date >= 0 && (indents.date === 0 || indents.date + date <= 28));
      }),
    );
  });
});

describe('empty lines', () => {
  it('stand where the standard has them', () => {
    const [heading, text, signed] = [title('报告'), paragraph('正文'), signature(['甲'], null)];
    assert.equal(blankLinesBefore(heading, null, false, false), 0);
    assert.equal(blankLinesBefore(heading, null, true, false), 2);
    assert.equal(blankLinesBefore(text, heading, false, false), 1);
    assert.equal(blankLinesBefore(text, text, false, false), 0);
    assert.equal(blankLinesBefore(signed, text, false, false), 1);
    assert.equal(blankLinesBefore(signed, text, false, true), 2);
  });
});

describe('columns of a table', () => {
  const layout = (rows: Parameters<typeof table>[0], width = 442) => tableLayout(table(rows) as TableBlock, width);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

  it('fill the width, the wider text in the wider column', () => {
    const { widths, style } = layout([
      ['序号', '事项'],
      ['1', '政务服务事项标准化建设工作情况'],
    ]);
    assert.ok(Math.abs(sum(widths) - 442) < 1e-6);
    assert.ok(widths[1]! > 3 * widths[0]!);
    assert.equal(style, 'tableText');
  });

  it('leave no figure broken while there is a size at which it is not', () => {
    const { widths, style } = layout([Array(7).fill('甲'), Array(7).fill('1234567.89')]);
    assert.notEqual(style, 'tableText');
    const size = { tableText: 14, tableTextSmall: 12, tableTextSmaller: 10.5, tableTextSmallest: 9 }[style];
    for (const width of widths) assert.ok(width - 8 >= 5 * size, `${width} pt for ten digits of ${size} pt`);
  });

  it('do not squeeze a head that has room', () => {
    const { widths } = layout([
      ['序号', '受理量（件）', '备注'],
      ['1', '61240', '这是一个很长的备注'.repeat(10)],
    ]);
    assert.ok(widths[1]! >= 6 * 14, `${widths[1]} pt`);
  });

  it('centre figures and short words where the report leaves it open', () => {
    const { alignments, headAlignments } = layout([
      ['区县', '情况'],
      ['江北区', '今年以来各项工作平稳推进'],
    ]);
    assert.deepEqual(alignments, ['center', 'left']);
    assert.deepEqual(headAlignments, ['center', 'center']);
  });

  it('any table, cells over rows and columns too: widths above nothing that fill the table', () => {
    const cells = fc.record({
      text: fc.string(),
      column: fc.integer({ min: 1, max: 3 }),
      row: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(fc.array(cells, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 }), rows => {
        const { widths } = layout(
          rows.map(row => row.map(({ text, column, row }) => cell([run(text || '空')], column, row))),
        );
        assert.ok(Math.abs(sum(widths) - 442) < 1e-6);
        assert.ok(widths.every(width => width > 0));
      }),
    );
  });
});

describe('a title in lines', () => {
  const lines = (inlines: readonly Inline[]): string[] =>
    inlines
      .map(inline => (inline.kind === 'text' ? inline.text : inline.kind === 'break' ? '\n' : ''))
      .join('')
      .split('\n');
  const broken = (text: string) => lines(titleInLines([run(text)], 20.1));

  it('one that fits stays on its line', () => {
    assert.deepEqual(broken('2023年上半年工作情况报告'), ['2023年上半年工作情况报告']);
  });

  it('a longer one is divided evenly between words, a period kept whole', () => {
    assert.deepEqual(broken('滨海新区应急管理局2024年上半年工作总结的报告'), [
      '滨海新区应急管理局',
      '2024年上半年工作总结的报告',
    ]);
    for (const line of broken('关于全市推进营商环境优化和政务服务标准化规范化便利化工作情况的报告')) {
      assert.ok(textWidthInCharacters(line) <= 20.1);
      assert.ok(textWidthInCharacters(line) >= 10);
    }
  });

  it('no line begins with a mark that closes or ends with one that opens', () => {
    for (const line of broken('关于贯彻落实《某某市优化营商环境条例（修订草案）》情况的报告'))
      assert.doesNotMatch(line, /^[》）、]|[《（]$/);
  });

  it('one that its writer has broken stays as it is', () => {
    const own: Inline[] = [
      run('滨海新区应急管理局2024年上半年'),
      { kind: 'break' },
      run('工作总结的报告，很长很长很长'),
    ];
    assert.equal(titleInLines(own, 20.1), own);
  });

  it('looks and footnotes of its runs are kept', () => {
    const parts: Inline[] = [
      run('滨海新区应急管理局2024年', { strong: true }),
      run('上半年工作总结的报告'),
      footnote(0),
    ];
    const result = titleInLines(parts, 20.1);
    assert.equal(result.filter(inline => inline.kind === 'break').length, 1);
    assert.deepEqual(result.at(-1), footnote(0));
    assert.equal(lines(result).join(''), '滨海新区应急管理局2024年上半年工作总结的报告');
  });

  it('never loses a character, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), text => {
        const clean = text.replaceAll('\n', ' ');
        if (clean !== '') assert.equal(broken(clean).join(''), clean);
      }),
    );
  });
});
