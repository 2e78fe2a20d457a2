import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseReport } from '../../../src/core/report/parse';
import { BUILT_IN_TEMPLATES } from '../../../src/core/templates/built-in';
import { headsOfSections, readTemplate } from '../../../src/core/templates/template';

interface Snippet {
  readonly body: string | readonly string[];
}

const snippets = JSON.parse(readFileSync(join(__dirname, '../../../snippets/report.json'), 'utf8')) as Readonly<
  Record<string, Snippet>
>;

describe('built-in templates', () => {
  const skeletons = new Map(
    Object.values(snippets)
      .map(({ body }) => (typeof body === 'string' ? body : body.join('\n')))
      .filter(text => text.includes('\ntemplate: '))
      .map(text => [/\ntemplate: (.*)\n/.exec(text)![1]!, text] as const),
  );

  it('there is one for every skeleton, and none beside', () => {
    assert.deepEqual([...skeletons.keys()].sort(), [...BUILT_IN_TEMPLATES.keys()].sort());
  });

  for (const [name, text] of skeletons) {
    it(`${name} has the sections of its skeleton, and the skeleton lacks none`, () => {
      const report = parseReport(text);
      assert.deepEqual(readTemplate(name, report).sections, BUILT_IN_TEMPLATES.get(name)!.sections);
      assert.ok(headsOfSections(report, BUILT_IN_TEMPLATES.get(name)!).every(head => head !== null));
    });
  }
});

describe('headings that stand for a section', () => {
  const cases: readonly [section: string, heading: string, same: boolean][] = [
    ['存在的问题', '## 三、存在问题和不足', true],
    ['存在的问题', '## 困难与短板', true],
    ['存在的问题', '## 热点问题', false],
    ['下半年打算', '## 三、下一步工作安排', true],
    ['上半年主要工作', '## 一、工作开展情况', true],
    ['上半年主要工作', '## 二、存在的问题', false],
    ['廉洁自律情况', '## 党风廉政建设情况', true],
    ['其他需要报告的事项', '## 六、其他需要报告的事项', true],
    ['主动公开政府信息情况', '## 二、主動公開政府信息情況', true],
    ['工作建议', '一、意见建议', true],
    ['工作建议', '我们建议今后每年都开展一次这样的活动，请有关部门认真研究并且及时答复办理结果。', false],
  ];
  for (const [section, heading, same] of cases) {
    it(`${heading} ${same ? 'is' : 'is not'} ${section}`, () => {
      const heads = headsOfSections(parseReport(`# 报告\n\n${heading}\n\n正文。\n`), { name: '', sections: [section] });
      assert.equal(heads[0] !== null, same);
    });
  }
});
