import assert from 'node:assert/strict';
import { applyEdits } from '../../src/core/fixes/edits';
import { addAliasEdit } from '../../src/core/ledger/edit';
import { readLedger } from '../../src/core/ledger/read';
import { aliasFixes } from '../../src/service/alias';
import { HegaoService } from '../../src/service/service';
import { IntlSegmenter } from '../../src/words/intl';
import { proposeName } from '../../src/words/propose-name';
import { MemoryHost } from './memory-host';

const LEDGER = `# 各级
metrics:
  城区:
    业务培训: 36期 # 含网上
  乡镇:
    业务培训: 36期
`;
const REPORT = '# 培训情况\n\n全年举办业务骨干培训36期。\n';

describe('an alias for a figure that two metrics fit', () => {
  it('is offered for each where it settles the figure, and stays settled', async () => {
    const service = new HegaoService(new MemoryHost(new Map([['d/metrics.yaml', LEDGER]])));
    const document = { uri: 'd/a.md', version: 1, text: REPORT, saved: true };
    const findings = await service.check(document, { severities: {} });
    const figure = findings.figures[0]!;
    assert.equal(figure.verdict, 'ambiguous');
    const fixes = await aliasFixes(findings, figure, async () => '业务骨干培训');
    assert.deepEqual(
      fixes.map(fix => fix.title),
      ['把“业务骨干培训”记为「城区/业务培训」的别名', '把“业务骨干培训”记为「乡镇/业务培训」的别名'],
    );
    const ledger = applyEdits(LEDGER, fixes[0]!.edits);
    assert.equal(ledger, LEDGER.replace('36期 #', '{ value: 36期, aliases: [业务骨干培训] } #'));
    const again = new HegaoService(new MemoryHost(new Map([['d/metrics.yaml', ledger]])));
    const after = await again.check(document, { severities: {} });
    assert.deepEqual(
      [after.figures[0]!.verdict, after.figures[0]!.binding.candidate?.metric.path],
      ['consistent', '城区/业务培训'],
    );
  });

  it('or a pin is offered for every metric that fits, and whatever is offered settles the figure for good', async () => {
    const sentences = [
      '举办业务培训36期',
      '全年举办骨干业务培训36期',
      '举办业务骨干培训36期，参训1000人次',
      '业务培训班办了36期',
    ];
    const checked = async (text: string, ledger: string) =>
      new HegaoService(
        new MemoryHost(
          new Map([
            ['d/a.md', text],
            ['d/metrics.yaml', ledger],
          ]),
        ),
      ).check({ uri: 'd/a.md', version: 1, text, saved: true }, { severities: {} });
    for (const sentence of sentences) {
      const text = `# 培训情况\n\n${sentence}。\n`;
      const findings = await checked(text, LEDGER);
      const figure = findings.figures[0]!;
      assert.equal(figure.verdict, 'ambiguous', sentence);
      const problem = findings.problems.find(({ rule }) => rule === 'figure-ambiguous')!;
      const pins = problem.fixes.filter(({ kind }) => kind === 'pin');
      assert.equal(pins.length, 2, sentence);
      const segmenter = new IntlSegmenter();
      const aliases = await aliasFixes(findings, figure, (around, start, end) =>
        proposeName(around, start, end, segmenter),
      );
      for (const { title, edits } of [...pins, ...aliases]) {
        const [ours, theirs] = ['d/a.md', 'd/metrics.yaml'].map(uri => edits.filter(edit => edit.uri === uri));
        const after = await checked(applyEdits(text, ours!), applyEdits(LEDGER, theirs!));
        assert.equal(after.figures[0]!.verdict, 'consistent', `${sentence}: ${title}`);
        const doubts = after.problems.filter(({ rule }) => rule.startsWith('sidecar-') || rule === 'figure-ambiguous');
        assert.deepEqual(doubts, [], `${sentence}: ${title}`);
      }
    }
  });

  it('is not offered under a name that another metric of the group has', async () => {
    const ledger = LEDGER.replace('  乡镇:', '    业务骨干培训: 2天\n  乡镇:');
    const service = new HegaoService(new MemoryHost(new Map([['d/metrics.yaml', ledger]])));
    const findings = await service.check({ uri: 'd/a.md', version: 1, text: REPORT, saved: true }, { severities: {} });
    for (const figure of findings.figures.filter(({ verdict }) => verdict === 'ambiguous')) {
      for (const { title } of await aliasFixes(findings, figure, async () => '业务骨干培训'))
        assert.doesNotMatch(title, /“业务骨干培训”记为「城区/);
    }
  });

  it('is not offered where it settles nothing', async () => {
    const service = new HegaoService(new MemoryHost(new Map([['d/metrics.yaml', LEDGER]])));
    const text = '# 培训情况\n\n业务培训36期。\n';
    const findings = await service.check({ uri: 'd/a.md', version: 1, text, saved: true }, { severities: {} });
    assert.deepEqual(await aliasFixes(findings, findings.figures[0]!, async () => '业务培训'), []);
  });
});

