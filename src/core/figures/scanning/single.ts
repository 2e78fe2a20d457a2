/** One number with its unit as a figure: whether it is one, and what 数百, 上千, 过万, 百余 say. */
import Big from 'big.js';
import { modifierAfter } from '../modifiers';
import type { Approximation, FigureForm } from '../types';
import { has } from './characters';
import { listFigure } from './listing';
import { kindOf, type Part, signStart } from './part';
import type { Scan } from './scan-state';

const TWO = new Big(2);
const TEN = new Big(10);
/** Last characters of words that a sum of money follows: 每, 提高, 增加, 降到, 为, 补助, 收费 … */
const SUM_WORDS = '每高低加减长涨降了到达为至是付发奖缴交补助罚收费价需花省额值各由从共计价贴元角';

/** Decides whether a number with its unit is a figure, adds what stands before and after, and lists it. */
export function listNumber(scan: Scan, part: Part, skipTo: number): number {
  const s = scan.s;
  const a = part.amount;
  const start = signStart(scan, part);
  const negative = start < part.start && s.charAt(start) !== '+';
  let form: FigureForm = a.vague ? 'vague' : a.upper === null ? 'number' : 'adjacent';
  let value = negative ? part.value.neg() : part.value;
  let upper = a.upper;
  let before: readonly [number, number] | undefined;
  let approximation: Approximation | null = a.vague ? 'vague' : null;
  let end = part.end;
  let after: readonly [number, number] | undefined;
  if (a.placeOnly && a.chinese && part.prefixStart === part.prefixEnd) {
    const whole = s.slice(a.start, a.infixPlace === 'none' ? a.end : a.infixStart);
    const previous = s.charAt(a.start - 1);
    const earlier = s.charAt(a.start - 2);
    const room = a.start - 1 >= scan.floor;
    if (previous === '以' && earlier === '数' && s.charAt(part.end) === '计' && a.start - 2 >= scan.floor) {
      // 数以万计, 数以千亿美元计
      before = [a.start - 2, a.start];
      after = [part.end, part.end + 1];
      end = part.end + 1;
      form = 'vague';
      approximation = 'vague';
      upper = value.times(TEN);
      value = value.times(TWO);
    } else if (
      room &&
      (previous === '数' || previous === '几') &&
      !(previous === '数' && has('人总件次户个基指函系点分参计读岁倍实虚整正负少代多无', earlier))
    ) {
      before = [a.start - (earlier === '好' && previous === '几' ? 2 : 1), a.start];
      form = 'vague';
      approximation = 'vague';
      upper = value.times(TEN);
      value = value.times(TWO);
    } else if (room && previous === '上' && !has('以网线地会路历早晚身手马跟赶船车海', earlier)) {
      before = [a.start - 1, a.start];
      form = 'vague';
      approximation = 'vague';
      upper = value.times(TEN);
    } else if (
      room &&
      (previous === '过' || previous === '破' || previous === '满') &&
      whole !== '十' &&
      !has('通经度超不胜突爆打', earlier)
    ) {
      before = [a.start - 1, a.start];
      approximation = previous === '满' ? 'at-least' : 'more-than';
    } else if (a.infixPlace !== 'none') {
      form = whole.length <= 1 || whole === '十' ? 'vague' : 'number';
      if (s.charAt(a.infixStart) === '几') {
        form = 'vague';
        approximation = 'vague';
        upper = value.times('1.9');
        value = value.times('1.1');
      } else if (s.charAt(a.infixStart) === '来') {
        form = 'number';
        approximation = 'about';
      } else upper = value.times(TWO);
    } else {
      const modifier = scan.modifierAt(a.start);
      if (modifier === null) {
        if (!whole.startsWith('十') && !scan.lenient) return skipTo;
      } else if (modifier.approximation === 'near') {
        form = 'vague';
        upper = value;
        value = value.times('0.9');
      }
    }
    if (
      part.kind === '' &&
      after === undefined &&
      !scan.lenient &&
      (form !== 'vague' || !a.scaled) &&
      !(a.scaled && before !== undefined)
    ) {
      if (!(a.scaled && scan.modifierAt(a.start) !== null && whole.length > 1)) return skipTo;
    }
  }
  if (a.infixPlace !== 'none' && approximation === null)
    approximation = s.charAt(a.infixStart) === '来' ? 'about' : 'over';
  if (form === 'adjacent') approximation = 'about';
  const overMonth =
    part.unitEnd > part.unitStart + 2 && s.charAt(part.unitStart) === '个' && s.charAt(part.unitStart + 1) === '多';
  if (overMonth) approximation = 'over';
  if (
    a.chinese &&
    !scan.lenient &&
    after === undefined &&
    !chineseCounts(scan, part, approximation !== null || before !== undefined || negative)
  )
    return skipTo;
  const multiple = part.kind === 'multiple' || part.kind === 'doubling';
  if (form === 'number' && multiple) form = part.kind === 'doubling' ? 'doubling' : 'multiple';
  if (part.kind === 'doubling') {
    const exponent = Number(a.value.toString());
    if (!Number.isInteger(exponent) || exponent < 1 || exponent > 60) return skipTo;
    value = TWO.pow(exponent);
  }
  return listFigure(scan, {
    start: before === undefined ? start : before[0],
    end,
    value,
    upper: form === 'number' && a.upper === null ? null : upper,
    fraction: null,
    unit: part.unit,
    kind: kindOf(part.kind),
    form,
    amount: a,
    number: [start, a.numberEnd],
    unitAt: [part.unitStart, part.unitEnd],
    prefix: [part.prefixStart, part.prefixEnd],
    before,
    after,
    approximation,
    infixPlace: a.infixPlace,
    last: a.lastPlace,
    lastNonZero: a.lastNonZeroPlace,
  });
}

