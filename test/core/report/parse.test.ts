import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type ParsedReport, parseReport } from '../../../src/core/report/parse';

const OBJECT = '\ufffc';

/** Kind and prose of every block. */
const outline = (text: string): string[] => parseReport(text).blocks.map(block => `${block.kind}: ${block.prose.text}`);

describe('parseReport: blocks', () => {
  const cases: [name: string, source: string, blocks: string[]][] = [
    ['nothing', '', []],
    ['paragraphs', '甲\n\n乙', ['paragraph: 甲', 'paragraph: 乙']],
    ['soft line breaks', '甲  \n　　乙\r\n丙', ['paragraph: 甲\n乙\n丙']],
    ['ATX headings', '# 甲 #\n## 乙#\n###\n####丙', ['heading: 甲', 'heading: 乙#', 'paragraph: ####丙']],
    ['setext headings', '甲\n===\n乙\n---\n丙', ['heading: 甲', 'heading: 乙', 'paragraph: 丙']],
    [
      'pseudo-headings stay paragraphs',
      '一、总体情况\n\n（一）来电29万件',
      ['paragraph: 一、总体情况', 'paragraph: （一）来电29万件'],
    ],
    ['lists', '- 甲\n- 乙\n\n  丙\n1. 丁', ['list-item: 甲', 'list-item: 乙', 'list-item: 丙', 'list-item: 丁']],
    ['task lists', '- [x] 甲\n- [ ] 乙', ['list-item: 甲', 'list-item: 乙']],
    ['block quotes', '> 甲\n> 乙\n丙', ['paragraph: 甲\n乙\n丙']],
    ['a quotation in a list', '- 甲\n  > 乙\n  > 丙', ['list-item: 甲', 'list-item: 乙\n丙']],
    ['fenced code', '```\n12件\n```\n甲\n~~~\n13件', ['paragraph: 甲']],
    ['indented Chinese', '    甲\n\n    乙', ['paragraph: 甲', 'paragraph: 乙']],
    ['indented code', '甲\n\n    x = 12\n\n\ty = 13', ['paragraph: 甲']],
    ['indented with ideographic spaces', '　　甲\n\n　　　　乙', ['paragraph: 甲', 'paragraph: 乙']],
    ['footnotes', '甲[^1]乙\n\n[^1]: 丙\n[^b]: 丁', ['paragraph: 甲乙', 'footnote: 丙', 'footnote: 丁']],
    ['link definitions', '[a]: http://x.cn/12 "题"\n[b]: <c>\n甲[乙][a]、[b]', ['paragraph: 甲乙、b']],
    ['a label that is a sentence', '[注]: 共29万件', ['paragraph: [注]: 共29万件']],
    ['HTML blocks', '<div>\n12件\n</div>\n\n<table><tr><td>13', []],
    [
      'a line that begins with an inline tag',
      '<br>\n甲12件\n\n<font color="red">\n乙',
      ['paragraph: \n\n甲12件', 'paragraph: \n乙'],
    ],
    ['comments', '<!-- 12件\n\n13件 -->\n甲<!-- 14件 -->乙', ['paragraph: 甲乙']],
    ['text after a comment', '<!-- 甲 --> 乙12件', ['paragraph:  乙12件']],
    ['front matter is no block', '---\ntitle: 12件\n---\n甲', ['paragraph: 甲']],
    ['a rule', '甲\n\n---\n乙', ['paragraph: 甲', 'paragraph: 乙']],
    ['a byte order mark', '\ufeff# 甲', ['heading: 甲']],
    ['lone carriage returns', '# 甲\r乙\r\r丙', ['heading: 甲', 'paragraph: 乙', 'paragraph: 丙']],
    ['NUL and lone surrogates', '甲\0乙\ud800丙', ['paragraph: 甲\0乙\ud800丙']],
  ];
  for (const [name, source, blocks] of cases) it(name, () => assert.deepEqual(outline(source), blocks));
});

