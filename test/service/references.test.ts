import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../src/core/fixes/edits';
import { definitionAt } from '../../src/service/definition';
import { ledgerHover, reportHover } from '../../src/service/hover';
import { pinChoices, pinEdits } from '../../src/service/pin';
import { placeAt, placesInLedger, placesInReport, placesOf } from '../../src/service/references';
import { NameRefused, renameEdits } from '../../src/service/rename';
import { HegaoService } from '../../src/service/service';
import type { Findings } from '../../src/service/types';
import { MemoryHost } from './memory-host';

const LEDGER = `period: 2015年上半年
metrics:
  受理市民来电: # 热线
    values: { 2014年上半年: 280000, 2015年上半年: 293412 }
    unit: 件
    aliases: [来电量]
    source: 热线办*月报*
  日均来电:
    formula: 受理市民来电 / 181
    unit: 件
  "区市":
    东区:
      生产总值: 512.3亿元
    西区:
      生产总值: 300亿元
  合计:
    formula: "\`区市/东区/生产总值\` + \`区市/西区/生产总值\`"
    unit: 亿元
`;
const REPORT = `# 2015年上半年工作情况

上半年受理市民来电31万件。{{受理市民来电@2014年上半年}}、{{来电量}}和{{区市/东区/生产总值|500亿元}}。

共计293412件<!-- =受理市民来电 -->。
`;

/** Every figure pinned: what a figure in the prose is bound to may well depend on the name. */
const PINNED = REPORT.replace('31万件', '31万件<!-- =来电量 -->');

async function check(report = REPORT, ledger = LEDGER): Promise<Findings> {
  const service = new HegaoService(new MemoryHost(new Map([['d/metrics.yaml', ledger]])));
  return service.check({ uri: 'd/a.md', version: 1, text: report, saved: true }, { severities: {} });
}

const metricOf = (findings: Findings, path: string) => findings.ledger!.metrics.find(metric => metric.path === path)!;

/** Both files after a renaming, read again by a check. */
async function renamed(path: string, name: string, report = REPORT, ledger = LEDGER) {
  const findings = await check(report, ledger);
  const edits = renameEdits(findings.ledger!, metricOf(findings, path), name, [findings]);
  const after = (uri: string, text: string) =>
    applyEdits(
      text,
      edits.filter(edit => edit.uri === uri),
    );
  const texts = { report: after('d/a.md', report), ledger: after('d/metrics.yaml', ledger) };
  return { ...texts, findings: await check(texts.report, texts.ledger), before: findings };
}

describe('the places of a metric', () => {
  it('are its key, formulas, figures, pins and live values, each the name alone', async () => {
    const findings = await check();
    const places = placesOf(metricOf(findings, '受理市民来电'), findings.ledger!, [findings]);
    const text = { 'd/a.md': REPORT, 'd/metrics.yaml': LEDGER } as Record<string, string>;
    assert.deepEqual(
      places.map(place => [place.kind, text[place.uri]!.slice(place.start, place.end)]),
      [
        ['entry', '受理市民来电'],
        ['formula', '受理市民来电'],
        ['figure', '31万件'],
        ['placeholder', '受理市民来电'],
        ['placeholder', '来电量'],
        ['figure', '293412件'],
        ['pin', '受理市民来电'],
      ],
    );
  });

  it('are found by an offset in them and behind them', async () => {
    const findings = await check();
    const places = placesInReport(findings);
    const start = REPORT.indexOf('31万件');
    for (const offset of [start, start + 4]) {
      assert.equal(placeAt(places, 'd/a.md', offset)?.metric.path, '受理市民来电');
    }
    assert.equal(placeAt(places, 'd/a.md', 3), null);
    const formula = LEDGER.indexOf('西区/生产总值');
    assert.equal(
      placeAt(placesInLedger(findings.ledger!), 'd/metrics.yaml', formula)?.metric.path,
      '区市/西区/生产总值',
    );
  });

  it('lead to the entry, and for a figure that could be two to both', async () => {
    const findings = await check();
    const found = definitionAt(findings, REPORT.indexOf('31万件') + 1);
    assert.deepEqual(
      found?.metrics.map(metric => metric.path),
      ['受理市民来电'],
    );
    assert.equal(definitionAt(findings, 0), null);
  });
});

