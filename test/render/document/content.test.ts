import assert from 'node:assert/strict';
import { lines, read, readMarked, shown } from './reading';

const inlinesOf = (source: string) => {
  const block = read(source).blocks[0];
  return block !== undefined && 'inlines' in block ? block.inlines : [];
};
const paragraph = (source: string) => shown(inlinesOf(source));

describe('readDocument: running text', () => {
  const cases: [string, string, string][] = [
    ['lines of Chinese join without a blank', '甲\n乙', '甲乙'],
    ['lines of Latin words with one', 'a\nb', 'a b'],
    ['Chinese and Latin without', '甲\nb', '甲b'],
    ['a break that the writer made stays', '甲  \n乙', '甲/乙'],
    ['so does <br>', '甲<br>乙<br/>丙', '甲/乙/丙'],
    ['strong next to Chinese punctuation', '**重点：**后文', '**重点：**后文'],
    ['asterisks between digits are no emphasis', '3*4*5与138****1234', '3*4*5与138****1234'],
    ['comments vanish', '29万件<!-- =来电 -->，增<!-- 待核 -->长', '29万件，增长'],
    ['tags leave their text', '<span onclick="x()">甲</span><b>乙</b>', '甲乙'],
    ['a power', '5m<sup>2</sup>', '5m²'],
    ['entities', '甲&nbsp;&amp;&lt;乙', '甲\u00a0&<乙'],
    ['an inline script is nothing', '甲<script>alert(1)</script>乙', '甲乙'],
    ['a bracket that looks like a definition is a sentence', '[注]: 见附表', '[注]: 见附表'],
    ['blanks at the head of a paragraph', '    甲', '甲'],
    ['an unclosed comment is text, so that nothing is lost', '甲 <!-- 乙', '甲 <!-- 乙'],
    ['control characters are nothing', '甲\u0001乙\ud800丙', '甲乙\ufffd丙'],
  ];
  for (const [name, source, expected] of cases) it(name, () => assert.equal(paragraph(source), expected));

  it('an unclosed comment at the head of a line hides nothing', () => {
    assert.deepEqual(lines('<!-- 甲\n\n乙。'), ['paragraph: <!-- 甲', 'paragraph: 乙。']);
  });
  it('links lead to the web and to mail only', () => {
    const hrefs = inlinesOf(
      '[甲](https://a.cn/b) [乙](javascript:alert(1)) [丙](file:///x) [丁](mailto:a@b.cn)',
    ).flatMap(run => (run.kind === 'text' && run.text.trim() !== '' ? [run.href] : []));
    // What is no link is one run with the text around it.
    assert.deepEqual(hrefs, ['https://a.cn/b', null, 'mailto:a@b.cn']);
  });
  it('footnotes are numbered by their first reference', () => {
    const document = read('甲[^b]乙^[行内]丙[^a]丁[^b]。\n\n[^a]: 甲注\n[^b]: 乙注\n\n    第二段\n');
    assert.equal(shown('inlines' in document.blocks[0]! ? document.blocks[0].inlines : []), '甲[1]乙[2]丙[3]丁[1]。');
    assert.deepEqual(
      document.footnotes.map(note => note.paragraphs.map(shown)),
      [['乙注', '第二段'], ['行内'], ['甲注']],
    );
  });
});

describe('readDocument: figures and live values', () => {
  const marked = (source: string) => {
    const block = readMarked(source).blocks[0];
    return shown(block !== undefined && 'inlines' in block ? block.inlines : []);
  };
  it('a figure is marked from its first character to its last', () => {
    assert.equal(marked('受理29万余件，增长9.6%。'), '受理⟦29万余件⟧，增长⟦9.6%⟧。');
    assert.equal(marked('受理**29**万件'), '受理**⟦29⟧**⟦万件⟧');
    assert.equal(marked('受理29万件[^1]。\n\n[^1]: 注。'), '受理⟦29万件⟧[1]。');
  });
  it('in a cell, a heading, an item', () => {
    const document = readMarked('# 办理29件\n\n- 增长3%\n\n| 甲 |\n|---|\n| 5件 |\n');
    const found = document.blocks.flatMap(block =>
      block.kind === 'table'
        ? block.rows.flat().flatMap(cell => cell.inlines)
        : 'inlines' in block
          ? block.inlines
          : [],
    );
    assert.deepEqual(
      found.flatMap(run => (run.kind === 'text' && run.figure !== null ? [run.text] : [])),
      ['29件', '3%', '5件'],
    );
  });
  it('a live value is printed, and Markdown in it is text', () => {
    const document = read('受理{{来电}}，**{{办结|1件}}**。\n\n| a |\n|---|\n| {{甲|乙}} |', [
      '**5** <b>件</b>',
      '3|件',
      '_7_',
    ]);
    assert.equal(
      shown('inlines' in document.blocks[0]! ? document.blocks[0].inlines : []),
      '受理**5** <b>件</b>，**3|件**。',
    );
    assert.deepEqual(document.notes, []);
    const table = document.blocks[1];
    assert.equal(table?.kind === 'table' ? shown(table.rows[0]![0]!.inlines) : '', '_7_');
  });
  it('one without a value is printed as written, with a note', () => {
    const document = read('受理{{来电}}。');
    assert.equal(shown('inlines' in document.blocks[0]! ? document.blocks[0].inlines : []), '受理{{来电}}。');
    assert.equal(document.notes.length, 1);
    assert.match(document.notes[0]!, /来电/);
  });
  it('in code it is code', () => {
    assert.deepEqual(lines('`{{来电}}`\n\n```\n{{来电|1件}}\n```'), ['paragraph: {{来电}}', 'code: {{来电|1件}}']);
  });
  it('private-use characters of the report stay its own', () => {
    const own = Array.from({ length: 6000 }, (_, i) => String.fromCharCode(0xe000 + i)).join('');
    assert.equal(marked(`${own}受理29件&#xF8F0;`), `${own}受理⟦29件⟧\uf8f0`);
  });
});

