import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { checkReport } from '../../../src/core/check';
import { draftLedger } from '../../../src/core/drafting/draft-ledger';
import { readLedger } from '../../../src/core/ledger/read';
import { parseReport } from '../../../src/core/report/parse';
import type { Report } from '../../../src/core/report/types';
import { IntlSegmenter } from '../../../src/words/intl';
import { proposeName } from '../../../src/words/propose-name';

const segmenter = new IntlSegmenter();
const SEEDS = join(__dirname, '../../../seeds');

const draft = (report: Report) =>
  draftLedger('r.md', report, (text, start, end) => proposeName(text, start, end, segmenter));

/** What a check says about the ledger and the figures that it backs. */
function complaints(report: Report, text: string): readonly string[] {
  const ledger = readLedger([{ uri: 'm.yaml', text }]);
  const { problems } = checkReport({ uri: 'r.md', report, ledger, severities: {} });
  return problems
    .filter(({ rule }) => /^(?:sidecar-|metric-|figure-(?:mismatch|direction|loose|ambiguous))/.test(rule))
    .map(({ rule, message }) => `${rule}: ${message}`);
}

describe('a ledger drafted from a report', () => {
  for (const name of readdirSync(SEEDS).filter(file => file.endsWith('.md') && file !== 'README.md')) {
    it(`${name}: the check finds nothing, and most figures are backed`, async () => {
      const report = parseReport(readFileSync(join(SEEDS, name), 'utf8'));
      const { text, figures, backed } = await draft(report);
      assert.deepEqual(complaints(report, text), []);
      assert.ok(backed >= 0.75 * figures, `${backed} of ${figures}`);
    });
  }

  it('gives a figure that is stated twice one entry, with the more exact value', async () => {
    for (const sentences of [
      '受理市民来电293412件。受理市民来电29万余件。',
      '受理市民来电29万余件。受理市民来电293412件。',
    ]) {
      const { text } = await draft(parseReport(`# 总结\n\n${sentences}\n`));
      assert.match(text, /受理市民来电: 293412件\n$/);
    }
  });

  it('gives the growth of a figure its subject and its sign', async () => {
    const { text } = await draft(parseReport('# 总结\n\n受理市民来电293412件，同比下降5.2%。\n'));
    assert.match(text, /受理市民来电同比: -5.2%/);
  });

  const named: readonly [sentence: string, entries: string][] = [
    ['电话渠道受理141268件，占77.6%', '电话渠道受理: 141268件\n  电话渠道受理占比: 77.6%'],
    ['咨询类81958件，咨询类占45%', '咨询类占比: 45%'],
    ['求助类、投诉类、举报类分别为52453件、31327件、8378件', '求助类: 52453件\n  投诉类: 31327件\n  举报类: 8378件'],
    ['公文差错率降至0.3‰', '公文差错率: 0.3‰'],
    ['召開新聞發(fā)布會91場', '召開新聞發布會: 91場'],
    ['通关成本下降5%', '通关成本增幅: -5%'],
  ];
  for (const [sentence, entries] of named)
    it(`names what ${sentence} states`, async () => {
      const { text } = await draft(parseReport(`# 总结\n\n${sentence}。\n`));
      assert.ok(text.includes(`  ${entries}\n`), text);
    });

  it('never fails, and its ledger is never complained of, whatever the report holds', async () => {
    const piece = fc.constantFrom(
      '受理来信',
      '12件',
      '，',
      '。',
      '同比增长',
      '5%',
      '5%',
      '\n\n',
      '## 二、',
      '# ',
      '29万余件',
      '其中',
      '： #',
      '"',
      '{',
      '30个',
      '|',
      '- ',
      '办结率',
      '\u0000',
      '@a/b`',
      '提高2个百分点',
      '3—5个',
      '三分之一',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async pieces => {
        const report = parseReport(pieces.join(''));
        const { text } = await draft(report);
        assert.deepEqual(complaints(report, text), []);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a draft that adds to a ledger', () => {
  const LEDGER = '# 台账\nmetrics:\n  来信来访:\n    受理来信: 12件 # 核过\n';
  const addTo = (text: string, report: Report) =>
    draftLedger('r.md', report, (words, start, end) => proposeName(words, start, end, segmenter), [
      { uri: 'm.yaml', text },
    ]);

  it('adds what the ledger lacks and leaves the rest as it is', async () => {
    const report = parseReport(
      '# 总结\n\n## 一、来信来访\n\n受理来信12件。接待来访30人次。\n\n## 二、热线\n\n受理来电96件。\n',
    );
    const { text, metrics, backed } = await addTo(LEDGER, report);
    assert.equal(
      text,
      '# 台账\nmetrics:\n  来信来访:\n    受理来信: 12件 # 核过\n    接待来访: 30人次\n  热线:\n    受理来电: 96件\n',
    );
    assert.deepEqual([metrics, backed], [2, 3]);
  });

  it('does not hide what is wrong by the ledger behind an entry that agrees', async () => {
    const report = parseReport('# 总结\n\n## 一、来信来访\n\n受理来信13件。\n');
    const { text, metrics } = await addTo(LEDGER, report);
    assert.deepEqual([text, metrics], [LEDGER, 0]);
  });
});