describe('parseReport: inline', () => {
  const cases: [source: string, prose: string][] = [
    ['**重点：**后文', '重点：后文'],
    ['共**29**万件', '共29万件'],
    ['*强调*和_着重_ 与 _着重_', '强调和_着重_ 与 着重'],
    ['***甲***', '甲'],
    ['3*4*5与138****1234', '3*4*5与138****1234'],
    ['2**10**3', '2**10**3'],
    ['共____件', '共____件'],
    ['63%~68%', '63%~68%'],
    ['~~29万件~~31万件', `${OBJECT}31万件`],
    ['甲~~ 乙~~', '甲~~ 乙~~'],
    ['`12件`与``a`b``甲`', `${OBJECT}与${OBJECT}甲\``],
    ['![图12](a.png)后', `${OBJECT}后`],
    ['[甲**12**件](http://x.cn/13 "14件")后', '甲12件后'],
    ['[甲](a(1)b)后', '甲后'],
    ['[甲](乙丙 丁', '[甲](乙丙 丁'],
    ['[![图](a)](b)后', `${OBJECT}后`],
    ['见http://a.cn/2015?x=12，共3件', `见${OBJECT}，共3件`],
    ['(www.a.cn)和WWW.B.CN/1。', `(${OBJECT})和${OBJECT}。`],
    ['<https://a.cn/12>与<a@b.cn>', `${OBJECT}与${OBJECT}`],
    ['邮箱abc163@163.com。', `邮箱${OBJECT}。`],
    ['甲<b>12</b>件<br>乙<br/>丙', '甲12件\n乙\n丙'],
    ['<span title="12件>">甲</span>', '甲'],
    ['甲<29万件>乙', '甲<29万件>乙'],
    ['10m<sup>2</sup>，29万件<sup>1</sup>', `10m²，29万件${OBJECT}`],
    ['a\\*b\\甲', 'a*b\\甲'],
    ['甲\\\n乙', '甲\n乙'],
    ['&nbsp;&amp;&#20214;&#x4ef6;&foo;&#0;&', ' &件件&foo;\ufffd&'],
    ['甲{{受理|29万余件}}乙{{ 名 }}', `甲${OBJECT}乙${OBJECT}`],
    ['甲{{}}乙{{a\nb}}', '甲{{}}乙{{a\nb}}'],
    ['29万件<!-- =甲 -->，', '29万件，'],
    ['甲<!-- 没有完', '甲<!-- 没有完'],
  ];
  for (const [source, prose] of cases)
    it(JSON.stringify(source), () => assert.equal(parseReport(source).blocks[0]?.prose.text, prose));
});

describe('parseReport: offsets', () => {
  it('leads from prose back to the source', () => {
    const text = '# 题\n\n> 共**29**万&nbsp;件<!-- x -->，\n> 又`a`[12件](b)。';
    const prose = parseReport(text).blocks[1]!.prose;
    const written = (part: string) => {
      const at = prose.text.indexOf(part);
      const range = prose.range(at, at + part.length);
      return text.slice(range.start, range.end);
    };
    assert.equal(written('29万'), '29**万');
    assert.equal(written(' '), '&nbsp;');
    assert.equal(written('件，'), '件<!-- x -->，');
    assert.equal(written('12件'), '12件');
    assert.equal(written(OBJECT), '`a`');
    assert.equal(prose.toSource(prose.text.length), text.length);
    assert.deepEqual(prose.range(2, 2), { start: prose.toSource(2), end: prose.toSource(2) });
  });
});

describe('parseReport: structure', () => {
  it('gives every block the headings that it stands under', () => {
    const { blocks } = parseReport('# 甲\n## 乙\n文\n## 丙\n> # 引\n\n文\n# 丁\n文');
    assert.deepEqual(
      blocks.map(block => [block.prose.text, block.headings.map(heading => heading.prose.text).join('/')]),
      [
        ['甲', ''],
        ['乙', '甲'],
        ['文', '甲/乙'],
        ['丙', '甲'],
        ['引', ''],
        ['文', '甲/丙'],
        ['丁', ''],
        ['文', '丁'],
      ],
    );
  });

  it('knows the paragraph that leads a list, and the depth of its items', () => {
    const { blocks } = parseReport('主要有：\n\n<!-- 注 -->\n\n- 甲：\n  - 乙\n- 丙\n\n# 题\n- 丁');
    assert.deepEqual(
      blocks.map(block => [block.prose.text, block.lead?.prose.text ?? null, block.depth]),
      [
        ['主要有：', null, 0],
        ['甲：', '主要有：', 1],
        ['乙', '甲：', 2],
        ['丙', '主要有：', 1],
        ['题', null, 0],
        ['丁', null, 1],
      ],
    );
  });

  it('reads tables: heads, rows, empty cells, caption, and a note right below', () => {
    const text =
      '表1（万元）\n\n| 项目 | 金额 |\n|:--|--:|\n| 甲 | 1 |\n|| {{乙|29万余件}}<!-- =丙|丁 --> |\n 合计 \\| 共 | 3\n注：完';
    const { tables, blocks, placeholders, directives } = parseReport(text);
    assert.equal(tables.length, 1);
    const table = tables[0]!;
    assert.equal(table.caption?.prose.text, '表1（万元）');
    assert.deepEqual(
      table.head.map(cell => cell.prose.text),
      ['项目', '金额'],
    );
    assert.deepEqual(
      table.rows.map(row => row.map(cell => cell.prose.text)),
      [
        ['甲', '1'],
        ['', OBJECT],
        ['合计 | 共', '3'],
      ],
    );
    assert.deepEqual(
      [table.head[1]!.cell?.row, table.rows[2]![1]!.cell?.row, table.rows[2]![1]!.cell?.column],
      [-1, 2, 1],
    );
    assert.equal(blocks[blocks.length - 1]!.prose.text, '注：完');
    assert.equal(placeholders[0]!.sample, '29万余件');
    assert.equal(directives[0]!.argument, '丙|丁');
  });

  it('reads a table right under a paragraph, in a quotation, with CRLF and a loose row of dashes', () => {
    const { tables, blocks } = parseReport('> 表2\r\n> |甲|乙|\r\n> |-|\r\n> |1|2|\r\n\r\n后');
    assert.equal(tables[0]?.caption?.prose.text, '表2');
    assert.deepEqual(
      tables[0]?.rows.map(row => row.map(cell => cell.prose.text)),
      [['1', '2']],
    );
    assert.equal(blocks.length, 6);
    assert.ok(blocks[1]!.quoted && !blocks[5]!.quoted);
  });
});

