/** What a judgement says to the writer: what is wrong, what the ledger has, what to look at. */
import * as l10n from '@vscode/l10n';
import Big from 'big.js';
import { figureAsJudged } from '../binding/expected';
import type { Candidate, Mention } from '../binding/types';
import { wordExact } from '../fixes/wording';
import { scaleSlip } from '../verdict/slips';
import type { Judgement } from '../verdict/types';

/**
 * One or two sentences on a mismatch or a loose figure; '' for a consistent one.
 * 「受理市民来电」台账为31.2万件，此处写作29万件。万、亿可能写错。
 */
export function describe(judgement: Judgement, mention: Mention, candidate: Candidate): string {
  if (judgement.verdict === 'consistent') return '';
  const lead = statement(judgement, mention, candidate);
  const hint = judgement.verdict === 'loose' ? looseHint(judgement) : slipHint(judgement, mention, candidate);
  return lead + hint;
}

/** The ledger's value against the written one. */
function statement(judgement: Judgement, mention: Mention, candidate: Candidate): string {
  const { metric, observation, base } = candidate;
  const { aspect } = candidate;
  const value = candidate.trade?.isForeign
    ? wordExact(judgement.expected.value, judgement.expected.unit)
    : expectedText(judgement, mention, aspect, aspect === 'change' || metric.formula !== null);
  const written = mention.figure.text;
  if (aspect === 'change') {
    return base !== null && base.periodText !== ''
      ? l10n.t('按台账计算，「{0}」与{1}相比{2}，此处写作{3}。', metric.path, base.periodText, value, written)
      : l10n.t('按台账计算，「{0}」{1}，此处写作{2}。', metric.path, value, written);
  }
  return observation !== metric.current && observation.periodText !== ''
    ? l10n.t('「{0}」{1}台账为{2}，此处写作{3}。', metric.path, observation.periodText, value, written)
    : l10n.t('「{0}」台账为{1}，此处写作{2}。', metric.path, value, written);
}

/** The expected value in a form to read: a fraction is given in percent, a column's number with the column's unit. */
function expectedText(judgement: Judgement, mention: Mention, aspect: Candidate['aspect'], computed: boolean): string {
  const { unit } = judgement.expected;
  const { figure } = mention;
  const { form } = figure.written;
  const value = computed ? asCoarse(judgement.expected.value, figure) : judgement.expected.value;
  if (judgement.slip?.kind === 'decrease-by-multiple') {
    // The value is the share that is gone.
    return moved(judgement.expected.value.times(-1), size => wordExact(size.times(100).round(1), '%'));
  }
  if (form === 'doubling') return l10n.t('是原来的{0}倍', wordExact(value, ''));
  const inWords = (size: Big): string => {
    if (form === 'fraction' || form === 'half') return wordExact(size.times(100), '%');
    if (mention.headUnit) return wordExact(size, '') + mention.headUnit.written;
    return wordExact(size, unit === '百分点' ? l10n.t('个百分点') : unit);
  };
  if (judgement.slip?.kind === 'direction') return moved(value, inWords);
  if (aspect === 'level') return inWords(value);
  // 是上年的3倍 states no movement, and neither does a value of nought.
  return form === 'multiple' || value.eq(0) ? l10n.t('为{0}', inWords(value)) : moved(value, inWords);
}

/** The size of a change behind the word for its direction. */
function moved(value: Big, inWords: (size: Big) => string): string {
  return (value.lt(0) ? l10n.t('下降') : l10n.t('上升')) + inWords(value.abs());
}

/** A computed value to one digit more than was written: 15.25% beside 15.3%, not 15.2542%. Never rounded away to nothing. */
function asCoarse(value: Big, figure: Mention['figure']): Big {
  const { form, decimals, scaleFactor } = figure.written;
  if (form !== 'number' && form !== 'multiple') return value;
  // big.js counts decimals; above the point nothing needs shortening.
  const places = decimals + 1 - Math.max(0, scaleFactor.e);
  const coarse = value.round(Math.max(0, places), Big.roundHalfUp);
  return coarse.eq(0) ? value : coarse;
}

/** The ledger's value of a level as the message gives it (31.2万件); null for a change, whose words carry its direction. */
export function levelInWords(judgement: Judgement, mention: Mention, { aspect, metric }: Candidate): string | null {
  const isLevel = aspect === 'level' && judgement.slip?.kind !== 'direction';
  return isLevel && judgement.slip?.kind !== 'decrease-by-multiple' && mention.figure.written.form !== 'doubling'
    ? expectedText(judgement, mention, aspect, metric.formula !== null)
    : null;
}

function looseHint(judgement: Judgement): string {
  switch (judgement.looseness) {
    case 'truncated':
      return l10n.t('末位是截取而不是四舍五入，请按四舍五入改写。');
    case 'rounded':
      return l10n.t('该指标按截取处理，此处却作了四舍五入，请按截取改写。');
    case 'near-but-above':
      return l10n.t('“近”“接近”用于略低于该数的值，实际已达到或超过，请改用“余”或写准确数。');
    case 'over-but-exact':
      return l10n.t('实际正好等于该数，“余”“多”“超过”不合适，请直接写该数。');
    case 'says-too-little':
      return l10n.t('说法不错，但比实际低得多，请写更接近的数。');
    case 'too-far':
      return l10n.t('说法不错，但与实际相差太远，请写更接近的数。');
    case null:
      return '';
  }
}

function slipHint(judgement: Judgement, mention: Mention, candidate: Candidate): string {
  const { slip, expected } = judgement;
  if (candidate.trade?.isForeign) return l10n.t('可能与另一处的“{0}”互换了位置。', candidate.trade.text);
  switch (slip?.kind) {
    case 'other-period':
      return slip.periodText === ''
        ? l10n.t('与该指标另一时期的值相同，是否引用了别的时期的数？')
        : l10n.t('与{0}的值相同，是否引用了那一时期的数？', slip.periodText);
    case 'other-metric':
      return l10n.t('与「{0}」的值相同，是否引错了指标？', slip.metric.path);
    case 'scale': {
      const power = scaleSlip(figureAsJudged(mention, candidate), expected.value, candidate.metric.rounding);
      if (Math.abs(power) === 4) return l10n.t('相差一万倍，“万”“亿”可能写错。');
      if (Math.abs(power) === 8) return l10n.t('相差一亿倍，“万”“亿”可能写错。');
      return power > 0
        ? l10n.t('是应有的{0}倍，可能多写了0或点错了小数点。', String(10 ** power))
        : l10n.t('只有应有的{0}分之一，可能漏写了0或点错了小数点。', String(10 ** -power));
    }
    case 'digits-swapped':
      return l10n.t('相邻两位数字可能前后颠倒。');
    case 'percent-for-points':
      return l10n.t('两个百分比之差应写“百分点”，不写“%”。');
    case 'direction':
      return mention.figure.value.lt(0)
        ? l10n.t('“{0}”已含减少之意，数字前不再写负号。', mention.cue?.verb ?? '')
        : l10n.t('“{0}”与实际变动方向相反，请核对增减。', mention.cue?.verb ?? '');
    case 'decrease-by-multiple':
      return l10n.t('减少不用倍数表示，请改用百分比或“减少到几分之几”。');
    default:
      return l10n.t('请核对。');
  }
}
