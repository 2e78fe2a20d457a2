import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Snippet {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

const root = join(__dirname, '..', '..', 'snippets');
const read = (file: string): Record<string, Snippet> => JSON.parse(readFileSync(join(root, file), 'utf8'));
const files = { 'report.json': read('report.json'), 'metrics.json': read('metrics.json') };

/**
 * Walks a snippet body by the editor's grammar and returns the numbers of its tab stops, in order.
 * Throws on a `${` that is not closed, an empty choice, or a `$` that starts nothing.
 */
function tabStops(body: string): number[] {
  const stops: number[] = [];
  const open: number[] = [];
  let at = 0;
  while (at < body.length) {
    const rest = body.slice(at, at + 60);
    const simple = /^\$(\d+)/.exec(rest);
    const choice = /^\$\{(\d+)\|/.exec(rest);
    const begin = /^\$\{(?:(\d+)|[A-Z_]+)(:|\})/.exec(rest);
    if (rest.startsWith('\\')) at += 2;
    else if (simple) {
      stops.push(Number(simple[1]));
      at += simple[0].length;
    } else if (choice) {
      const end = body.indexOf('|}', at + choice[0].length);
      assert.ok(end > 0, `choice is not closed: ${rest}`);
      const options = body.slice(at + choice[0].length, end).split(',');
      assert.ok(options.length > 1 && options.every(option => option !== ''), `empty choice: ${rest}`);
      assert.equal(new Set(options).size, options.length, `repeated choice: ${rest}`);
      stops.push(Number(choice[1]));
      at = end + 2;
    } else if (begin) {
      if (begin[1] !== undefined) stops.push(Number(begin[1]));
      if (begin[2] === ':') open.push(at);
      at += begin[0].length;
    } else if (rest.startsWith('$')) assert.fail(`a lone $: ${rest}`);
    else {
      if (rest.startsWith('}') && open.length > 0) open.pop();
      at += 1;
    }
  }
  assert.equal(open.length, 0, `a placeholder is not closed in ${body.slice(0, 60)}`);
  return stops;
}

describe('snippets', () => {
  for (const [file, snippets] of Object.entries(files)) {
    for (const [name, snippet] of Object.entries(snippets)) {
      it(`${file}: ${name}`, () => {
        assert.match(snippet.description, /\p{Script=Han}/u);
        assert.ok(snippet.prefix.some(prefix => /^\p{Script=Han}+$/u.test(prefix)));
        assert.ok(snippet.prefix.some(prefix => /^[a-z]+$/.test(prefix)));
        const stops = tabStops(snippet.body.join('\n'));
        assert.equal(stops.filter(stop => stop === 0).length, 1, 'one final place for the cursor');
        const distinct = [...new Set(stops.filter(stop => stop > 0))].sort((a, b) => a - b);
        assert.deepEqual(
          distinct,
          distinct.map((_, i) => i + 1),
          'tab stops are numbered without a gap',
        );
      });
    }
  }

  it('has no prefix twice', () => {
    const all = Object.values(files).flatMap(snippets => Object.values(snippets).flatMap(({ prefix }) => prefix));
    assert.deepEqual(
      all.filter((prefix, i) => all.indexOf(prefix) !== i),
      [],
    );
  });

  it('has the kinds and areas that an office writes about', () => {
    const names = Object.keys(files['report.json']);
    const kinds = [
      '半年工作情况',
      '年度工作总结',
      '述职报告',
      '建议提案办理情况',
      '政务公开年度报告',
      '热线运行情况',
      '政府工作报告',
    ];
    const areas = [
      '企业服务与招商',
      '口岸通关',
      '市办实事',
      '专项治理',
      '应急管理',
      '政务热线',
      '新闻发布与网络问政',
      '网上办事',
    ];
    const more = ['督查督办', '建议提案', '公文办理', '调研信息', '政务公开'];
    for (const name of [...kinds, ...areas, ...more]) assert.ok(names.includes(name), name);
  });
});
