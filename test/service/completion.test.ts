import assert from 'node:assert/strict';
import { lensesOf } from '../../src/service/code-lens';
import { completeReport } from '../../src/service/completion';
import { inlaysOf } from '../../src/service/inlay';
import { completeLedger } from '../../src/service/ledger-completion';
import { HegaoService } from '../../src/service/service';
import { MemoryHost } from './memory-host';

const LEDGER = `period: 2015年上半年
metrics:
  受理市民来电: 293412件
  受理网民留言:
    values: { 2014年上半年: 1127, 2015年上半年: 2160 }
    unit: 件
    aliases: [网上留言]
  节省费用: 1.3亿元
  会议:
    召开会议: 32次
`;
const DONE = '# 上半年工作\n\n受理市民来电29万余件。\n\n## 会议\n\n';

/** The text with its caret at ¦, checked, and what is offered there. */
async function offered(marked: string, asked = false) {
  const service = new HegaoService(new MemoryHost(new Map([['d/metrics.yaml', LEDGER]])));
  const offset = marked.indexOf('¦');
  const text = marked.replace('¦', '');
  const findings = await service.check({ uri: 'd/a.md', version: 1, text, saved: true }, { severities: {} });
  const found = completeReport(findings, text, offset, asked);
  const typed = found && text.slice(found.replace.start, found.replace.end);
  return { typed, texts: found?.items.map(item => item.text) ?? [] };
}

function inLedger(marked: string) {
  const service = new HegaoService(new MemoryHost(new Map()));
  const text = marked.replace('¦', '');
  const ledger = service.readLedger('d/metrics.yaml', LEDGER);
  return completeLedger(ledger, text, marked.indexOf('¦'))?.items.map(item => item.text) ?? [];
}

describe('completion in the prose', () => {
  it('turns pinyin initials, characters, or both into the name and its figure', async () => {
    assert.deepEqual(await offered(`${DONE}全年slwmly¦`), { typed: 'slwmly', texts: ['受理网民留言2100余件'] });
    assert.deepEqual(await offered(`${DONE}受理网m¦`), { typed: '受理网m', texts: ['受理网民留言2100余件'] });
    assert.deepEqual(await offered(`${DONE}全年节省¦。`), { typed: '节省', texts: ['节省费用1.3亿元'] });
  });

  it('completes an alias as it was begun', async () => {
    assert.deepEqual((await offered(`${DONE}网上留¦`)).texts, ['网上留言2100余件']);
  });

  it('puts first what is not stated yet', async () => {
    const { texts } = await offered(`${DONE}共受理¦`);
    assert.deepEqual(texts, ['受理网民留言2100余件', '受理市民来电29万余件']);
  });

  it('stays silent in words that are no metric, in other words, in code, addresses and headings', async () => {
    for (const text of [
      '全年工作¦',
      '理¦',
      'reslwm¦',
      '`受理¦`',
      '[a](受理¦',
      'https://受理¦',
      '# 受理¦',
      '```\n受理¦\n```',
    ])
      assert.deepEqual((await offered(`${DONE}${text}`)).texts, [], text);
    assert.equal((await offered(`${DONE}## 受理¦`, true)).texts.length, 2);
  });

  it('survives what nobody writes', async () => {
    await offered(`${DONE}${'受理'.repeat(50_000)}\0\ud800¦`);
    await offered('¦');
  });
});

describe('completion of names', () => {
  it('comes behind {{ and closes it once', async () => {
    assert.deepEqual((await offered(`${DONE}{{jsfy¦`)).texts, ['节省费用}}']);
    assert.deepEqual((await offered(`${DONE}{{¦}}`)).texts, ['召开会议', '受理网民留言', '节省费用', '受理市民来电']);
    assert.deepEqual(await offered(`${DONE}{{来电¦费用|1亿元}}`), { typed: '来电费用', texts: ['受理市民来电'] });
    assert.deepEqual((await offered(`${DONE}{{节省费用|1¦}}`)).texts, []);
  });

  it('comes in a pin', async () => {
    assert.deepEqual((await offered(`${DONE}29件<!-- =slwm¦`)).texts, ['受理网民留言 -->']);
    assert.deepEqual((await offered(`${DONE}29件<!-- =slwm¦ -->`)).texts, ['受理网民留言']);
    assert.deepEqual((await offered(`${DONE}29件<!-- 受理¦ -->`)).texts, []);
  });

  it('goes on with the periods of the metric', async () => {
    assert.deepEqual((await offered(`${DONE}{{受理网民留言@¦}}`)).texts, ['2014年上半年', '2015年上半年']);
  });
});

describe('completion in the ledger', () => {
  it('offers the fields that an entry has not, and not those that exclude each other', () => {
    const fields = inLedger('metrics:\n  来访:\n    value: 5\n    ¦\n');
    assert.ok(fields.includes('unit: ') && fields.includes('source: '));
    assert.ok(!fields.includes('value: ') && !fields.includes('formula: '));
    assert.deepEqual(inLedger('title: 甲\nper¦\nmetrics:\n'), ['period: ']);
    assert.deepEqual(inLedger('metrics:\n  ¦\n'), []);
  });

  it('offers units, periods, roundings', () => {
    assert.equal(inLedger('metrics:\n  来访:\n    unit: ¦\n')[0], '件');
    assert.deepEqual(inLedger('period: 2014¦\n'), ['2014年上半年']);
    assert.deepEqual(inLedger('metrics:\n  来访:\n    values: { 2014年上半年: 5, 2015¦'), ['2015年上半年: ']);
    assert.deepEqual(inLedger('metrics:\n  来访:\n    rounding: tr¦\n'), ['truncate']);
  });

  it('offers names and functions in a formula', () => {
    assert.deepEqual(inLedger('metrics:\n  合:\n    formula: slsm¦\n'), ['受理市民来电']);
    assert.deepEqual(inLedger('metrics:\n  合:\n    formula: 节省费用 / 受理网¦\n'), ['受理网民留言']);
    assert.deepEqual(inLedger('metrics:\n  合:\n    formula: 受理网民留言@2014¦\n'), ['2014年上半年']);
    assert.ok(inLedger('metrics:\n  合:\n    formula: ¦\n').includes('sum('));
  });
});

describe('what is shown within the text', () => {
  it('counts over an entry how often it is stated, and how often wrongly', async () => {
    const service = new HegaoService(new MemoryHost(new Map([['d/metrics.yaml', LEDGER]])));
    const text = '# 上半年工作\n\n受理市民来电31万件。\n\n{{受理市民来电}}，节省费用1.3亿元。\n';
    const findings = await service.check({ uri: 'd/a.md', version: 1, text, saved: true }, { severities: {} });
    assert.deepEqual(
      lensesOf(findings.ledger!, 'd/metrics.yaml', [findings]).map(lens => [lens.metric.path, lens.title]),
      [
        ['受理市民来电', '报告中写到2处，1处不符'],
        ['节省费用', '报告中写到1处'],
      ],
    );
    const behind = text.indexOf('}}') + 2;
    assert.deepEqual(inlaysOf(findings, 0, text.length), [{ offset: behind, text: '293412件' }]);
    assert.deepEqual(inlaysOf(findings, 0, 5), []);
  });
});
