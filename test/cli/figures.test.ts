import assert from 'node:assert/strict';
import { hegao, Workplace } from './run';

describe('hegao figures', () => {
  let place: Workplace;
  afterEach(() => place.leave());

  it('lists every quantity with its reading', async () => {
    const text = '受理来电29万余件，满意率98.6%，三分之一的社区参加，投入3—5万元。\n';
    place = new Workplace({ 'a.md': text });
    const { status, stdout } = await hegao('figures', 'a.md', '--format', 'json');
    assert.equal(status, 0);
    const { version, figures } = JSON.parse(stdout);
    assert.equal(version, 1);
    const read = figures.map((f: Record<string, unknown>) => [
      f['text'],
      f['value'],
      f['upper'],
      f['unit'],
      f['kind'],
      f['approximation'],
    ]);
    assert.deepEqual(read, [
      ['29万余件', '290000', null, '件', 'count', 'over'],
      ['98.6%', '98.6', null, '%', 'percent', 'exact'],
      ['三分之一', '1/3', null, '', 'fraction', 'exact'],
      ['3—5万元', '30000', '50000', '元', 'money', 'exact'],
    ]);
    for (const figure of figures) assert.equal(text.slice(figure.start, figure.end), figure.text);
  });

  it('gives a bare number in a table the unit of its column', async () => {
    place = new Workplace({ 'a.md': '| 项目 | 支出（万元） |\n| --- | --- |\n| 绿化 | 12.5 |\n' });
    const { figures } = JSON.parse((await hegao('figures', 'a.md', '--format', 'json')).stdout);
    assert.deepEqual([figures[0].text, figures[0].value, figures[0].unit], ['12.5', '125000', '元']);
  });

  it('prints a line a figure for people', async () => {
    place = new Workplace({ 'a.md': '受理来电29万余件。\n' });
    const { stdout } = await hegao('figures', 'a.md');
    assert.match(stdout, /^a\.md:1:5 29万余件 = 290000件 /);
  });

  it('wants one file that is there', async () => {
    place = new Workplace({ 'a.md': '', 'b.md': '' });
    for (const args of [[], ['a.md', 'b.md'], ['none.md']]) assert.equal((await hegao('figures', ...args)).status, 2);
  });
});
