import assert from 'node:assert/strict';
import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { hegao, Workplace } from './run';

const REPORT = '# 林场2024年工作总结\n\n全年完成植树面积1320亩，管护古树名木78株。\n';
const RIGHT = '# 林场2024年工作总结\n\n全年完成植树面积1260亩，管护古树名木87株。\n';
const LEDGER = 'period: 2024年\nmetrics:\n  植树面积: 1260亩\n  古树名木: 87株\n';

describe('hegao fix', () => {
  let place: Workplace;
  beforeEach(() => {
    place = new Workplace({ 'a.md': REPORT, 'a.metrics.yaml': LEDGER });
  });
  afterEach(() => place.leave());

  it('corrects every false figure and leaves the rest of the file alone', async () => {
    const { status, stderr } = await hegao('fix', 'a.md');
    assert.deepEqual([status, stderr], [0, '']);
    assert.equal(readFileSync('a.md', 'utf8'), RIGHT);
    assert.equal(readFileSync('a.metrics.yaml', 'utf8'), LEDGER);
    assert.deepEqual(readdirSync('.').sort(), ['a.md', 'a.metrics.yaml']);
    assert.equal((await hegao('check', 'a.md')).status, 0);
  });

  it('keeps the byte order mark, line ends and mode', async () => {
    place.write('a.md', '\uFEFF' + REPORT.replaceAll('\n', '\r\n'));
    chmodSync('a.md', 0o640);
    await hegao('fix', 'a.md');
    assert.equal(readFileSync('a.md', 'utf8'), '\uFEFF' + RIGHT.replaceAll('\n', '\r\n'));
    assert.equal(statSync('a.md').mode & 0o777, 0o640);
  });

  it('writes through a link', async () => {
    symlinkSync('a.md', 'link.md');
    await hegao('fix', 'link.md', '--metrics', 'a.metrics.yaml');
    assert.equal(readFileSync('a.md', 'utf8'), RIGHT);
  });

  it('only shows the changes with --dry-run', async () => {
    const { status, stdout } = await hegao('fix', 'a.md', '--dry-run');
    assert.equal(status, 1);
    assert.equal(readFileSync('a.md', 'utf8'), REPORT);
    const line = (text: string) => text.split('\n')[2]!;
    assert.deepEqual(stdout.split('\n'), [
      '--- a.md',
      '+++ a.md',
      '@@ -1,3 +1,3 @@',
      ' # 林场2024年工作总结',
      ' ',
      '-' + line(REPORT),
      '+' + line(RIGHT),
      '',
    ]);
  });

  it('refuses a read-only file and says so', async () => {
    chmodSync('a.md', 0o444);
    const { status, stderr } = await hegao('fix', 'a.md');
    assert.equal(status, 2);
    assert.match(stderr, /a\.md.*只读/);
    assert.equal(readFileSync('a.md', 'utf8'), REPORT);
  });

  it('has nothing to do the second time', async () => {
    await hegao('fix', 'a.md');
    const before = statSync('a.md').mtimeMs;
    const { status, stdout } = await hegao('fix', 'a.md', '--dry-run');
    assert.deepEqual([status, stdout], [0, '']);
    assert.equal(statSync('a.md').mtimeMs, before);
  });
});
