import { matchUnit, normaliseUnit } from '../figures/units';
import type { HeadUnit } from './types';

/** Marks that set a unit apart in a head: 承办量（件）, 億港元 [佔百分比], 金额/万元. */
const APART = /[()[\]{}:;,\s/、，；：（）【】]+/;
const LONGEST_UNIT = 8;

/**
 * The unit in a table's head or caption: 承办量（件）, 额外开支(百万元), 单位：万元, or the unit alone.
 * @param folded folded text of the head
 * @returns null when there is none
 */
export function headUnitOf(folded: string): HeadUnit | null {
  const whole = asUnit(folded.trim());
  if (whole) return whole;
  const parts = folded.slice(0, 120).split(APART).filter(Boolean);
  // 億港元 (按年增長%): the first part is the bare numbers' unit. A last part wins over a middle one: 数量（件）.
  for (const part of [...(parts[0] ? [parts[0]] : []), ...parts.slice(1).reverse()]) {
    const unit = asUnit(part.replace(/^(?:计量)?单位[:为是]?/, ''));
    if (unit && parts.length > 1) return unit;
  }
  return null;
}

function asUnit(written: string): HeadUnit | null {
  if (!written || written.length > LONGEST_UNIT) return null;
  const { unit, factor } = normaliseUnit(written);
  return unit !== '' && matchUnit(unit, 0)?.end === unit.length ? { unit, factor, written } : null;
}
