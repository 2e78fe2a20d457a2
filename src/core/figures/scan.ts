/**
 * Finding the quantities of a text, and reading a text that is one. Reads a folded copy (see `alphabet.ts`) whose offsets
 * are those of the text; the pass itself is in `scanning/`, a file for each way in which a figure is written.
 */
import { foldForReading, isDigit } from './alphabet';
import { has } from './scanning/characters';
import { readFigures } from './scanning/pass';
import { Scan } from './scanning/scan-state';
import type { Figure, ScanOptions } from './types';
import { couldBeUnit } from './units';

/**
 * Every quantity of a text, sorted and without overlaps; offsets are UTF-16 code units into `text`.
 * Dates, ordinals, names and the like are left out (see docs on figures). Never throws, whatever the text.
 */
export function scanFigures(text: string, options: ScanOptions = {}): Figure[] {
  const trimmed = options.cell ? text.trim() : '';
  if (
    options.cell &&
    trimmed.length > 4 &&
    has('(（', trimmed.charAt(0)) &&
    has(')）', trimmed.charAt(trimmed.length - 1))
  ) {
    const negative = accountingNegative(text, trimmed, options);
    if (negative !== null) return [negative];
  }
  return readFigures(new Scan(text, options, false));
}

/** (1,234.5) as the whole of a cell is a negative amount in a statement of accounts. */
function accountingNegative(text: string, trimmed: string, options: ScanOptions): Figure | null {
  const inner = trimmed.slice(1, -1);
  const first = inner.charCodeAt(0);
  if (!isDigit(foldForReading(inner).charCodeAt(0)) || Number.isNaN(first)) return null;
  const found = readFigures(new Scan(inner, { ...options, cell: true }, false));
  const figure = found[0];
  if (found.length !== 1 || figure === undefined || figure.start !== 0 || figure.end !== inner.length) return null;
  if (figure.unit !== '' || figure.written.form !== 'number') return null;
  if (figure.written.decimals === 0 && figure.written.grouping === '') return null;
  const start = text.indexOf(trimmed);
  return {
    ...figure,
    start,
    end: start + trimmed.length,
    text: trimmed,
    value: figure.value.neg(),
    written: {
      ...figure.written,
      number: trimmed,
      scale: '',
      infix: '',
      infixPlace: 'none',
      numberRange: { start, end: start + trimmed.length },
    },
  };
}

/** The figure with its offsets moved to the right. */
function moved(figure: Figure, by: number): Figure {
  const { start, end } = figure.written.numberRange;
  const written = { ...figure.written, numberRange: { start: start + by, end: end + by } };
  return { ...figure, start: figure.start + by, end: figure.end + by, written };
}

/**
 * Reads a text that as a whole is one figure: -5%, 6843, 百分之五, 三分之一, 398.5758万件, 20386件(次). Less strict than
 * `scanFigures`: a Chinese numeral needs no unit, a bare number may be a year, and an unknown classifier is taken as the unit.
 * @returns the figure, its offsets into the trimmed text; null when the text is anything else
 */
export function parseQuantity(text: string): Figure | null {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > 200) return null;
  const whole = (units?: ReadonlySet<string>): Figure | null => {
    const options: ScanOptions = units ? { cell: true, extraUnits: units } : { cell: true };
    const found = readFigures(new Scan(trimmed, options, true));
    const figure = found[0];
    return found.length === 1 && figure !== undefined && figure.start === 0 && figure.end === trimmed.length
      ? figure
      : null;
  };
  if (trimmed.charAt(0) === '翻') {
    // 翻一番 says the same as 一番: what is written is the number of doublings.
    const skipped = trimmed.charAt(1) === '了' ? 2 : 1;
    const figure = parseQuantity(trimmed.slice(skipped));
    return figure?.written.form === 'doubling' ? moved(figure, trimmed.length - figure.text.length) : null;
  }
  const direct = whole();
  if (direct !== null) return direct;
  const found = readFigures(new Scan(trimmed, { cell: true }, true))[0];
  if (found === undefined || found.start !== 0) return null;
  const unit = foldForReading(trimmed.slice(found.end - found.written.unit.length));
  // 件套 may be a classifier of its own; 件事情 is a known one with a noun.
  if (unit.length > (found.written.unit === '' ? 4 : 2)) return null;
  return couldBeUnit(unit) && !has('年月日号时', unit.charAt(0)) ? whole(new Set([unit])) : null;
}
