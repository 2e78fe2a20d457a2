import assert from 'node:assert/strict';
import { bindReport } from '../../../src/core/binding/bind';
import { BindingCache } from '../../../src/core/binding/cache';
import { findMentions, HeadsOfTables, ReadingCache } from '../../../src/core/binding/mentions';
import { nameGaps } from '../../../src/core/binding/name-gaps';
import { readLedger } from '../../../src/core/ledger/read';
import { parseReport } from '../../../src/core/report/parse';

/** What each figure is bound to. */
function bound(report: string, ledger: string, cache = new BindingCache()): string[] {
  const book = readLedger([{ uri: 'l.yaml', text: ledger }]);
  return bindReport(parseReport(report), book, cache).map(
    ({ mention, candidate }) => `${mention.figure.text} → ${candidate?.metric.path ?? ''}`,
  );
}

describe('binding: figures that differ from their metric', () => {
  it('two figures that traded places, a paragraph apart', () => {
    const ledger = 'metrics:\n  改造路灯: 1284盏\n  疏浚河道: 36.5公里\n  更换路灯: 967盏\n';
    const report = '全年改造路灯967盏，疏浚河道36.5公里。\n\n入冬以来更换路灯1284盏。\n';
    assert.deepEqual(bound(report, ledger), ['967盏 → 改造路灯', '36.5公里 → 疏浚河道', '1284盏 → 更换路灯']);
  });

  it('a true figure of something that the ledger lacks, beside one that it holds', () => {
    const ledger = 'metrics:\n  农村道路养护: 312公里\n  行道树补植: 4150株\n';
    const report = '全年养护农村道路312公里，补植行道树4150株，城区购置洒水车27辆。\n';
    assert.deepEqual(bound(report, ledger), ['312公里 → 农村道路养护', '4150株 → 行道树补植', '27辆 → ']);
  });

  it('a change of words alone is seen, though no figure changed', () => {
    const ledger = 'metrics:\n  养护农村道路: 312公里\n  行道树补植: 4150株\n';
    const cache = new BindingCache();
    const book = readLedger([{ uri: 'l.yaml', text: ledger }]);
    const of = (report: string, kept: BindingCache): string[] =>
      bindReport(parseReport(report), book, kept).map(
        b => `${b.mention.figure.text} → ${b.candidate?.metric.path ?? ''}`,
      );
    for (const words of ['养护农村道路', '养护道路', '养路', '农村的道路养护', '养护农村道路']) {
      const report = `全年${words}321公里，补植行道树4150株。\n`;
      assert.deepEqual(of(report, cache), of(report, new BindingCache()), words);
    }
  });
});

describe('binding: what of a name stands nowhere', () => {
  const gaps = (report: string, at: number, name: string): number[] => {
    const parsed = parseReport(report);
    const readings = new ReadingCache(new Set());
    const mentions = findMentions(parsed, readings, new HeadsOfTables(readings));
    const { sentence, wide, own } = nameGaps(mentions[at]!, mentions[at - 1] ?? null, name);
    return [sentence, wide, own];
  };

  it('the noun of the figure before is not this one’s', () => {
    assert.deepEqual(gaps('9个乡镇、79个社区建成服务站。', 1, '乡镇服务站'), [0, 0, 2]);
    assert.deepEqual(gaps('9个乡镇、79个社区建成服务站。', 0, '乡镇服务站'), [0, 0, 0]);
  });

  it('headings and the sentence before count as around', () => {
    assert.deepEqual(gaps('# 热线\n\n受理12件。', 0, '热线受理'), [2, 0, 0]);
  });

  it('endings of counting are said by the figure', () => {
    assert.deepEqual(gaps('受理来信12件。', 0, '来信受理量'), [0, 0, 0]);
  });

  it('a figure in a table has none', () => {
    assert.deepEqual(gaps('| 项目 | 数量 |\n| - | - |\n| 来信 | 12件 |\n', 0, '来电'), [0, 0, 0]);
  });
});