describe('parseReport: placeholders', () => {
  it('tells name and sample apart', () => {
    const text = '甲{{ 受理 | 29万余件 }}、{{办结}}，`{{码}}`\n\n```\n{{码}}\n```\n\n|a|\n|-|\n|{{组/名\\|3件}}|';
    const { placeholders } = parseReport(text);
    assert.deepEqual(
      placeholders.map(found => [found.name, found.sample, text.slice(found.start, found.end)]),
      [
        ['受理', '29万余件', '{{ 受理 | 29万余件 }}'],
        ['办结', null, '{{办结}}'],
        ['组/名', '3件', '{{组/名\\|3件}}'],
      ],
    );
    const [first] = placeholders;
    assert.equal(text.slice(first!.nameRange.start, first!.nameRange.end), '受理');
    assert.equal(text.slice(first!.sampleRange!.start, first!.sampleRange!.end), '29万余件');
  });
});

describe('parseReport: front matter', () => {
  const read = (text: string) => parseReport(text).frontMatter;
  it('reads metrics as a path or a list, template and title', () => {
    assert.deepEqual(read('---\nmetrics: a.yaml\ntemplate: 半年工作情况\ntitle: 2015\n---\n'), {
      start: 0,
      end: 52,
      metrics: ['a.yaml'],
      template: '半年工作情况',
      title: '2015',
      fields: new Map([
        ['metrics', ['a.yaml']],
        ['template', ['半年工作情况']],
        ['title', ['2015']],
      ]),
      error: null,
    });
    assert.deepEqual(read('---\r\nmetrics:\r\n  - a.yaml\r\n  - b.yaml\r\n...\r\n')?.metrics, ['a.yaml', 'b.yaml']);
  });
  it('is absent when it does not stand at the start or does not end', () => {
    assert.equal(read('甲\n---\na: b\n---\n'), null);
    assert.equal(read('---\na: b\n'), null);
    assert.equal(read(''), null);
  });
  it('says what is wrong instead of throwing', () => {
    assert.match(read('---\ntitle: x\nmetrics: [a\n---\n')?.error ?? '', /第 [34] 行/);
    assert.match(read('---\n甲\n---\n')?.error ?? '', /名称: 值/);
    assert.match(read('---\nmetrics: {a: b}\n---\n')?.error ?? '', /metrics/);
    assert.match(read('---\nmetrics: [a, {b: c}]\n---\n')?.error ?? '', /metrics/);
    assert.equal(typeof read(`---\nmetrics: ${'['.repeat(50_000)}\n---\n`)?.error, 'string');
    assert.equal(typeof read(`---\n${'a: b\n'.repeat(50_000)}---\n`)?.error, 'string');
    assert.equal(read('---\n\n---\n')?.error, null);
  });
});

/** What two parses of one text must agree on. */
const essence = (report: ParsedReport) => ({
  frontMatter: report.frontMatter,
  blocks: report.blocks.map(block => ({
    kind: block.kind,
    start: block.start,
    end: block.end,
    text: block.prose.text,
    sources: Array.from({ length: block.prose.text.length + 1 }, (_, offset) => block.prose.toSource(offset)),
    level: block.level,
    headings: block.headings.map(heading => heading.start),
    lead: block.lead?.start ?? null,
    depth: block.depth,
    quoted: block.quoted,
    cell: block.cell && [block.cell.table.start, block.cell.row, block.cell.column],
  })),
  tables: report.tables.map(table => [table.start, table.end, table.caption?.start ?? null, table.rows.length]),
  directives: report.directives,
  placeholders: report.placeholders.map(found => ({ ...found, block: found.block.start })),
});

