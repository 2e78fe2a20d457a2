import * as assert from 'node:assert/strict';
import { marked, tokensOf } from './tokens';

const FIGURE = 'constant.numeric.figure.hegao';
const NUMBERING = 'entity.name.section.numbering.hegao';

describe('grammar: figures', () => {
  const table: readonly (readonly [string, readonly string[]])[] = [
    ['上半年受理市民来电29万件，同比增长9.6%。', ['29万件', '9.6%']],
    ['29万件来电', ['29万件']],
    ['节省费用近1.3亿元，解决问题1100余个', ['近1.3亿元', '1100余个']],
    ['接收文件2万余件(次)、10余万件', ['2万余件(次)', '10余万件']],
    ['提高2.6个百分点，上升3‰', ['2.6个百分点', '3‰']],
    ['處理查詢21,846宗，撥款682.4萬元', ['21,846宗', '682.4萬元']],
    ['压减三分之一，下降百分之五，佔三成。', ['三分之一', '百分之五', '三成']],
    ['二百一十五人，十余个，三百多户', ['二百一十五人', '十余个', '三百多户']],
    ['3—5万户、63%以上', ['3—5万户', '63%以上']],
    ['11件37项市办实事', ['11件', '37项']],
    ['２９万件', ['２９万件']],
    ['2015年6月30日，〔2018〕16号，第3次会议', []],
    ['12345热线、G20、5G、C919、千家万户、千方百计', []],
    ['一个中心，进一步统一，一些', []],
    ['**增长5%**', ['5%']],
  ];
  for (const [text, expected] of table) {
    it(text, async () => assert.deepEqual(await marked(text, FIGURE), expected));
  }

  it('leaves code, link targets, comments and front matter alone', async () => {
    const text = [
      '---',
      'title: 29万件',
      '---',
      '`29万件` [29万件](a/29万件)',
      '',
      '```',
      '29万件',
      '```',
      '<!-- 29万件',
      '30万件 -->',
    ].join('\n');
    assert.deepEqual(await marked(text, FIGURE), []);
  });

  it('does not take the place of the paragraph that begins with a figure', async () => {
    const tokens = await tokensOf('29万件**来电**');
    assert.ok(tokens[0]!.scopes.includes('meta.paragraph.markdown'));
    assert.ok(tokens.some(token => token.scopes.includes('markup.bold.markdown')));
  });
});

describe('grammar: pins, directives, placeholders', () => {
  it('marks a pin', async () => {
    const text = '29万件<!-- =政务热线/受理市民来电 -->，一年';
    assert.deepEqual(await marked(text, 'keyword.operator.pin.hegao'), ['=']);
    assert.deepEqual(await marked(text, 'variable.other.metric.hegao'), ['政务热线/受理市民来电 ']);
    const pin = (await tokensOf(text)).find(token => token.text === '=')!;
    assert.ok(pin.scopes.includes('comment.block.html') && pin.scopes.includes('meta.pin.hegao'));
  });

  it('marks directives and their arguments', async () => {
    assert.deepEqual(await marked('<!-- hegao-ignore 29万件 -->', 'keyword.control.directive.hegao'), ['hegao-ignore']);
    assert.deepEqual(await marked('<!-- hegao-ignore 29万件 -->', FIGURE), []);
    assert.deepEqual(await marked('<!--hegao-disable-next-line figure-sum-->', 'keyword.control.directive.hegao'), [
      'hegao-disable-next-line',
    ]);
    assert.deepEqual(await marked('<!-- hegao-disabled -->', 'keyword.control.directive.hegao'), []);
  });

  it('goes on after a comment, also an empty one', async () => {
    assert.deepEqual(await marked('a<!---->29万件<!-- x -->30万件', FIGURE), ['29万件', '30万件']);
  });

  it('marks placeholders with their parts', async () => {
    const text = '受理{{受理市民来电|29万余件}}，{{节省费用}}';
    assert.deepEqual(await marked(text, 'variable.other.placeholder.hegao'), ['受理市民来电', '节省费用']);
    assert.deepEqual(await marked(text, 'string.unquoted.sample.hegao'), ['29万余件']);
    assert.deepEqual(await marked(text, 'punctuation.definition.placeholder.begin.hegao'), ['{{', '{{']);
    assert.deepEqual(await marked('{{}} {{a', 'variable.other.placeholder.hegao'), []);
  });
});

describe('grammar: numbering', () => {
  const table: readonly (readonly [string, readonly string[]])[] = [
    ['## 一、主要工作', ['一、']],
    ['### （一）围绕中心', ['（一）']],
    ['一、主要工作', ['一、']],
    ['（十一）服务群众', ['（十一）']],
    ['1.加强领导', ['1.']],
    ['（1）加强领导', ['（1）']],
    ['**（二）服务企业。**成效明显', ['（二）']],
    ['1.5万件', []],
    ['工作一、二、三', []],
    ['2015年一、二季度', []],
  ];
  for (const [text, expected] of table) {
    it(text, async () => assert.deepEqual(await marked(text, NUMBERING), expected));
  }
});

describe('grammar: long lines', () => {
  for (const piece of ['1', '1,111', '{{', '<!-- ', '九十', '（', '近', '1.', 'a-', '千家', '1—']) {
    it(`stays linear on ${JSON.stringify(piece)} many times over`, async function () {
      this.timeout(5000);
      const long = piece.repeat(Math.ceil(20_000 / piece.length));
      await tokensOf(long);
      await tokensOf(`<!-- =${long}`);
    });
  }
});
