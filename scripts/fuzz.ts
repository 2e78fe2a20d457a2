/**
 * Random inputs for longer than the tests have time for.
 *
 *   npx tsx scripts/fuzz.ts 600s      for ten minutes
 *   npx tsx scripts/fuzz.ts 1000000   so many inputs
 *
 * Prints how many inputs ran; ends with status 1 and the smallest input at the first that fails.
 */
import fc from 'fast-check';
import { RANDOM_CHECKS } from '../test/core/robustness';

const wanted = process.argv[2] ?? '60s';
const seconds = /^(\d+)s$/.exec(wanted);
const most = seconds ? Number.POSITIVE_INFINITY : Number(wanted);
if (Number.isNaN(most)) {
  console.error('usage: npx tsx scripts/fuzz.ts SECONDSs | COUNT');
  process.exit(2);
}
const end = seconds ? Date.now() + Number(seconds[1]) * 1000 : Number.POSITIVE_INFINITY;
/** A round takes a few seconds, so that the time is kept roughly. */
const ROUND = 4000;

let ran = 0;
while (ran < most && Date.now() < end) {
  for (const { title, share, property } of RANDOM_CHECKS) {
    const numRuns = Math.max(1, Math.min(Math.round((share / 100_000) * ROUND), most - ran));
    if (ran >= most) break;
    const result = fc.check(property, { numRuns });
    ran += result.numRuns;
    if (!result.failed) continue;
    console.error(`第 ${ran} 个输入失败 · failed at input ${ran}: ${title}\n${fc.defaultReportMessage(result)}`);
    process.exit(1);
  }
}
console.log(`共 ${ran} 个随机输入，没有失败 · ${ran} random inputs, none failed`);
