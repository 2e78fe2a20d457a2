import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { hegao, Workplace } from './run';

const LEDGER = 'period: 2024年\nmetrics:\n  植树面积: 1260亩\n  古树名木: 87株\n';
const RIGHT = '# 林场2024年工作总结\n\n全年完成植树面积1260亩，管护古树名木87株。\n';
const WRONG = RIGHT.replace('87株', '78株');

describe('hegao review', () => {
  let place: Workplace;
  beforeEach(() => {
    place = new Workplace({ 'a.md': RIGHT, 'a.metrics.yaml': LEDGER });
  });
  afterEach(() => place.leave());

  it('writes the list to stdout as HTML when nothing else is asked', async () => {
    const { status, stdout, stderr } = await hegao('review', 'a.md');
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /^<!DOCTYPE html>/);
    assert.match(stdout, /植树面积<b>1260亩<\/b>/);
    assert.deepEqual(readdirSync('.').sort(), ['a.md', 'a.metrics.yaml']);
  });

  it('writes the format that is asked for', async () => {
    const csv = await hegao('review', 'a.md', '--format', 'csv');
    assert.match(csv.stdout, /^\uFEFF序号,/);
    assert.match(csv.stdout, /\r\n2,.*,87株,古树名木,87株,2024年,,,相符,\r\n/);
    const markdown = await hegao('review', 'a.md', '--format', 'md');
    assert.match(markdown.stdout, /^# 数据核对表：林场2024年工作总结\n/);
  });

  it('takes the format from the name of the file', async () => {
    for (const [name, start] of [
      ['a.csv', '\uFEFF'],
      ['b.md', '# '],
      ['a.htm', '<!DOCTYPE'],
      ['a.txt', '<!DOCTYPE'],
    ] as const) {
      const { status, stdout } = await hegao('review', 'a.md', '-o', name);
      assert.equal(status, 0);
      assert.match(stdout, new RegExp(`${name}.*相符2处`));
      assert.ok(readFileSync(name, 'utf8').startsWith(start), name);
    }
    await hegao('review', 'a.md', '-o', 'c.html', '--format', 'csv');
    assert.ok(readFileSync('c.html', 'utf8').startsWith('\uFEFF'));
  });

  it('makes the list of a report with errors, and says so by its status', async () => {
    place.write('a.md', WRONG);
    const { status, stdout } = await hegao('review', 'a.md', '--format', 'csv');
    assert.equal(status, 1);
    assert.match(stdout, /78株,古树名木,87株,2024年,,,不符,/);
  });

  it('makes the list of a report without a ledger', async () => {
    place.write('b.md', RIGHT);
    const { status, stdout } = await hegao('review', 'b.md', '--format', 'md');
    assert.equal(status, 0);
    assert.match(stdout, /未核对/);
    assert.match(stdout, /没有指标文件/);
    assert.doesNotMatch(stdout, /台账未列/);
  });

  it('takes the ledger of --metrics', async () => {
    place.write('b.md', RIGHT);
    const { stdout } = await hegao('review', 'b.md', '--metrics', 'a.metrics.yaml', '--format', 'md');
    assert.match(stdout, /相符2处/);
  });

  it('replaces a file only with --force', async () => {
    place.write('out.csv', 'mine');
    const refused = await hegao('review', 'a.md', '-o', 'out.csv');
    assert.equal(refused.status, 2);
    assert.match(refused.stderr, /out\.csv：文件已经存在，没有替换.*--force/);
    assert.equal(readFileSync('out.csv', 'utf8'), 'mine');
    assert.equal((await hegao('review', 'a.md', '-o', 'out.csv', '--force')).status, 0);
    assert.notEqual(readFileSync('out.csv', 'utf8'), 'mine');
  });

  it('is one report’s: no folder, not several, not none', async () => {
    for (const paths of [['.'], ['a.md', 'a.md'], []]) {
      const { status, stderr } = await hegao('review', ...paths);
      assert.equal(status, 2);
      assert.match(stderr, /一个报告文件/);
    }
    assert.equal((await hegao('review', 'none.md')).status, 2);
  });

  it('knows no other formats and options, and proposes the nearest', async () => {
    const format = await hegao('review', 'a.md', '--format', 'pdf');
    assert.deepEqual([format.status, /html、md、csv/.test(format.stderr)], [2, true]);
    const option = await hegao('review', 'a.md', '--fromat', 'md');
    assert.deepEqual([option.status, /是不是 --format/.test(option.stderr)], [2, true]);
    for (const option of ['--o', '-force', '-x']) {
      const wrong = await hegao('review', 'a.md', option, 'x');
      assert.deepEqual([wrong.status, wrong.stderr.includes(option)], [2, true], option);
    }
  });
});
