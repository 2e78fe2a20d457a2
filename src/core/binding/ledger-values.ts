import { toNumber } from '../figures/decimals';
import type { Figure } from '../figures/types';
import { normaliseUnit } from '../figures/units';
import type { Ledger } from '../ledger/types';
import { push } from './lists';
import type { HeadUnit } from './types';

/** The values that a ledger holds, by unit, so that it is quickly known whether a figure could be one of them. */
export class LedgerValues {
  readonly #byUnit = new Map<string, Float64Array>();

  constructor(ledger: Ledger) {
    const byUnit = new Map<string, number[]>();
    for (const { unit, writtenUnit, observations } of ledger.metrics) {
      // A column that names no unit is mostly in the ledger's own: 10,414 beside 10414亿港元.
      const factor = toNumber(normaliseUnit(writtenUnit).factor);
      for (const { value } of observations) {
        if (!value) continue;
        push(byUnit, unit, toNumber(value));
        if (factor > 1) push(byUnit, '', toNumber(value) / factor);
      }
    }
    for (const [unit, values] of byUnit) this.#byUnit.set(unit, Float64Array.from(values).sort());
  }

  /**
   * True when a metric of one of the figure's units holds what the figure says, rounded or in full.
   * @param fits whether the figure could be of a unit
   */
  hold(figure: Figure, headUnit: HeadUnit | null, fits: (unit: string) => boolean): boolean {
    const factor = headUnit ? toNumber(headUnit.factor) : 1;
    const value = toNumber(figure.value) * factor;
    const half = (toNumber(figure.written.lastPlace) * factor) / 2;
    for (const [unit, values] of this.#byUnit) {
      if (!fits(unit)) continue;
      let low = 0;
      let high = values.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (values[middle]! < value - half) low = middle + 1;
        else high = middle;
      }
      if (low < values.length && values[low]! <= value + half) return true;
    }
    return false;
  }
}
