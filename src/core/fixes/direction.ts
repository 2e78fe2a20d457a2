/** Verbs of change and what says the opposite in the same register. Longer verbs contain shorter ones, so they come first. */
const OPPOSITES: readonly (readonly [string, string])[] = [
  ['增长', '下降'],
  ['增加', '减少'],
  ['增多', '减少'],
  ['增至', '减至'],
  ['增到', '减到'],
  ['增收', '减收'],
  ['增幅', '降幅'],
  ['涨幅', '跌幅'],
  ['提高', '降低'],
  ['提升', '下降'],
  ['上升', '下降'],
  ['上涨', '下跌'],
  ['升至', '降至'],
  ['升到', '降到'],
  ['回升', '回落'],
  ['攀升', '下滑'],
  ['扩大', '收窄'],
  ['递增', '递减'],
  ['增', '减'],
  ['升', '降'],
  ['涨', '跌'],
  ['多', '少'],
];

/** For verbs of decrease that are no row's second half of their own. */
const UPWARD: ReadonlyMap<string, string> = new Map([
  ['压减', '增加'],
  ['缩短', '延长'],
  ['缩减', '增加'],
  ['跌至', '升至'],
  ['负增长', '增长'],
  ['回落', '上升'],
]);

/** The verb that says the opposite of a verb of change (下降 → 增长); null for a verb without one. */
export function oppositeVerb(verb: string): string | null {
  const upward = UPWARD.get(verb);
  if (upward !== undefined) return upward;
  for (const [up, down] of OPPOSITES) {
    if (verb === up) return down;
    if (verb === down) return up;
  }
  return null;
}
