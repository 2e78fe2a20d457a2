import type { Verdict } from '../core/verdict/types';
import type { Summary } from './types';

/** Counts figures by verdict. */
export function summarise(figures: readonly { readonly verdict: Verdict }[]): Summary {
  const counts: Record<Verdict, number> = {
    consistent: 0,
    mismatch: 0,
    loose: 0,
    ambiguous: 0,
    unbound: 0,
    ignored: 0,
  };
  for (const figure of figures) counts[figure.verdict]++;
  return { figures: figures.length, ...counts };
}
