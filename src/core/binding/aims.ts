/** What is aimed at is no result: 力争全年新增就业1500人 says nothing of how many there were. */
import { rangeAt } from './sentences';
import type { Mention } from './types';
import type { ZoneSpan } from './zones';
import { ZONES } from './zones';

/** Words before a figure, in its sentence. 确保, 争取, 计划 and 预计 are said of results and of figures of record, too. */
const AIM_BEFORE = /力争|明年|今后|下一步|下步|目标(?:任务)?(?:是|为|:)|历年|有史以来/g;
/** What is behind a figure that is an aim: 1500人的目标任务. */
const AIM_BEHIND = /^[^,;:。、()]{0,4}?(?:目标|任务数|计划数)/;
const PLAN = /下一步|下步|下阶段|打算|工作(?:计划|思路|要点)|明年|来年|今后/;
const RESULT = /总结|情况|回顾|完成|落实|执行|报告|成效/;
const LONGEST = 160;

const HEADINGS: ReadonlySet<number> = new Set([ZONES.indexOf('heading'), ZONES.indexOf('title')]);

/**
 * The words that make a figure an aim; null for a result. A plan's heading counts for all that stands under it, unless it
 * speaks of results as well (2015年工作总结和2016年工作计划).
 */
export function aimOf({ prose, reading }: Mention, spans: readonly ZoneSpan[]): string | null {
  if (!reading) return null;
  const { folded, sentences } = reading;
  const from = Math.max(sentences[rangeAt(sentences, prose.start)]?.start ?? 0, prose.start - LONGEST);
  const words = folded.slice(from, prose.start).match(AIM_BEFORE)?.join(' ') ?? null;
  if (words !== null) return words;
  const behind = AIM_BEHIND.exec(folded.slice(prose.end, prose.end + 12));
  if (behind) return behind[0].slice(-2);
  for (const { zone, reading: heading, start, end } of spans) {
    if (!HEADINGS.has(zone)) continue;
    const text = heading.folded.slice(start, end);
    const plan = RESULT.test(text) ? null : PLAN.exec(text);
    if (plan) return plan[0];
  }
  return null;
}

/** True for a metric that is held for that aim: 计划投资, 年度目标, 预算安排. */
export const isNamedForAim = (name: string): boolean =>
  /计划|目标|任务|预计|预期|预算|安排|拟|规划|历年|累计/.test(name);