describe('writing an alias into the ledger', () => {
  const cases: readonly (readonly [title: string, before: string, after: string | null])[] = [
    ['short form', '  甲: 5件 # 注\n', '  甲: { value: 5件, aliases: [乙] } # 注\n'],
    ['a short value in quotes', "  甲: '5件'\n", "  甲: { value: '5件', aliases: [乙] }\n"],
    ['a short value with a comma', '  甲: 1,234件\n', "  甲: { value: '1,234件', aliases: [乙] }\n"],
    [
      'full form',
      '  甲:\n    value: 5 # 注\n    unit: 件\n',
      '  甲:\n    value: 5 # 注\n    unit: 件\n    aliases: [乙]\n',
    ],
    ['braces', '  甲: { value: 5件 }\n', '  甲: { value: 5件, aliases: [乙] }\n'],
    [
      'a list in brackets',
      '  甲:\n    value: 5件\n    aliases: [丙] # 注\n',
      '  甲:\n    value: 5件\n    aliases: [丙, 乙] # 注\n',
    ],
    ['an empty list', '  甲: { value: 5件, aliases: [] }\n', '  甲: { value: 5件, aliases: [乙] }\n'],
    [
      'a list of lines',
      '  甲:\n    aliases:\n      - 丙 # 注\n    value: 5件\n',
      '  甲:\n    aliases:\n      - 丙 # 注\n      - 乙\n    value: 5件\n',
    ],
    [
      'one alias by itself',
      '  甲:\n    value: 5件\n    aliases: 丙\n',
      '  甲:\n    value: 5件\n    aliases: [丙, 乙]\n',
    ],
    [
      'an empty field',
      '  甲:\n    value: 5件\n    aliases: # 待补\n',
      '  甲:\n    value: 5件\n    aliases: [乙] # 待补\n',
    ],
    ['an alias that is there', '  甲: { value: 5件, aliases: [乙] }\n', null],
    ['Windows lines', '  甲:\r\n    value: 5件\r\n', '  甲:\r\n    value: 5件\r\n    aliases: [乙]\r\n'],
  ];
  for (const [title, before, after] of cases) {
    it(title, () => {
      const text = `metrics:\n${before}`;
      const ledger = readLedger([{ uri: 'm', text }]);
      const edit = addAliasEdit(ledger, ledger.metrics[0]!, '乙');
      assert.equal(edit === null ? null : applyEdits(text, [edit]), after === null ? null : `metrics:\n${after}`);
      if (edit === null) return;
      const again = readLedger([{ uri: 'm', text: applyEdits(text, [edit]) }]);
      assert.deepEqual(again.problems, []);
      assert.ok(again.metrics[0]!.aliases.includes('乙'));
      assert.ok(again.metrics[0]!.current!.value!.eq(ledger.metrics[0]!.current!.value!));
    });
  }
});