describe('readDocument: blocks', () => {
  const cases: [string, string, string[]][] = [
    [
      'markers of lists as typed',
      '3) 甲\n4) 乙\n\n- 丙\n  1. 丁',
      ['item 3) 甲', 'item 4) 乙', 'item • 丙', '  item 1. 丁'],
    ],
    ['a second paragraph of an item', '1. 甲\n\n   乙', ['item 1. 甲', 'item  乙']],
    ['quotations', '> 甲\n>\n> 乙', ['quote: 甲', 'quote: 乙']],
    ['a table takes its title', '表1 某表\n\n| a |\n|---|\n| 1 |', ['table: <表1 某表> a # 1']],
    ['a sentence is no title', '见下表。\n\n| a |\n|---|\n| 1 |', ['paragraph: 见下表。', 'table: a # 1']],
    [
      'short rows are filled, long ones kept',
      '| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |',
      ['table: a|b| # 1|| # 1|2|3'],
    ],
    ['a note below a table', '| a |\n|---|\n| 1 |\n注：甲。', ['table: a # 1', 'paragraph: 注：甲。']],
    ['a bar in a live value', '| a |\n|---|\n| `x` \\| y |', ['table: a # x | y']],
    ['a picture with its title', '![](a.png "图1 甲")', ['picture: a.png <图1 甲>']],
    ['a picture with a line below', '![](a.png)\n\n图1 甲', ['picture: a.png <图1 甲>']],
    ['a picture in HTML', '<img src="a.png" alt="x">', ['picture: a.png <>']],
    ['a picture among text', '见![](a.png)。', ['paragraph: 见(a.png)。']],
    ['code', '```js\nlet a;\nlet b;\n```', ['code: let a; # let b;']],
    ['a rule', '甲\n\n---\n\n乙', ['paragraph: 甲', 'separator', 'paragraph: 乙']],
    [
      'scripts and styles are nothing',
      '<style>\np {}\n</style>\n\n<script>\nalert(1)\n</script>\n\n甲',
      ['paragraph: 甲'],
    ],
    [
      'a table in HTML, its spans in order',
      '<table><tr><th>甲</th><th>乙</th></tr><tr><td rowspan="2">1</td><td>2</td></tr><tr><td>3</td></tr></table>',
      ['table: 甲|乙 # 1|2 # 3'],
    ],
    [
      'a text pasted without empty lines: every line is a paragraph',
      '# 题\n各位代表：\n一、回顾\n全年办理诉求。\n进展顺利。\n二、打算\n继续努力。\n某局\n2015年7月20日',
      [
        'title: 题',
        'addressee: 各位代表：',
        'heading 1: 一、回顾',
        'paragraph: 全年办理诉求。',
        'paragraph: 进展顺利。',
        'heading 1: 二、打算',
        'paragraph: 继续努力。',
        'signature: 某局 @ 2015年7月20日',
      ],
    ],
    ['Chinese indented by four blanks is text', '甲\n\n    乙丙', ['paragraph: 甲', 'paragraph: 乙丙']],
  ];
  for (const [name, source, expected] of cases) it(name, () => assert.deepEqual(lines(source), expected));

  it('says what it filled and what it left out', () => {
    assert.equal(read('| a | b |\n|---|---|\n| 1 |').notes.length, 1);
    assert.match(read('<iframe src="x"></iframe>\n').notes.join(), /iframe/);
    assert.match(read('[甲](javascript:alert(1))').notes.join(), /javascript/);
  });
  it('alignment of columns', () => {
    const [table] = read('| a | b | c | d |\n|:--|:-:|--:|---|\n| 1 | 2 | 3 | 4 |').blocks;
    assert.deepEqual(table?.kind === 'table' ? table.columns : [], ['left', 'center', 'right', null]);
  });
  it('the script of the text', () => {
    assert.equal(read('辦事處處理市民查詢').language, 'zh-TW');
    assert.equal(read('办事处处理市民查询').language, 'zh-CN');
    assert.equal(read('').language, 'zh-CN');
  });
});