const piece = fc.constantFrom(
  ...'甲 乙 件 29万件 \n \n\n \r\n \r # ## - > 1. * ** _ ` ``` ~~ | |-|-| || [ ] ( ) ! [^1]: [^1] [a]: <!-- --> <!-- hegao-ignore --> {{ }} {{a|b}} < <br> <div> </div> & &amp; \\ --- === http://a.b www.a.b a@b.c'.split(
    ' ',
  ),
  ' ',
  '    ',
  '\t',
  '　',
  '\n',
  '\n\n',
  '\n- ',
  '\n> ',
  '\n|a|b|\n|-|-|\n|1|2|\n',
  '<!-- =甲 -->',
  '<!-- hegao-disable x -->',
  '\n```\n',
  '\n---\n',
  '\ud83d',
  '\0',
);
const markdown = fc.array(piece, { maxLength: 40 }).map(parts => parts.join(''));

describe('parseReport: properties', () => {
  it('keeps every block inside the text and its offsets in order', () => {
    fc.assert(
      fc.property(markdown, text => {
        for (const block of parseReport(text).blocks) {
          assert.ok(block.start >= 0 && block.start <= block.end && block.end <= text.length);
          const { prose } = block;
          let last = block.start;
          for (let offset = 0; offset <= prose.text.length; offset++) {
            const source = prose.toSource(offset);
            assert.ok(source >= last && source <= block.end, `${offset} → ${source}`);
            last = source;
            if (offset === prose.text.length) break;
            const range = prose.range(offset, offset + 1);
            assert.ok(range.end > range.start && range.end <= block.end);
            const unit = prose.text[offset]!;
            if (range.end - range.start === 1 && !'\n\ufffc'.includes(unit)) assert.equal(text[range.start], unit);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('gives the same report whether parsed anew or from an earlier version', () => {
    const edit = fc.record({ at: fc.nat(), remove: fc.nat({ max: 12 }), insert: markdown });
    fc.assert(
      fc.property(markdown, markdown, fc.array(edit, { minLength: 1, maxLength: 4 }), (start, filler, edits) => {
        // Long enough for the parser to keep something: it leaves alone what is far from the change.
        let text = `${start}\n\n${filler.repeat(8)}\n\n${'甲乙丙丁。\n\n'.repeat(30)}${start}`;
        let report = parseReport(text);
        for (const { at, remove, insert } of edits) {
          const from = at % (text.length + 1);
          text = text.slice(0, from) + insert + text.slice(from + remove);
          report = parseReport(text, report);
          assert.deepEqual(essence(report), essence(parseReport(text)));
        }
      }),
      { numRuns: Number(process.env['HEGAO_RUNS'] ?? 300) },
    );
  });
});

describe('parseReport: hostile texts', () => {
  const size = 300_000;
  const patterns = (
    '[ * ` | < <!-- {{ _ ( >  ![ ]( [a](b <a·b=" ~~a **a a| &amp \\ @a a@b http:// <sup> [^a <! <? [a](x· [a](b·\' a\'" ' +
    '`a`` {{a|b}} -· 1.· >· ↵-· ↵>· ↵|a ↵# ↵<a· ↵<!-- ↵[a]:·b'
  )
    .split(' ')
    .filter(pattern => pattern !== '')
    .map(pattern => pattern.replaceAll('·', ' ').replaceAll('↵', '\n'));
  for (const pattern of patterns)
    it(`300,000 characters of ${JSON.stringify(pattern)}`, () => {
      const text = pattern.repeat(Math.ceil(size / pattern.length));
      const before = process.cpuUsage();
      parseReport(text);
      const { user, system } = process.cpuUsage(before);
      // Processor time, not the clock's, so that a loaded machine doesn't fail it; what isn't linear takes a minute.
      assert.ok(user + system < 8_000_000, `${user + system} µs`);
    });
  it('five million characters on a line, deep lists, deep quotations', () => {
    assert.equal(parseReport('受理市民来电29万件，'.repeat(450_000)).blocks.length, 1);
    parseReport(Array.from({ length: 1500 }, (_, depth) => `${'  '.repeat(depth)}- 甲`).join('\n'));
    parseReport(`${'> '.repeat(10_000)}甲\n`.repeat(20));
    parseReport(`${'- '.repeat(10_000)}甲\n`.repeat(20));
    parseReport(`<a${' b'.repeat(500_000)}`);
  });
});
