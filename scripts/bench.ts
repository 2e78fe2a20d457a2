/**
 * What a check costs, from one run, as ratios: seconds say more of the machine than of the program.
 *
 *   npm run bench
 *
 * The texts are made up by sample-report.ts. Each time is the processor time of
 * the best of several runs: other programs do not count. A part whose peer is not
 * installed (nodejieba is optional) is left out and says so.
 */
import { BindingCache } from '../src/core/binding/cache';
import { checkReport } from '../src/core/check';
import { scanFigures } from '../src/core/figures/scan';
import { readLedger } from '../src/core/ledger/read';
import type { Ledger } from '../src/core/ledger/types';
import { type ParsedReport, parseReport } from '../src/core/report/parse';
import { ALL_RULE_NAMES } from '../src/core/rules/index';
import { line, ms, times } from './bench/line.mjs';
import { sampleLedger, sampleReport } from './sample-report';

/** A part stops after so many milliseconds, but not before it has run twice. */
const LONG_ENOUGH = 4000;

/** Processor milliseconds of the fastest of at most `runs` runs. */
function best(runs: number, run: () => void): number {
  let fastest = Number.POSITIVE_INFINITY;
  const begin = performance.now();
  for (let n = 0; n < runs && (n < 2 || performance.now() - begin < LONG_ENOUGH); n++) {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    fastest = Math.min(fastest, (user + system) / 1000);
  }
  return fastest;
}

/** One check with nothing kept from before: reading the Markdown, finding and binding the figures, all rules. */
function wholeCheck(text: string, ledger: Ledger, bindingCache = new BindingCache(), previous?: ParsedReport) {
  const report = parseReport(text, previous);
  checkReport({ uri: 'report.md', report, ledger, severities: {}, bindingCache });
  return report;
}

