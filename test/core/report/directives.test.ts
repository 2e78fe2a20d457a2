import assert from 'node:assert/strict';
import { directiveAfter, isDisabled } from '../../../src/core/report/directives';
import { parseReport } from '../../../src/core/report/parse';

describe('directives', () => {
  it('are found anywhere but in code and front matter', () => {
    const text = [
      '---\ntitle: <!-- hegao-ignore -->\n---',
      '甲12件<!-- =组/受理 -->，13件<!-- hegao-ignore -->，14件<!-- hegao-ignore 14件 -->',
      '`<!-- hegao-ignore -->`',
      '```\n<!-- hegao-disable -->\n```',
      '<!-- hegao-disable figure-sum,  sequence -->',
      '|a<!-- =头 -->|\n|-|\n|1<!-- =格 -->|',
      '<div>\n<!-- hegao-enable -->\n</div>',
      '# 题<!-- hegao-disable-next-line -->',
      '<!-- 别的 --><!-- hegao-ignored -->',
    ].join('\n\n');
    const { directives } = parseReport(text);
    assert.deepEqual(
      directives.map(({ kind, argument }) => `${kind} ${argument}`.trim()),
      [
        'pin 组/受理',
        'ignore',
        'ignore 14件',
        'disable figure-sum sequence',
        'pin 头',
        'pin 格',
        'enable',
        'disable-next-line',
      ],
    );
    for (const { start, end } of directives) assert.match(text.slice(start, end), /^<!--.*-->$/);
  });

  it('switch rules off and on', () => {
    const text = '甲1\n\n<!-- hegao-disable a b -->乙2\n\n<!-- hegao-enable a -->丙3\n\n<!-- hegao-disable -->丁4';
    const report = parseReport(text);
    const off = (rule: string) => ['甲', '乙', '丙', '丁'].filter(mark => isDisabled(report, rule, text.indexOf(mark)));
    assert.deepEqual(off('a'), ['乙', '丁']);
    assert.deepEqual(off('b'), ['乙', '丙', '丁']);
    assert.deepEqual(off('c'), ['丁']);
    assert.ok(isDisabled(report, 'c', text.length));
  });

  it('switch rules off for the next line that is not blank', () => {
    const text = '甲<!-- hegao-disable-next-line a -->\n乙\r\n丙\n\n<!-- hegao-disable-next-line -->\n\n丁\n戊';
    const report = parseReport(text);
    const off = (rule: string) => [...'甲乙丙丁戊'].filter(mark => isDisabled(report, rule, text.indexOf(mark)));
    assert.deepEqual(off('a'), ['乙', '丁']);
    assert.deepEqual(off('b'), ['丁']);
  });

  it('belong to the figure right before them', () => {
    const text = '共**29万件**<!-- 注 --> <!-- =受理 -->，办结3件，<!-- hegao-ignore -->又4件\n<!-- hegao-ignore -->';
    const report = parseReport(text);
    const after = (figure: string) => directiveAfter(report, text.indexOf(figure) + figure.length);
    assert.equal(after('29万件**<!-- 注 -->')?.argument, '受理');
    assert.equal(after('3件'), null);
    assert.equal(after('4件'), null);
    assert.equal(directiveAfter(parseReport('29万件** <!-- =受理 -->'), 4)?.argument, '受理');
  });
});
