import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { hegao, Workplace } from './run';

const REPORT = `# 市信访局2024年上半年工作情况

## 一、来信来访

受理群众来信1260件，同比增长5.2%；接待来访群众87批次。办结率96.5%，提高2.1个百分点。

## 二、热线

市民热线来电29万余件，日均1600余件。

| 类别 | 数量（件） |
| --- | ---: |
| 投诉 | 310 |
| 建议 | 95 |
`;

describe('hegao init', () => {
  let place: Workplace;
  beforeEach(() => {
    place = new Workplace({ '情况.md': REPORT });
  });
  afterEach(() => place.leave());

  it('writes a ledger beside the report, with which its check finds nothing', async () => {
    const { status, stdout, stderr } = await hegao('init', '情况.md');
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /情况\.metrics\.yaml/);
    const ledger = readFileSync('情况.metrics.yaml', 'utf8');
    assert.match(ledger, /title: 市信访局2024年上半年工作情况\nperiod: 2024年上半年\nmetrics:\n/);
    assert.match(ledger, /受理群众来信: 1260件/);
    assert.match(ledger, /投诉数量: 310件/);
    const check = JSON.parse((await hegao('check', '情况.md', '--format', 'json')).stdout);
    assert.deepEqual(check.files[0].problems, []);
    assert.ok(check.summary.consistent >= 0.75 * check.summary.figures, JSON.stringify(check.summary));
  });

  it('never replaces a file unless told to', async () => {
    place.write('情况.metrics.yaml', 'metrics: {}\n');
    const refused = await hegao('init', '情况.md');
    assert.equal(refused.status, 2);
    assert.match(refused.stderr, /--force/);
    assert.equal(readFileSync('情况.metrics.yaml', 'utf8'), 'metrics: {}\n');
    assert.equal((await hegao('init', '情况.md', '--force')).status, 0);
    assert.match(readFileSync('情况.metrics.yaml', 'utf8'), /1260件/);
  });

  it('writes where it is told, or where the front matter looks', async () => {
    assert.equal((await hegao('init', '情况.md', '-o', '台账.yaml')).status, 0);
    assert.ok(existsSync('台账.yaml') && !existsSync('情况.metrics.yaml'));
    place.write('月报.md', `---\nmetrics: 月报台账.yaml\n---\n\n${REPORT}`);
    assert.equal((await hegao('init', '月报.md')).status, 0);
    assert.ok(existsSync('月报台账.yaml'));
    assert.equal((await hegao('check', '月报.md')).status, 0);
  });

  it('says so when there is nothing to take, or no report', async () => {
    place.write('空.md', '# 标题\n\n没有数字。\n');
    const empty = await hegao('init', '空.md');
    assert.equal(empty.status, 2);
    assert.match(empty.stderr, /没有可以记入指标文件的数字/);
    assert.ok(!existsSync('空.metrics.yaml'));
    assert.equal((await hegao('init', '无.md')).status, 2);
    assert.equal((await hegao('init')).status, 2);
    assert.equal((await hegao('init', '情况.md', '情况.md')).status, 2);
  });
});