const ledgerOf = (text: string): Ledger => readLedger([{ uri: 'report.metrics.yaml', text }]);
const withoutMarks = (text: string): string => text.replace(/[#|-]/g, '');

async function scannerAgainstPeer(): Promise<void> {
  const text = withoutMarks(sampleReport({ characters: 100_000, named: 1000 }).text);
  // The peer takes a sentence at a time as it would in use: it is far slower on a whole text.
  const pieces = text.split('\n').filter(Boolean);
  const ours = best(7, () => {
    for (const piece of pieces) scanFigures(piece);
  });
  const name = '识别数字 对 @microsoft/recognizers-text-number';
  const english = 'finding figures, against @microsoft/recognizers-text-number';
  const peer = await import('@microsoft/recognizers-text-number').catch(() => null);
  if (!peer) {
    line(name, english, '未安装对照库 peer not installed', '≥ 20×', `本工具 Hegao ${ms(ours)}`);
    return;
  }
  const { NumberRecognizer, Culture } = peer;
  const recognizer = new NumberRecognizer(Culture.Chinese);
  const [numbers, percentages] = [recognizer.getNumberModel(), recognizer.getPercentageModel()];
  const theirs = best(2, () => {
    for (const piece of pieces) {
      numbers.parse(piece);
      percentages.parse(piece);
    }
  });
  line(
    name,
    english,
    `快 faster ${times(theirs / ours)}`,
    '≥ 20×',
    `本工具 Hegao ${ms(ours)}，对照 peer ${ms(theirs)}`,
  );
}

async function checkAgainstCut(): Promise<void> {
  const sample = sampleReport({ characters: 100_000, named: 1000 });
  const ledger = ledgerOf(sampleLedger(sample));
  const ours = best(12, () => wholeCheck(sample.text, ledger));
  const name = '10万字、1000项指标全文核对 对 nodejieba.cut';
  const english = 'whole check of 100,000 characters with 1,000 metrics, against nodejieba.cut';
  const peer = await import('nodejieba').then(m => m.default ?? m).catch(() => null);
  if (!peer) {
    line(name, english, '未安装 nodejieba · not installed', '≤ 2×', `本工具 Hegao ${ms(ours)}`);
    return;
  }
  peer.load();
  const theirs = best(7, () => peer.cut(sample.text));
  line(name, english, times(ours / theirs), '≤ 2×', `本工具 Hegao ${ms(ours)}，对照 peer ${ms(theirs)}`);
}

function growthWithText(): void {
  const sizes = [10_000, 100_000, 1_000_000].map(characters => {
    const sample = sampleReport({ characters, named: 1000 });
    const ledger = ledgerOf(sampleLedger(sample));
    const time = best(8, () => wholeCheck(sample.text, ledger));
    return { characters: sample.text.length, time };
  });
  const [small, , large] = sizes as [(typeof sizes)[0], (typeof sizes)[0], (typeof sizes)[0]];
  const perCharacter = large.time / large.characters / (small.time / small.characters);
  line(
    '1万字到100万字：每字用时之比',
    'growth from 10,000 to 1,000,000 characters: time per character',
    times(perCharacter),
    '≈ 1×',
    sizes.map(s => `${s.characters} → ${ms(s.time)}`).join('，'),
  );
}

function growthWithMetrics(): void {
  const sample = sampleReport({ characters: 100_000, named: 100 });
  const sizes = [100, 1000, 10_000].map(metrics => {
    const text = sampleLedger(sample, metrics);
    const ledger = ledgerOf(text);
    const reading = best(2, () => ledgerOf(text));
    // A ledger is read once for all its reports, so that is told apart; its names are indexed by the first check.
    const time = best(8, () => wholeCheck(sample.text, ledger));
    return { metrics, time, reading };
  });
  line(
    '100项到10000项指标：全文核对用时之比',
    'growth from 100 to 10,000 metrics: whole check of 100,000 characters',
    times(sizes[2]!.time / sizes[0]!.time),
    '≤ 1.5×',
    sizes.map(s => `${s.metrics} → ${ms(s.time)}（读台账 reading the ledger ${ms(s.reading)}）`).join('，'),
  );
}

/** The rules of the main job: what holds figures against the ledger. */
const OF_THE_LEDGER = /^(?:sidecar-|metric-|placeholder-|figure-(?:mismatch|direction|loose|ambiguous|unbound)$)/;

function rulesWithoutLedger(): void {
  const sample = sampleReport({ characters: 100_000, named: 1000 });
  const ledger = ledgerOf(sampleLedger(sample));
  const off = Object.fromEntries(
    ALL_RULE_NAMES.filter(name => !OF_THE_LEDGER.test(name)).map(name => [name, 'off' as const]),
  );
  // A rule remembers the prose that it has read, so every run gets another text.
  let run = 0;
  const timeWith = (severities: Readonly<Record<string, 'off'>>): number =>
    best(8, () => {
      const mark = String.fromCharCode(0x4e00 + run++);
      const report = parseReport(sample.text.replaceAll('。', `${mark}。`));
      checkReport({ uri: 'report.md', report, ledger, severities, bindingCache: new BindingCache() });
    });
  const main = timeWith(off);
  const all = timeWith({});
  line(
    '全部规则 对 只核对台账',
    'all rules together, against those of the main job alone',
    times(all / main),
    '≤ 2.5×',
    `全部 all ${ms(all)}，只核对台账 main job ${ms(main)}`,
  );
}

function keystroke(): void {
  const sample = sampleReport({ characters: 100_000, named: 1000 });
  const ledger = ledgerOf(sampleLedger(sample));
  const whole = best(8, () => wholeCheck(sample.text, ledger));
  const cache = new BindingCache();
  let report = wholeCheck(sample.text, ledger, cache);
  const at = sample.text.indexOf('。', sample.text.length / 2);
  let text = sample.text;
  const time = best(30, () => {
    text = `${text.slice(0, at)}字${text.slice(at)}`;
    report = wholeCheck(text, ledger, cache, report);
  });
  line(
    '10万字中改一个字后再核对 对 全文核对',
    'recheck after one keystroke in 100,000 characters, against the whole check',
    `1/${(whole / time).toFixed(1)}`,
    '≤ 1/20',
    `改一字 keystroke ${ms(time)}，全文 whole ${ms(whole)}`,
  );
}

async function main(): Promise<void> {
  await checkAgainstCut();
  growthWithText();
  growthWithMetrics();
  keystroke();
  rulesWithoutLedger();
  await scannerAgainstPeer();
}

void main();
