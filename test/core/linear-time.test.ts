import assert from 'node:assert/strict';
import { sampleLedger, sampleReport } from '../../scripts/sample-report';
import { checkReport } from '../../src/core/check';
import { readLedger } from '../../src/core/ledger/read';
import { parseReport } from '../../src/core/report/parse';

const ledger = readLedger([
  {
    uri: 'a.yaml',
    text: 'period: 2024年\nmetrics:\n  植树面积: 1260亩\n  受理来信: 48215件\n  来信办结: 47000件\n  好评率: 97.3%\n',
  },
]);

/** Milliseconds of processor time (other programs do not count) of a whole check, the best of three. */
function timeOf(text: string, of = ledger): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run++) {
    const start = process.cpuUsage();
    checkReport({ uri: 'a.md', report: parseReport(text), ledger: of, severities: {} });
    best = Math.min(best, process.cpuUsage(start).user / 1000);
  }
  return best;
}

/** Four times the text may take eight times as long, and a little for what a check costs in any case. */
function assertLinear(make: (n: number) => string, n: number, of = ledger): void {
  const [short, long] = [timeOf(make(n), of), timeOf(make(4 * n), of)];
  assert.ok(long <= 8 * short + 60, `${n}: ${short.toFixed(1)} ms, ${4 * n}: ${long.toFixed(1)} ms`);
}

describe('a check takes time in proportion to the text', () => {
  const cases: readonly (readonly [name: string, unit: number, make: (n: number) => string])[] = [
    ['one run of digits', 30_000, n => '9'.repeat(n)],
    ['digits with separators', 2_000, n => '1,234'.repeat(n)],
    ['decimal points', 15_000, n => '1.'.repeat(n)],
    ['one run of 一', 30_000, n => '一'.repeat(n)],
    ['一百 again and again', 15_000, n => '一百'.repeat(n)],
    ['万亿 again and again', 15_000, n => '万亿'.repeat(n)],
    ['open brackets', 15_000, n => '（'.repeat(n)],
    ['brackets with figures', 1_000, n => '（12件'.repeat(n)],
    ['square brackets', 15_000, n => '['.repeat(n)],
    ['closed brackets', 8_000, n => '(['.repeat(n) + '])'.repeat(n)],
    ['table bars', 15_000, n => '|'.repeat(n)],
    ['a wide table', 150, n => `|${'植树|'.repeat(n)}\n|${'-|'.repeat(n)}\n|${'12亩|'.repeat(n)}\n`],
    ['a long table', 250, n => `|项目|数量|\n|-|-|\n${'|植树面积|12亩|\n'.repeat(n)}`],
    ['a list of figures', 500, n => `受理来信${'12件、'.repeat(n)}`],
    ['a list of names and figures', 250, n => `其中${'受理来信12件、植树面积9亩、'.repeat(n)}`],
    ['a row before 分别', 400, n => `${'来信、'.repeat(n)}分别为${'12件、'.repeat(n)}`],
    ['分别 again and again', 300, n => '来信分别12件、13件，'.repeat(n)],
    ['one sentence', 250, n => '全年受理来信48215件，同比增长5%，植树面积1260亩，'.repeat(n)],
    ['one sentence without commas', 300, n => '受理来信48215件植树面积1260亩'.repeat(n)],
    ['one false figure again and again', 300, n => '植树面积1261亩，'.repeat(n)],
    ['figures side by side', 500, n => '11件37项'.repeat(n)],
    ['wholes and parts', 60, n => `共175件：${'12件、'.repeat(30)}。`.repeat(n)],
    ['shares of a whole', 40, n => `共175件：${'12件，占9%；'.repeat(30)}。`.repeat(n)],
    ['bases and levels', 300, n => '由12件增至16件，增长20%。'.repeat(n)],
    ['yearly rates', 60, n => '由2010年的12件增加到2040年的16件，年均增长20%。'.repeat(n)],
    ['a table of totals', 100, n => `|合计|增长|\n|-|-|\n${'|合计|12|\n'.repeat(n)}`],
    ['stars', 15_000, n => '*甲'.repeat(n)],
    ['open comments', 8_000, n => '<!-- '.repeat(n)],
    ['pins', 300, n => '植树1260亩<!-- =植树面积 -->，'.repeat(n)],
    ['live values', 1_500, n => '植树{{植树面积|1260亩}}，'.repeat(n)],
    ['open braces', 15_000, n => '{{'.repeat(n)],
    ['quotes', 5_000, n => '> '.repeat(n)],
    ['list marks', 3_000, n => '- '.repeat(n)],
    ['headings', 600, n => '# 植树面积12亩\n'.repeat(n)],
    ['periods', 3_000, n => '2024年1月至3月'.repeat(n)],
    ['NUL and lone surrogates', 15_000, n => '\0\ud800'.repeat(n)],
    ['blanks', 30_000, n => `12${' '.repeat(n)}件`],
    ['repeated names without figures', 10_000, n => '植树面积'.repeat(n)],
  ];
  for (const [name, n, make] of cases) {
    it(name, function () {
      this.timeout(0);
      assertLinear(make, n);
    });
  }

  it('an ordinary report with 300 metrics', function () {
    this.timeout(0);
    const sample = sampleReport({ characters: 2500, named: 300 });
    const many = readLedger([{ uri: 'a.yaml', text: sampleLedger(sample) }]);
    assertLinear(n => sampleReport({ characters: n, named: 300 }).text, 2500, many);
  });
});