describe('renaming a metric', () => {
  it('writes key, formulas, pins and live values, and leaves aliases and comments', async () => {
    const { report, ledger, findings, before } = await renamed('受理市民来电', '市民来电');
    assert.equal(ledger, LEDGER.replaceAll('受理市民来电', '市民来电'));
    assert.equal(
      report,
      REPORT.replace('{{受理市民来电@', '{{市民来电@').replace('<!-- =受理市民来电', '<!-- =市民来电'),
    );
    assert.deepEqual(
      findings.problems.map(problem => problem.rule),
      before.problems.map(problem => problem.rule),
    );
  });

  it('keeps the group of a path, in backquotes as in live values', async () => {
    const { report, ledger } = await renamed('区市/东区/生产总值', 'GDP');
    assert.match(report, /\{\{区市\/东区\/GDP\|500亿元\}\}/);
    assert.match(ledger, /东区:\n {6}GDP: 512/);
    assert.match(ledger, /"`区市\/东区\/GDP` \+ `区市\/西区\/生产总值`"/);
  });

  it('puts a name in backquotes, and the formula in quotes, where they need it', async () => {
    const { ledger, findings } = await renamed('受理市民来电', '来电 - 受理');
    assert.match(ledger, /formula: '`来电 - 受理` \/ 181'/);
    assert.equal(metricOf(findings, '日均来电').problem, null);
    assert.equal(metricOf(findings, '日均来电').current?.value?.round(0).toFixed(), '1621');
  });

  it('writes a path where the plain name would mean another metric', async () => {
    const ledger =
      'metrics:\n  甲组:\n    总数: 5件\n  乙组:\n    数量: 6件\n  和:\n    formula: 总数 + 数量\n    unit: 件\n';
    const { ledger: after, findings } = await renamed('乙组/数量', '总数', '甲。\n', ledger);
    assert.match(after, /`甲组\/总数` \+ `乙组\/总数`|甲组\/总数 \+ 乙组\/总数/);
    assert.equal(metricOf(findings, '和').current?.value?.toFixed(), '11');
  });

  it('quotes a key as YAML needs it', async () => {
    const { ledger, findings } = await renamed('受理市民来电', '来电: 受理');
    assert.match(ledger, /'来电: 受理': # 热线/);
    assert.deepEqual(findings.ledger!.problems, []);
  });

  it('reaches the formulas of another file that a report reads together with this one', async () => {
    const other = 'metrics:\n  月均:\n    formula: 总数 / 6\n    unit: 件\n';
    const files = new Map([
      ['d/总.yaml', 'metrics:\n  总数: 600件\n'],
      ['d/均.yaml', other],
    ]);
    const service = new HegaoService(new MemoryHost(files));
    const text = '---\nmetrics: [总.yaml, 均.yaml]\n---\n\n{{总数}}\n';
    const findings = await service.check({ uri: 'd/a.md', version: 1, text, saved: true }, { severities: {} });
    const alone = service.readLedger('d/总.yaml', files.get('d/总.yaml')!);
    const edits = renameEdits(alone, alone.metrics[0]!, '来电总数', [findings]);
    const formula = edits.filter(edit => edit.uri === 'd/均.yaml');
    assert.equal(applyEdits(other, formula), other.replace('总数', '来电总数'));
    assert.deepEqual(edits.map(edit => edit.uri).sort(), ['d/a.md', 'd/均.yaml', 'd/总.yaml']);
  });

  it('refuses names that are empty, taken, or cannot be written in a report', async () => {
    const findings = await check();
    for (const name of [
      '',
      '  ',
      '日均来电',
      '区市',
      '甲|乙',
      '甲`',
      '甲{{乙',
      '甲--乙',
      '甲\n乙',
      '来电@2014年',
      '甲/乙',
    ]) {
      const rename = () => renameEdits(findings.ledger!, metricOf(findings, '受理市民来电'), name, []);
      assert.throws(rename, NameRefused, name);
    }
    const other = metricOf(findings, '日均来电');
    assert.throws(() => renameEdits(findings.ledger!, other, '来电量', []), NameRefused);
    assert.deepEqual(renameEdits(findings.ledger!, other, ' 日均来电 ', []), []);
  });
});

describe('any new name', () => {
  it('is either refused, or leaves every value, formula, pin and live value as it was', async () => {
    const signs = fc.constantFrom(...'甲乙总数率同比sum0152%（）()+-*/·：: "\'#,，@{}[]&!~年');
    const name = fc.array(signs, { minLength: 1, maxLength: 8 }).map(list => list.join(''));
    const paths = fc.constantFrom('受理市民来电', '日均来电', '区市/东区/生产总值', '合计');
    const facts = (findings: Findings) => ({
      values: findings.ledger!.metrics.map(metric => metric.current?.value?.toFixed() ?? null),
      verdicts: findings.figures.map(figure => [figure.verdict, figure.binding.pinned]),
      unknown: findings.problems.filter(({ rule }) => /^sidecar-|^placeholder/.test(rule)).map(({ rule }) => rule),
      places: placesInReport(findings).map(({ kind, metric }) => [kind, metric.index]),
    });
    await fc.assert(
      fc.asyncProperty(paths, name, async (path, wanted) => {
        const before = await check(PINNED);
        let after: Findings;
        try {
          after = (await renamed(path, wanted, PINNED)).findings;
        } catch (error) {
          assert.ok(error instanceof NameRefused, String(error));
          return;
        }
        assert.deepEqual(facts(after), facts(before), `${path} → ${wanted}`);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the hover', () => {
  const texts = (lines: readonly { readonly text: string }[] | undefined) => (lines ?? []).map(line => line.text);

  it('tells of a figure its metric, value, other periods with the change, source and verdict', async () => {
    const findings = await check();
    const hover = reportHover(findings, REPORT.indexOf('31万件'))!;
    const lines = texts(hover.lines);
    assert.ok(lines.includes('指标：受理市民来电（2015年上半年）'), lines.join('\n'));
    assert.ok(lines.includes('台账：293412件'));
    assert.ok(lines.includes('2014年上半年：280000件（2015年上半年比它变化+4.79%）'), lines.join('\n'));
    assert.ok(lines.includes('来源：热线办*月报*'));
    assert.ok(lines.includes('结论：不符'));
    assert.equal(hover.metric?.path, '受理市民来电');
  });

  it('tells of a live value the period that it names', async () => {
    const findings = await check();
    const lines = texts(reportHover(findings, REPORT.indexOf('受理市民来电@') + 2)?.lines);
    assert.deepEqual(lines.slice(0, 2), ['指标：受理市民来电（2014年上半年）', '台账：280000件']);
  });

  it('tells of a formula its parts with their values', async () => {
    const findings = await check();
    const lines = texts(ledgerHover(findings.ledger!, metricOf(findings, '日均来电'), []));
    assert.ok(lines.includes('公式：受理市民来电 / 181'));
    assert.ok(lines.includes('受理市民来电（2015年上半年）：293412件'), lines.join('\n'));
  });

  it('tells in the ledger where the reports state a metric', async () => {
    const findings = await check();
    const lines = ledgerHover(findings.ledger!, metricOf(findings, '受理市民来电'), [findings]);
    const mentions = lines.filter(line => line.place !== null);
    assert.deepEqual(texts(mentions), [
      'a.md第3行：31万件，不符',
      'a.md第3行：取自台账',
      'a.md第3行：取自台账',
      'a.md第5行：293412件，相符',
    ]);
    assert.equal(mentions[0]!.place!.start, REPORT.indexOf('31万件'));
  });
});

describe('pinning', () => {
  it('offers every metric, the likely ones first, and writes the comment', async () => {
    const findings = await check();
    const figure = findings.figures.find(one => one.text === '31万件')!;
    const choices = pinChoices(findings, figure);
    assert.deepEqual([choices[0]!.path, choices[0]!.isLikely], ['受理市民来电', true]);
    assert.equal(choices.length, findings.ledger!.metrics.length);
    const [edit] = pinEdits(findings, figure, '日均来电');
    assert.equal(applyEdits(REPORT, [edit!]), REPORT.replace('31万件', '31万件<!-- =日均来电 -->'));
  });
});
