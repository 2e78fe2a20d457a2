import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { decodeText, readDelimited } from '../../../src/core/importing/delimited';
import { type Sheet, TableProblem } from '../../../src/core/importing/table';
import { readWorkbook } from '../../../src/core/importing/workbook';
import { row, workbook } from './sheets';

const texts = ({ rows }: Sheet): string[][] => rows.map(cells => cells.map(({ text }) => text));

describe('a delimited table', () => {
  it('has quotes, line ends in quotes, empty cells and every kind of line end', () => {
    assert.deepEqual(texts(readDelimited('名称,数值,备注\r\n来电,"12,345","说""明""\n二"\n信访,,\n')), [
      ['名称', '数值', '备注'],
      ['来电', '12,345', '说"明"\n二'],
      ['信访', '', ''],
    ]);
  });

  it('shows by itself whether tabs, commas or semicolons part it', () => {
    assert.deepEqual(texts(readDelimited('名称\t数值\n来电\t1,234\n')), [
      ['名称', '数值'],
      ['来电', '1,234'],
    ]);
    assert.deepEqual(texts(readDelimited('名称;数值\n来电;3,5\n甲;4\n')), [
      ['名称', '数值'],
      ['来电', '3,5'],
      ['甲', '4'],
    ]);
  });

  const encodings: readonly [name: string, bytes: number[]][] = [
    ['UTF-8', [...new TextEncoder().encode('来电')]],
    ['UTF-8 with its mark', [0xef, 0xbb, 0xbf, ...new TextEncoder().encode('来电')]],
    ['GB 18030', [0xc0, 0xb4, 0xb5, 0xe7]],
    ['UTF-16', [0xff, 0xfe, 0x65, 0x67, 0x35, 0x75]],
  ];
  for (const [name, bytes] of encodings)
    it(`is read in ${name}`, () => {
      assert.deepEqual(texts(readDelimited(decodeText(new Uint8Array(bytes)))), [['来电']]);
    });

  it('never fails, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', '\t', 'a', '来', ';', '=') }), text => {
        readDelimited(text);
      }),
    );
  });

  it('gives back what was quoted', () => {
    const cell = fc.string({ unit: fc.constantFrom('"', ',', '\n', 'a', '来') }).map(text => `x${text}x`);
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 }), rows => {
        const text = rows.map(cells => cells.map(one => `"${one.replaceAll('"', '""')}"`).join(',')).join('\n');
        assert.deepEqual(texts(readDelimited(text)), rows);
      }),
    );
  });
});

describe('an .xlsx', () => {
  it('has numbers as they were meant, percentages, dates, shared and rich texts', () => {
    const styles =
      '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="165" formatCode="#,##0.00&quot;days&quot;_);[Red]\\d0"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="165"/></cellXfs>';
    const shared =
      '<si><t>来&amp;电</t></si><si><r><t>接</t></r><r><t xml:space="preserve">待 </t></r><rPh><t>jie</t></rPh></si>';
    const data =
      '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2"><v>0.28999999999999998</v></c><c r="D2" s="1"><v>0.96199999999999997</v></c></row>' +
      '<row r="3"><c t="s"><v>1</v></c><c s="2"><v>42156</v></c><c s="3"><v>42185</v></c><c s="4"><v>293412</v></c><c t="e"><v>#DIV/0!</v></c><c><f>1/3</f><v>0.33333333333333331</v></c></row>';
    const [sheet] = readWorkbook(workbook([{ name: '热线', data }], { shared, styles }));
    assert.equal(sheet!.name, '热线');
    assert.deepEqual(texts(sheet!), [
      [],
      ['来&电', '', '0.29', '96.2%'],
      ['接待', '2015年6月', '2015年6月30日', '293412', '#DIV/0!', '0.333333333333333'],
    ]);
    assert.deepEqual(
      sheet!.rows[2]!.map(({ kind }) => kind),
      ['text', 'date', 'date', 'number', 'error', 'number'],
    );
  });

  it('tells of a formula without a result, and has the unit that a format shows', () => {
    const styles =
      '<numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.00&quot;万元&quot;"/><numFmt numFmtId="165" formatCode="0!.0,&quot;万&quot;"/></numFmts>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>';
    const data = '<row r="1"><c><f>SUM(A2:A9)</f></c><c s="1"><v>1234.5</v></c><c s="2"><v>29341</v></c></row>';
    const [sheet] = readWorkbook(workbook([{ name: '一', data }], { styles }));
    assert.deepEqual(texts(sheet!), [['=SUM(A2:A9)', '1234.5万元', '29341']]);
    assert.equal(sheet!.rows[0]![0]!.kind, 'error');
  });

  it('fills merged cells and leaves hidden sheets out', () => {
    const data = row(1, ['组', '甲']) + row(2, ['', '乙']);
    const merged = '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>';
    const sheets = readWorkbook(
      workbook([
        { name: '一', data, rest: merged },
        { name: '二', data, state: 'hidden' },
      ]),
    );
    assert.deepEqual(sheets.map(texts), [
      [
        ['组', '甲'],
        ['组', '乙'],
      ],
    ]);
  });

  it('that is none is refused, and says why', () => {
    const fault = (bytes: Uint8Array): string => {
      try {
        readWorkbook(bytes);
      } catch (error) {
        assert.ok(error instanceof TableProblem, String(error));
        return error.fault;
      }
      return '';
    };
    assert.equal(fault(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])), 'old-format');
    assert.equal(fault(new Uint8Array([0x50, 0x4b, 3, 4])), 'not-a-table');
    assert.equal(fault(workbook([{ name: '一', data: '<row r="1"><c r="A1' }])), 'damaged');
  });

  it('is refused or read, but never fails otherwise, whatever its cells hold', () => {
    const piece = fc.constantFrom(
      '<row r="1">',
      '</row>',
      '<c r="A1">',
      '<c r="ZZZZ9" t="s">',
      '</c>',
      '<v>',
      '</v>',
      '1e400',
      '-5',
      '<t/>',
      '&#x110000;',
      '<c/>',
      '"',
      "<c r='>'>",
      '<![CDATA[x]]>',
      '<row r="99999999">',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), pieces => {
        try {
          readWorkbook(workbook([{ name: '一', data: pieces.join('') }]));
        } catch (error) {
          assert.ok(error instanceof TableProblem, String(error));
        }
      }),
    );
  });
});
