import assert from 'node:assert/strict';
import { checkReport } from '../../../src/core/check';
import { readLedger } from '../../../src/core/ledger/read';
import { parseReport } from '../../../src/core/report/parse';

function verdicts(ledger: string, sentence: string): readonly string[] {
  const report = parseReport(`# 平台运行情况\n\n${sentence}\n`);
  const read = readLedger([{ uri: 'm.yaml', text: `metrics:\n  ${ledger}\n` }]);
  return checkReport({ uri: 'r.md', report, ledger: read, severities: {} }).figures.map(({ verdict }) => verdict);
}

describe('a movement that the ledger knows nothing of', () => {
  for (const sentence of [
    '注册用户比年初增加31.5万人。',
    '注册用户同比增加31.5万人。',
    '注册用户较上年减少3.5万人。',
    '注册用户比上年多31.5万人。',
    '新增注册用户31.5万人。',
    '注册用户达到{{注册用户}}，比年初增加31.5万人。',
  ])
    it(`${sentence} is not checked against the level`, () => {
      assert.deepEqual(verdicts('注册用户: 286万人', sentence), ['unbound']);
    });

  it('what was reached is the level', () => {
    assert.deepEqual(verdicts('注册用户: 286万人', '注册用户增加到268万人。'), ['mismatch']);
  });

  it('a metric that is named for its movement is checked', () => {
    assert.deepEqual(verdicts('新增注册用户: 31.5万人', '新增注册用户35.1万人。'), ['mismatch']);
    assert.deepEqual(verdicts('注册用户增加: 31.5万人', '注册用户增加35.1万人。'), ['mismatch']);
  });

  it('nor is one that is a slip of the pen from the metric', () => {
    assert.deepEqual(verdicts('首台套装备: 25项', '新增首台套装备250项。'), ['mismatch']);
    assert.deepEqual(verdicts('企业研发机构增量: 1300家', '企业研发机构新增3100家。'), ['mismatch']);
  });

  it('a figure that agrees is not asked', () => {
    assert.deepEqual(verdicts('新增用户: 31.5万人', '新增注册用户31.5万人。'), ['consistent']);
  });
});
