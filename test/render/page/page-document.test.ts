import assert from 'node:assert/strict';
import { STANDARD_LAYOUT } from '../../../src/render/layout/options';
import { pageDocument } from '../../../src/render/page/page-document';
import { read, readMarked } from '../document/reading';

const page = (source: string, options = STANDARD_LAYOUT, addressOf: (target: string) => string | null = () => null) =>
  pageDocument(read(source), options, addressOf);
const html = (source: string) => page(source).blocks.map(block => block.html);

describe('page preview: the document as HTML', () => {
  it('has a class for every kind of paragraph, and no style, script or address', () => {
    const all = html(
      '# 题\n\n市政府：\n\n## 一、甲\n\n正文[链接](https://a.cn)**粗**~~删~~`码`[^1]。\n\n> 引\n\n1. 项\n\n表1 表\n\n| a |\n|---|\n| 1 |\n\n' +
        '![图](http://a.cn/x.png)\n\n```\nx\n```\n\n附件：甲\n\n某局\n\n2015年7月20日\n\n附件1\n\n题\n\n[^1]: 注\n',
    ).join('\n');
    for (const name of [
      'title',
      'addressee',
      'heading1',
      'body',
      'quote',
      'listItem',
      'tableCaption',
      'tableText',
      'figure',
      'code',
      'attachmentNote',
      'signature',
      'date',
      'attachmentLabel',
      'attachmentTitle',
    ])
      assert.ok(all.includes(`class="gw-${name}`), name);
    assert.doesNotMatch(all, /style=|href=|<script|\son[a-z]+=|src=/);
  });
  it('is inert, whatever the report holds', () => {
    const hostile = html(
      '# <img src=x onerror=alert(1)>题\n\n"><script>alert(1)</script>甲\n\n| <b onclick=x> |\n|---|\n| </td><script> |\n\n`<script>`',
    ).join('');
    assert.doesNotMatch(hostile, /<script|<img src="?x|onerror="|onclick/);
    const marked = pageDocument(
      read('受理29件', [], [{ start: 2, end: 5, verdict: 'mismatch', title: '"><script>' }]),
      STANDARD_LAYOUT,
      () => null,
    );
    assert.match(
      marked.blocks[0]!.html,
      /<span class="figure figure-mismatch" title="&quot;&gt;&lt;script&gt;">29件<\/span>/,
    );
  });
  it('loads the pictures that it may, and names the others', () => {
    const may = page('![甲](a.png)\n\n![乙](http://x.cn/b.png)', STANDARD_LAYOUT, target =>
      target === 'a.png' ? 'vscode-resource://a"b' : null,
    );
    assert.match(may.blocks[0]!.html, /<img src="vscode-resource:\/\/a&quot;b" alt="甲"/);
    assert.match(may.blocks[1]!.html, /<span class="missing">.*乙/);
  });
  it('a font with a name meant to break out stays a name', () => {
    const name = 'x";}*{color:red}</style><script>\\';
    const { styleSheet } = page('甲', { ...STANDARD_LAYOUT, fonts: { ...STANDARD_LAYOUT.fonts, body: name } });
    assert.ok(styleSheet.includes('"x\\";}*{color:red}\\</style>\\<script>\\\\"'));
  });
  it('tells the webview what may be broken, what keeps together and where it stands', () => {
    const source = '# 题\n\n甲。\n\n| a |\n|---|\n| 1 |\n\n某局\n\n2015年7月20日\n\n附件1\n';
    const { blocks } = page(source);
    assert.deepEqual(
      blocks.map(({ splits, keepWithNext, beginsPage, start, end }) => [
        splits,
        keepWithNext,
        beginsPage,
        source.slice(start, end).split('\n')[0],
      ]),
      [
        ['never', true, false, '# 题'],
        ['lines', false, false, '甲。'],
        ['rows', true, false, '| a |'],
        ['never', false, false, '某局'],
        ['never', true, true, '附件1'],
      ],
    );
  });
  it('has the head, the foot and the footnotes', () => {
    const document = page(
      '---\n份号: 000001\n密级: 秘密\n发文机关标志: 某市文件\n发文字号: 某〔2015〕1号\n签发人: 张三\n抄送: 甲\n印发日期: 2015-07-03\n---\n' +
        '正文[^1]。\n\n[^1]: 注\n',
    );
    assert.match(document.blocks[0]!.html, /000001.*秘密.*某市文件.*某〔2015〕1号.*签发人：.*张三.*red-rule/);
    assert.match(document.foot, /抄送：甲。.*2015年7月3日印发/);
    assert.equal(document.notes.length, 1);
    assert.match(document.blocks[1]!.html, /data-note="0"/);
  });
  it('a document is the same every time', () => {
    const source = '# 题\n\n受理29件。\n\n| a |\n|---|\n| 1 |\n';
    assert.deepEqual(page(source), page(source));
    assert.ok(readMarked(source).blocks.length > 0);
  });
});
