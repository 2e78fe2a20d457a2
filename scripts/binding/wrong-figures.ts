/**
 * Reports with some of their figures made wrong, as people make them wrong. What a slip looks like is drawn from a
 * generator of numbers, so that every run has the same reports.
 */
import { seeded } from '../sample-report';
import type { AnnotatedReport, Gold } from './annotated';

export interface Variant {
  readonly text: string;
  readonly gold: readonly Gold[];
  /** By number of the annotated figure: how it was made wrong. */
  readonly wrong: ReadonlyMap<number, 'slip' | 'other' | 'swap'>;
}

type Random = () => number;
/** One figure in four at a time, so that what stands around a wrong figure is true. */
const SHARE = 4;

/** The report as it is. */
export const asWritten = ({ text, gold }: AnnotatedReport): Variant => ({ text, gold, wrong: new Map() });

/** A quarter of the figures with one slip of the pen each. */
export function withSlips(report: AnnotatedReport, copy: number, seed: number): Variant {
  const rnd = seeded(seed);
  return rewritten(report, 'slip', (written, i) => (i % SHARE === copy % SHARE ? slip(written, rnd) : written));
}

/** A quarter of the figures with other digits altogether, as many as before: figures of another month, or of a first draft. */
export function withOthers(report: AnnotatedReport, copy: number, seed: number): Variant {
  const rnd = seeded(seed);
  return rewritten(report, 'other', (written, i) => (i % SHARE === copy % SHARE ? otherDigits(written, rnd) : written));
}

/** Figures of one unit that traded places, those near each other more often. */
export function withSwaps(report: AnnotatedReport, seed: number): Variant {
  const rnd = seeded(seed);
  const { gold } = report;
  const shape = (text: string): string => text.replace(/[\d.,，%％]+/g, '#');
  const partner = new Map<number, number>();
  const order = shuffled(gold.length, rnd);
  for (const i of order) {
    if (partner.size >= Math.max(2, gold.length / 5)) break;
    const mine = gold[i]!;
    if (partner.has(i) || mine.change || !/^\d+(\.\d+)?\D*$/.test(mine.text)) continue;
    const others = gold
      .map((_, k) => k)
      .filter(k => {
        const theirs = gold[k]!;
        if (k === i || partner.has(k) || theirs.change || theirs.metric === mine.metric) return false;
        return shape(theirs.text) === shape(mine.text) && theirs.text !== mine.text;
      })
      .sort((a, b) => Math.abs(a - i) - Math.abs(b - i));
    const j = others[Math.floor(rnd() * rnd() * others.length)];
    if (j !== undefined) partner.set(i, j).set(j, i);
  }
  return rewritten(report, 'swap', (written, i) => gold[partner.get(i) ?? i]!.text || written);
}

function rewritten(
  { text, gold }: AnnotatedReport,
  kind: 'slip' | 'other' | 'swap',
  write: (written: string, i: number) => string,
): Variant {
  const wrong = new Map<number, typeof kind>();
  let changed = '';
  let last = 0;
  const moved = gold.map((g, i) => {
    changed += text.slice(last, g.start);
    const start = changed.length;
    const written = write(g.text, i);
    changed += written;
    last = g.end;
    if (written !== g.text) wrong.set(i, kind);
    return { ...g, start, end: changed.length, text: written };
  });
  return { text: changed + text.slice(last), gold: moved, wrong };
}

const HAN_DIGITS = '一二三四五六七八九';

/** One digit other, a digit or zero too many, two digits in the wrong order, 万 for 亿. */
function slip(text: string, rnd: Random): string {
  const digits = [...text.matchAll(/\d/g)].map(m => m.index);
  const kind = rnd();
  if (!digits.length) {
    const at = [...text].findIndex((c, i) => i > 0 && HAN_DIGITS.includes(c));
    return at < 0 ? text : text.slice(0, at) + HAN_DIGITS[Math.floor(rnd() * 9)] + text.slice(at + 1);
  }
  if (kind < 0.12 && /[万萬亿億]/.test(text))
    return text.replace(/[万萬亿億]/, c => ({ 万: '亿', 萬: '億', 亿: '万', 億: '萬' })[c]!);
  if (kind < 0.3 && /^\D*\d+\D*$/.test(text))
    return /[1-9]0(?!\d)/.test(text) && rnd() < 0.5 ? text.replace(/0(?!\d)/, '') : text.replace(/\d+/, d => `${d}0`);
  if (kind < 0.36) {
    const at = digits.findIndex((d, n) => digits[n + 1] === d + 1 && text[d] !== text[d + 1] && text[d + 1] !== '0');
    if (at >= 0) {
      const d = digits[at]!;
      return text.slice(0, d) + text[d + 1] + text[d] + text.slice(d + 2);
    }
  }
  const at = kind < 0.7 ? digits[0]! : kind < 0.92 ? digits.at(-1)! : digits[Math.floor(rnd() * digits.length)]!;
  const other = (Number(text[at]) + 1 + Math.floor(rnd() * 8)) % 10;
  return text.slice(0, at) + (other || (at === digits[0] ? 1 : 0)) + text.slice(at + 1);
}

/** Zeros stay, so that a round figure stays round. */
function otherDigits(text: string, rnd: Random): string {
  let isFirst = true;
  return text.replace(/\d/g, d => {
    const least = isFirst ? 1 : 0;
    isFirst = false;
    return d === '0' ? d : String(least + Math.floor(rnd() * (10 - least)));
  });
}

function shuffled(count: number, rnd: Random): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(rnd() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
