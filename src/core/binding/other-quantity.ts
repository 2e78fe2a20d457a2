import type { Metric } from '../ledger/types';
import { fold } from '../text/fold';
import { metricSense } from './metric-sense';
import type { Aspect, Mention } from './types';

/** Words that make another quantity of the one whose name they stand before. */
const INCREMENT = /新增|净增|净减/;
/** What a name that is a movement itself has: 企业增量, 农村减贫人数. */
const MOVES = /[增减]/;
/** A slip of the pen that chance explains less often than one in so many powers of ten says more than the words do. */
const TELLING = 1;

const wordsOf = ({ name, aliases }: Metric): string => fold([name, ...aliases].join('\n'));

/**
 * True when the words say that the figure is not the metric's level but how far it moved, and the ledger has no such metric:
 * 注册用户比年初增加31.5万人 and 新增注册用户31.5万人 beside 注册用户: 286万人. Asked of figures that disagree with the metric; one that
 * agrees may well be worded so, and so may one that is a slip of the pen from it.
 * @param slip digits of a slip that chance does not explain, see `Slip`
 */
export function isOtherQuantity(
  { cue, figure, block, prose, reading }: Mention,
  metric: Metric,
  aspect: Aspect,
  slip: number,
): boolean {
  if (aspect !== 'level' || figure.kind === 'percent' || metric.unit === '百分点' || slip >= TELLING) return false;
  if (metricSense(metric) !== 'neutral') return false;
  const words = wordsOf(metric);
  if (MOVES.test(words)) return false;
  if (cue !== null && !cue.toLevel) return !words.includes(cue.verb);
  const text = reading?.folded ?? fold(block.prose.text);
  let from = prose.start;
  while (from > 0 && prose.start - from < 40 && !'，。；：、,;:\n'.includes(text.charAt(from - 1))) from--;
  return INCREMENT.test(text.slice(from, prose.start));
}
