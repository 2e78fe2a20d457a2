import type { Metric } from '../ledger/types';
import { fold } from '../text/fold';
import { metricSense } from './metric-sense';
import type { Aspect, Mention } from './types';

/** Words that make another quantity of the one whose name they stand before. */
const INCREMENT = /新增|净增|净减/;

const wordsOf = ({ name, aliases }: Metric): string => fold([name, ...aliases].join('\n'));

/**
 * True when the words say that the figure is not the metric's level but how far it moved, and the ledger has no such metric:
 * 注册用户比年初增加31.5万人 and 新增注册用户31.5万人 beside 注册用户: 286万人. Asked of figures that disagree with the metric; one that
 * agrees may well be worded so.
 */
export function isOtherQuantity(
  { cue, figure, block, prose, reading }: Mention,
  metric: Metric,
  aspect: Aspect,
): boolean {
  if (aspect !== 'level' || figure.kind === 'percent' || metricSense(metric) !== 'neutral') return false;
  const words = wordsOf(metric);
  if (cue !== null && !cue.toLevel) return !words.includes(cue.verb);
  if (INCREMENT.test(words)) return false;
  const text = reading?.folded ?? fold(block.prose.text);
  let from = prose.start;
  while (from > 0 && prose.start - from < 40 && !'，。；：、,;:\n'.includes(text.charAt(from - 1))) from--;
  return INCREMENT.test(text.slice(from, prose.start));
}
