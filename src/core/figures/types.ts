import type Big from 'big.js';
import type { TextRange } from '../text/range';

export type FigureKind =
  | 'count'
  | 'money'
  | 'measure'
  | 'percent'
  | 'percentage-point'
  | 'ratio'
  | 'multiple'
  | 'fraction';

export type Approximation =
  | 'exact'
  | 'over'
  | 'under'
  | 'near'
  | 'about'
  | 'at-least'
  | 'at-most'
  | 'more-than'
  | 'less-than'
  | 'vague';

/** How the digits of a figure are written. */
export type DigitStyle = 'arabic' | 'fullwidth' | 'chinese' | 'traditional' | 'bank' | 'mixed';

/**
 * The shape of a figure, which picks its row in the interval table (`truth.ts`):
 * number (29万件), range (3至5个), adjacent (三四百), fraction (三分之一, 3/5), tenths (三成五),
 * half (一半, 过半, 近半, 半数以上), multiple (2倍), doubling (翻一番), vague (上百, 数十, 几百, 十几, 十余, 近百).
 */
export type FigureForm =
  | 'number'
  | 'range'
  | 'adjacent'
  | 'fraction'
  | 'tenths'
  | 'half'
  | 'multiple'
  | 'doubling'
  | 'vague';

/** Where 余, 多, 几 stand: before the scale (10余万), after it (10万余, also 1100余个), or nowhere. */
export type InfixPlace = 'none' | 'before-scale' | 'after-scale';

/**
 * How a figure was written, so that another value can be worded in the same way. Every string is a verbatim slice
 * of the text; before + number + (infix, scale in the order of `infixPlace`) + unit + after make up the whole text,
 * blanks aside.
 */
export interface Written {
  readonly form: FigureForm;
  /** Modifier before the digits, e.g. 近, 超过, 约有; '' if none. */
  readonly before: string;
  /** The written number without scale and infix, e.g. 1.3, 1,098, 二百一十五, 百分之五 → 五 (see `percentPrefix`). */
  readonly number: string;
  /** 百分之 or 千分之 where the percent is written in words before the number; else ''. */
  readonly percentPrefix: string;
  readonly scale: string;
  /** The factor of `scale`, 1 when there is none. In 1亿3千万 the whole mixed number is `number` and the factor is that of its last written scale. */
  readonly scaleFactor: Big;
  readonly infix: string;
  readonly infixPlace: InfixPlace;
  /** The unit as written (件, 萬元 → 元 with scale 萬), '' if none. % and 百分点 are units. */
  readonly unit: string;
  /** Modifier after the unit, e.g. 左右, 以上; '' if none. */
  readonly after: string;
  readonly digits: DigitStyle;
  /** Thousands separator as written: ',', '，', ' ' …; '' if none. */
  readonly grouping: string;
  /** Decimals written. */
  readonly decimals: number;
  /** Range of number, infix and scale in the scanned text: what a fix rewrites when modifiers and unit stay. */
  readonly numberRange: TextRange;
  /** u of figures.md: place of the last written digit × scale, in the figure's unit. */
  readonly lastPlace: Big;
  /** U of figures.md: place of the last non-zero digit × scale, in the figure's unit. */
  readonly lastNonZeroPlace: Big;
}

/** A quantity found in a text. Offsets are into the text that was scanned. */
export interface Figure extends TextRange {
  readonly text: string;
  /** The value with its scale applied, in `unit`: 29万件 → 290000, 5% → 5, 三成五 → 35 (percent), 翻两番 → 4, 三分之一 → 0.333… (20 digits). */
  readonly value: Big;
  /** The upper end of a range, adjacent or vague form; else null. */
  readonly upper: Big | null;
  /** Numerator and denominator of a fraction or half; else null. */
  readonly fraction: { readonly numerator: Big; readonly denominator: Big } | null;
  /** Unit normalised to simplified Chinese without scale, '' if none: 元, 件, %, ‰, 百分点, 倍, 番 … */
  readonly unit: string;
  readonly kind: FigureKind;
  readonly approximation: Approximation;
  readonly written: Written;
  /** Shared-head compounds (11件37项市办实事): index in the run, 0 for the first; -1 when it stands alone. */
  readonly compoundIndex: number;
}

export interface ScanOptions {
  /** Classifiers learnt from the ledger's units, beyond the built-in list. */
  readonly extraUnits?: ReadonlySet<string>;
  /** The text is a whole table cell, so a bare number is a quantity. */
  readonly cell?: boolean;
  /** Also list small pure Chinese numerals with a classifier (五个试点区): only the binder wants them, where a metric names them. */
  readonly smallChinese?: boolean;
}