/** Rule (P): a number in Chinese characters is a figure from ten on with a unit, or when something approximates it. */
function chineseCounts(scan: Scan, part: Part, approximated: boolean): boolean {
  const s = scan.s;
  const a = part.amount;
  if (part.prefixEnd > part.prefixStart) return true;
  if (part.kind === '')
    return (
      a.scaled &&
      (!a.placeOnly || approximated || scan.modifierAt(a.start) !== null) &&
      a.numberEnd - a.numberStart >= 1
    );
  const value = a.value;
  const unit = s.slice(part.unitStart, part.unitEnd);
  // 十一届十次、十一次全会 counts sessions, it states nothing.
  if (
    unit === '次' &&
    (s.charAt(a.start - 1) === '届' || s.startsWith('全', part.end) || s.startsWith('会议', part.end))
  )
    return false;
  // 突破一批, 至少一款: 一 with a classifier is hardly ever a figure of record.
  if (value.eq(1) && part.kind === 'count' && a.infixPlace === 'none' && !a.placeOnly && a.upper === null) return false;
  const modifier = scan.modifierAt(a.start);
  const follows = modifierAfter(s, part.end);
  const near = modifier !== null && (modifier.approximation === 'near' || modifier.approximation === 'about');
  const bounded =
    approximated || (modifier !== null && !(near && part.kind === 'time' && value.lt(10))) || follows !== null;
  // 十字, 百度, 十点, 一度, 三里(屯), 十分: words more often than quantities.
  if (!bounded && has('字度点里分方升期线面席口层届段节位', unit) && (value.lt(20) || has('点度方线分', unit)))
    return false;
  if (part.kind === 'percentage-point' || part.kind === 'percent' || part.kind === 'doubling') return true;
  if (part.kind === 'multiple') return value.gte(1);
  if (part.kind === 'money' || part.kind === 'measure') {
    // 扶持三元等企业, 四角坪: a few 元 or 角 are a sum only after a word that a sum follows.
    if (part.kind === 'money' && value.lt(10) && !a.scaled && !bounded && !has(SUM_WORDS, s.charAt(a.start - 1)))
      return false;
    return value.gte(2) || bounded;
  }
  if (part.kind === 'time' && part.unit === '年') return true;
  if (value.gte(10)) return true;
  if (bounded) return true;
  return scan.small && value.gte(2) && part.kind === 'count';
}
