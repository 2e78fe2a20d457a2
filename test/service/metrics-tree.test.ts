import { deepEqual, equal, ok } from 'node:assert/strict';
import { filterTree, type MetricsNode, metricsTree, problemCounts } from '../../src/service/metrics-tree';
import { HegaoService } from '../../src/service/service';
import { MemoryHost } from './memory-host';

const LEDGER = `period: 2015年上半年
metrics:
  受理市民来电:
    value: 293412件
    aliases: [热线来电]
    source: 热线办半年报
  召开新闻发布会: 32场
  应急管理:
    市级应急演练: 20场次
    坏公式:
      formula: 没有的指标 / 2
`;
const REPORT = `# 2015年上半年工作情况

受理市民来电29.4万件。市级应急演练20场次，修建凉亭7座。

## 政务热线

上半年受理市民来电29万余件。
`;

async function treeOf(report: string, ledger = LEDGER) {
  const service = new HegaoService(new MemoryHost(new Map([['d/metrics.yaml', ledger]])));
  const findings = await service.check({ uri: 'd/a.md', version: 1, text: report, saved: true }, { severities: {} });
  return { findings, tree: metricsTree(findings) };
}

/** Labels as an indented list. */
const outline = (nodes: readonly MetricsNode[], indent = ''): string[] =>
  nodes.flatMap(node => [
    `${indent}${node.label} | ${node.description} | ${node.state ?? ''}`,
    ...outline(node.children, `${indent}  `),
  ]);

const all = (nodes: readonly MetricsNode[]): MetricsNode[] => nodes.flatMap(node => [node, ...all(node.children)]);

describe('the tree of metrics', () => {
  it('has the metrics by group with their mentions, then the figures that none backs', async () => {
    const { tree } = await treeOf(REPORT);
    deepEqual(outline(tree), [
      '受理市民来电 | 293412件，1处不符 | mismatch',
      '  受理市民来电29.4万件 | 第3行 | mismatch',
      '  上半年受理市民来电29万余件 | 第7行 | consistent',
      '召开新闻发布会 | 32场 | unstated',
      '应急管理 | 2项 | ',
      '  市级应急演练 | 20场次，1处 | consistent',
      '    市级应急演练20场次，修建凉亭7座 | 第3行 | consistent',
      '  坏公式 | 无法计算 | broken',
      '台账未列的数字 | 1处 | ',
      '  …练20场次，修建凉亭7座 | 第3行 | unbound',
    ]);
  });

  it('marks the figure in its sentence, and knows its place in the report', async () => {
    const { tree } = await treeOf(REPORT);
    for (const node of all(tree).filter(one => one.highlight !== null)) {
      const [start, end] = node.highlight!;
      equal(node.label.slice(start, end), REPORT.slice(node.place!.start, node.place!.end));
    }
  });

  it('leads from a metric to its name in the ledger', async () => {
    const { tree } = await treeOf(REPORT);
    const { uri, start, end } = tree[0]!.place!;
    deepEqual([uri, LEDGER.slice(start, end)], ['d/metrics.yaml', '受理市民来电']);
    ok(tree[0]!.tooltip.includes('热线办半年报'));
  });

  it('counts a live value as a mention', async () => {
    const { tree } = await treeOf('# 情况\n\n召开新闻发布会{{召开新闻发布会}}，出席的人很多。\n');
    const [mention] = tree.find(node => node.label === '召开新闻发布会')!.children;
    equal(mention!.label, '召开新闻发布会32场，出席的人很多');
    equal(mention!.state, 'consistent');
  });

  it('keeps the ids of what stands when text is written before it', async () => {
    const before = await treeOf(REPORT);
    const after = await treeOf(REPORT.replace('受理市民', '天气晴好。\n\n受理市民'));
    deepEqual(
      all(after.tree).map(node => node.id),
      all(before.tree).map(node => node.id),
    );
    const ids = all(after.tree).map(node => node.id);
    equal(new Set(ids).size, ids.length);
  });

  it('is empty without a ledger', async () => {
    const service = new HegaoService(new MemoryHost(new Map()));
    const document = { uri: 'd/a.md', version: 1, text: REPORT, saved: true };
    deepEqual(metricsTree(await service.check(document, { severities: {} })), []);
  });

  it('is filtered by name, alias and words of the report, with the groups around', async () => {
    const { tree } = await treeOf(REPORT);
    const names = (filter: string) => outline(filterTree(tree, filter)).map(line => line.split(' | ')[0]!.trim());
    deepEqual(names('演练').slice(0, 3), ['应急管理', '市级应急演练', '市级应急演练20场次，修建凉亭7座']);
    equal(names('热线来电').length, 3);
    deepEqual(names('凉亭').at(-1), '…练20场次，修建凉亭7座');
    deepEqual(names('沒有這個'), []);
    equal(filterTree(tree, ' '), tree);
    // Compared like names: traditional characters find simplified ones.
    deepEqual(names('新聞發布會'), ['召开新闻发布会']);
  });

  it('counts errors and warnings', async () => {
    const { findings } = await treeOf(REPORT);
    deepEqual(problemCounts(findings), { errors: 2, warnings: 0 });
  });

  it('cuts no figure of the sentence in half', async () => {
    for (const lead of ['', '有', '其中有', '其中共有'])
      for (const node of all((await treeOf(`全市${lead}占4711.25%，有凉亭7座，达到1234567.8901件，另有19座。\n`)).tree))
        for (const [number] of node.label.matchAll(/[\d.]+/g))
          ok(/^(4711\.25|7|1234567\.8901|19)$/.test(number), node.label);
  });

  it('stands a paragraph of a hundred thousand figures and broken characters', async () => {
    const { tree } = await treeOf(`受理市民来电31万件，\ud800修建凉亭7座。\0${'购置桌椅7把，'.repeat(20_000)}`);
    ok(all(tree).length > 20_000);
  });
});
