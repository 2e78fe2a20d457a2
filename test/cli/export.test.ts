import assert from 'node:assert/strict';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import * as l10n from '@vscode/l10n';
import english from '../../l10n/bundle.l10n.en.json';
import { writeAtomically } from '../../src/cli/atomic-write';
import { hegao, Workplace } from './run';

const LEDGER = 'period: 2024年\nmetrics:\n  植树面积: 1260亩\n  古树名木: 87株\n';
const RIGHT = '# 林场2024年工作总结\n\n全年完成植树面积1260亩，管护古树名木{{古树名木}}。\n';
const WRONG = RIGHT.replace('1260亩', '1320亩');
const FILES = ['a.md', 'a.metrics.yaml'];
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

const isDocx = (path: string): boolean => readFileSync(path).subarray(0, 4).toString('latin1') === 'PK\u0003\u0004';

describe('hegao export', () => {
  let place: Workplace;
  beforeEach(() => {
    place = new Workplace({ 'a.md': RIGHT, 'a.metrics.yaml': LEDGER });
  });
  afterEach(() => place.leave());

  it('writes a .docx beside the report when nothing else is asked', async () => {
    const { status, stderr } = await hegao('export', 'a.md');
    assert.deepEqual([status, stderr], [0, '']);
    assert.deepEqual(readdirSync('.').sort(), ['a.docx', ...FILES]);
    assert.ok(isDocx('a.docx'));
  });

  it('writes HTML by --to or by the name of the file', async () => {
    assert.equal((await hegao('export', 'a.md', '--to', 'html')).status, 0);
    assert.equal((await hegao('export', 'a.md', '-o', 'b.htm')).status, 0);
    assert.equal((await hegao('export', 'a.md', '-o', 'b.bin')).status, 0);
    assert.match(readFileSync('a.html', 'utf8'), /管护古树名木87株/);
    assert.equal(readFileSync('b.htm', 'utf8'), readFileSync('a.html', 'utf8'));
    assert.ok(isDocx('b.bin'));
  });

  it('calls no file what it is not', async () => {
    const { status, stderr } = await hegao('export', 'a.md', '--to', 'html', '-o', 'b.docx');
    assert.equal(status, 2);
    assert.match(stderr, /--to html 与文件名“b\.docx”不一致/);
    assert.deepEqual(readdirSync('.').sort(), FILES);
  });

  it('says what is in the file: figures, pages, fonts, what is missing', async () => {
    place.write('a.md', `${RIGHT}\n![图](none.png)\n`);
    const { stdout } = await hegao('export', 'a.md');
    const lines = stdout.split('\n');
    assert.equal(lines[0], '已导出 a.docx');
    assert.match(lines[1]!, /1处数字：1处相符，0处不符/);
    assert.match(lines[2]!, /约1页/);
    assert.match(lines[3]!, /仿宋_GB2312.*只写字体名称/);
    assert.match(lines[4]!, /^注意：.*none\.png/);
  });

  it('says that nothing was checked without a ledger', async () => {
    place.write('b.md', '# 总结\n\n植树12亩。\n');
    const { status, stdout } = await hegao('export', 'b.md');
    assert.equal(status, 0);
    assert.match(stdout, /没有指标文件，1处数字没有核对/);
  });

  describe('of a report with errors', () => {
    beforeEach(() => place.write('a.md', WRONG));

    it('shows them, writes nothing and ends with 1', async () => {
      const { status, stdout, stderr } = await hegao('export', 'a.md');
      assert.equal(status, 1);
      assert.match(stdout, /^a\.md:3:9 错误 .*台账为1260亩.*figure-mismatch\n$/);
      assert.match(stderr, /a\.md：有 1 个错误，没有导出.*--force/);
      assert.deepEqual(readdirSync('.').sort(), FILES);
    });

    it('exports them with --force, and says that they are in it', async () => {
      const { status, stdout } = await hegao('export', 'a.md', '--force');
      assert.equal(status, 0);
      assert.match(stdout, /1处不符/);
      assert.match(stdout, /还有 1 个错误没有改正/);
      assert.ok(isDocx('a.docx'));
    });

    it('goes by the severity that --rule gives', async () => {
      assert.equal((await hegao('export', 'a.md', '--rule', 'figure-mismatch=warning')).status, 0);
    });

    it('speaks English, too', async () => {
      l10n.config({ contents: english });
      try {
        const { stderr } = await hegao('export', 'a.md');
        assert.match(stderr, /a\.md: has 1 errors and was not exported/);
        assert.match((await hegao('export', 'a.md', '--force')).stdout, /Exported a\.docx\n.*\n1 errors are left/);
      } finally {
        l10n.config({ contents: {} });
      }
    });
  });

  describe('of what is there', () => {
    it('replaces nothing without --force', async () => {
      place.write('a.docx', 'mine');
      const { status, stderr } = await hegao('export', 'a.md');
      assert.equal(status, 2);
      assert.match(stderr, /a\.docx：文件已经存在，没有替换.*--force/);
      assert.equal(readFileSync('a.docx', 'utf8'), 'mine');
    });

    it('keeps mode and link of a file that it replaces', async () => {
      place.write('real.docx', 'mine');
      chmodSync('real.docx', 0o640);
      symlinkSync('real.docx', 'a.docx');
      assert.equal((await hegao('export', 'a.md', '--force')).status, 0);
      assert.equal(readlinkSync('a.docx'), 'real.docx');
      assert.ok(isDocx('real.docx'));
      assert.equal(statSync('real.docx').mode & 0o777, 0o640);
    });

    it('leaves a read-only file alone', async () => {
      place.write('a.docx', 'mine');
      chmodSync('a.docx', 0o444);
      const { status, stderr } = await hegao('export', 'a.md', '--force');
      assert.deepEqual([status, /只读/.test(stderr)], [2, true]);
      assert.equal(readFileSync('a.docx', 'utf8'), 'mine');
    });

    it('never writes over the report or its ledger', async () => {
      for (const path of ['a.md', 'a.metrics.yaml', './a.md']) {
        const before = readFileSync(path, 'utf8');
        const { status, stderr } = await hegao('export', 'a.md', '-o', path, '--force');
        assert.deepEqual([status, /报告或指标文件本身/.test(stderr)], [2, true]);
        assert.equal(readFileSync(path, 'utf8'), before);
      }
    });

    it('takes no folder for a file, nor a file in a folder that is not there', async () => {
      mkdirSync('folder');
      assert.match((await hegao('export', 'a.md', '-o', 'folder')).stderr, /是一个文件夹/);
      assert.match((await hegao('export', 'a.md', '-o', 'none/a.docx')).stderr, /没有这个文件夹/);
      assert.deepEqual(readdirSync('.').sort(), [...FILES, 'folder']);
    });
  });

  it('gives the same bytes for the same report', async () => {
    for (const to of ['docx', 'html']) {
      await hegao('export', 'a.md', '--to', to, '-o', `1.${to}`);
      await hegao('export', 'a.md', '--to', to, '-o', `2.${to}`);
      assert.deepEqual(readFileSync(`1.${to}`), readFileSync(`2.${to}`));
    }
  });

  it('reads pictures beside the report, and none that are named by another address', async () => {
    place.write('drafts/图 1.png', PIXEL);
    place.write('drafts/a.md', '# 总结\n\n![](图%201.png)\n');
    const beside = await hegao('export', 'drafts/a.md');
    assert.doesNotMatch(beside.stdout, /注意/);
    for (const target of [`${place.folder}/drafts/1.png`, 'http://127.0.0.1/1.png', 'file:///1.png', '//host/1.png']) {
      writeFileSync('drafts/1.png', PIXEL);
      place.write('drafts/b.md', `# 总结\n\n![](${target})\n`);
      const { status, stdout } = await hegao('export', 'drafts/b.md', '--force');
      assert.equal(status, 0);
      assert.match(stdout, /注意/, target);
    }
  });

  it('reads the layout from its options', async () => {
    const { stdout } = await hegao(
      'export',
      'a.md',
      '--to',
      'html',
      '--profile=visual',
      '--page-number=none',
      '--seal',
      '--font',
      'body=仿宋',
      '--font=latin=Arial',
    );
    assert.match(stdout, /、仿宋、宋体、Arial/);
    assert.match(readFileSync('a.html', 'utf8'), /34\.58mm/);
  });

  it('says what an option may be', async () => {
    for (const [options, expected] of [
      [['--to', 'pdf'], /--to 不能是“pdf”，可以是 docx、html/],
      [['--profile', 'wide'], /common、visual/],
      [['--font', 'bdy=仿宋'], /是不是“body”/],
      [['--font', 'body'], /body=仿宋/],
      [['--metrcs', 'x'], /是不是 --metrics/],
      [['--reference', 'none.docx'], /none\.docx：没有这个文件/],
      [['--reference', 'a.md', '--to', 'html'], /只用于导出 \.docx/],
      [['--reference', 'a.md'], /^a\.md：/],
      [['-o'], /-o 缺少值/],
    ] as const) {
      const { status, stderr } = await hegao('export', 'a.md', ...options);
      assert.equal(status, 2, options.join(' '));
      assert.match(stderr, expected);
    }
    assert.deepEqual(readdirSync('.').sort(), FILES);
  });

  it('takes the styles of a reference document', async () => {
    await hegao('export', 'a.md', '-o', 'reference.docx');
    assert.equal((await hegao('export', 'a.md', '--reference', 'reference.docx')).status, 0);
  });
});

describe('atomic write', () => {
  let place: Workplace;
  beforeEach(() => {
    place = new Workplace({});
  });
  afterEach(() => place.leave());

  it('leaves nothing behind when it fails', async () => {
    mkdirSync('taken');
    await assert.rejects(writeAtomically('taken', 'text', 0o644, true));
    assert.deepEqual(readdirSync('.'), ['taken']);
  });

  it('does not replace a file that somebody has made meanwhile', async () => {
    writeFileSync('a', 'theirs');
    await assert.rejects(writeAtomically('a', 'mine', 0o644, false), { code: 'EEXIST' });
    assert.equal(readFileSync('a', 'utf8'), 'theirs');
    assert.deepEqual(readdirSync('.'), ['a']);
  });
});
