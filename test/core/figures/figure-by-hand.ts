import Big from 'big.js';
import type { Approximation, Figure, FigureForm, FigureKind, InfixPlace } from '../../../src/core/figures/types';

/** What a hand-made figure differs in from a bare count of one. */
export interface FigureParts {
  readonly value: string | number;
  readonly upper?: string | number;
  readonly approximation?: Approximation;
  readonly kind?: FigureKind;
  readonly form?: FigureForm;
  readonly unit?: string;
  readonly before?: string;
  readonly number?: string;
  readonly infix?: string;
  readonly infixPlace?: InfixPlace;
  readonly scale?: string;
  readonly decimals?: number;
  /** u and U of the table; one for both when U is left out. */
  readonly u?: string | number;
  readonly U?: string | number;
  readonly fraction?: readonly [number, number];
}

const FACTORS: Readonly<Record<string, string>> = { '': '1', 万: '1e4', 亿: '1e8' };

/** A figure for tests of what stands behind the scanner, independent of the scanner's reading. */
export function figureByHand(parts: FigureParts): Figure {
  const number = parts.number ?? String(parts.value);
  const { infix = '', scale = '', unit = '', before = '' } = parts;
  const text = before + number + infix + scale + unit;
  const u = new Big(parts.u ?? 1);
  return {
    start: 0,
    end: text.length,
    text,
    value: new Big(parts.value),
    upper: parts.upper === undefined ? null : new Big(parts.upper),
    fraction: parts.fraction
      ? { numerator: new Big(parts.fraction[0]), denominator: new Big(parts.fraction[1]) }
      : null,
    unit,
    kind: parts.kind ?? 'count',
    approximation: parts.approximation ?? 'exact',
    compoundIndex: -1,
    written: {
      form: parts.form ?? 'number',
      before,
      number,
      percentPrefix: '',
      scale,
      scaleFactor: new Big(FACTORS[scale] ?? '1'),
      infix,
      infixPlace: parts.infixPlace ?? (infix === '' ? 'none' : 'after-scale'),
      unit,
      after: '',
      digits: 'arabic',
      grouping: '',
      decimals: parts.decimals ?? 0,
      numberRange: { start: before.length, end: before.length + number.length + infix.length + scale.length },
      lastPlace: u,
      lastNonZeroPlace: new Big(parts.U ?? u),
    },
  };
}
