/**
 * Which way a metric's name points. A ledger may hold a fall as −5% under a neutral name or as 5% under 降幅; the words of
 * the name decide what "下降5%" in the report asserts about it.
 */

import type { Metric } from '../ledger/types';
import { fold } from '../text/fold';

export type MetricSense = 'decrease' | 'change' | 'neutral';

/** A name that ends in a decrease: its positive value is a fall. 降幅收窄 is one too: the text says 收窄2.2个百分点. */
const DECREASE =
  /(?:降幅|跌幅|减幅|降低|下降|减少|压减|压降|缩减|缩短|收窄|回落|下滑|下跌|减收|精简|减免)(?:率|幅度|幅|额|量|数|值|比例)?$/;
/** A name that speaks of movement without saying which way. */
const CHANGE =
  /(?:增速|增幅|增长|增加|增减|涨幅|变动|变化|同比|环比|升降|提高|上升|上涨|增长率|较.{1,8})(?:率|幅度|幅|额|量|数|值)?$/;

/** The sense of a metric's own name; bracketed additions (同比增速（%）) are left aside. */
export function metricSense(metric: Metric): MetricSense {
  let sense = senses.get(metric);
  if (!sense) {
    sense = senseOfName(metric.name);
    senses.set(metric, sense);
  }
  return sense;
}

const senses = new WeakMap<Metric, MetricSense>();

/** The sense of a name that no ledger has yet. */
export function senseOfName(name: string): MetricSense {
  const plain = fold(name)
    .slice(-60)
    .replace(/[（(][^（()）]{0,20}[）)]$/, '');
  if (DECREASE.test(plain)) return 'decrease';
  return CHANGE.test(plain) ? 'change' : 'neutral';
}
