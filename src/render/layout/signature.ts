import { CHARACTERS_PER_LINE } from './page';

/** Distances of 署名 and 成文日期 from the right margin, in characters of the body's size. */
export interface SignatureIndents {
  /** For each name, in their order. */
  readonly names: readonly number[];
  readonly date: number;
}

/** Clear space to the right of an unsealed signature, and from the name's first character to the date's. */
const WITHOUT_SEAL = 2;

/** Clear space to the right of the date below a seal. */
const WITH_SEAL = 4;

/**
 * Where 署名 and 成文日期 stand, by GB/T 9704-2012 clause 7.3.5; both are right-aligned lines with these right indents.
 *
 * Without a seal a name ends 2 characters from the right and the date begins 2 characters right of the name's beginning; where
 * the date is the longer of the two, the date ends 2 characters from the right and the name moves left for it. With a seal the
 * date ends 4 characters from the right and each name is centred over it. What would stand beyond the margin stays at the margin.
 *
 * @param names widths of the names in characters, in their order; may be empty
 * @param date width of the date in characters; 0 when there is none
 * @param seal whether a seal will be set on it
 */
export function signatureIndents(names: readonly number[], date: number, seal: boolean): SignatureIndents {
  const indents = byRule(names, date, seal);
  // A line longer than the text's width begins at the left margin, whatever the rule asks for.
  const within = (indent: number, width: number) => Math.min(indent, Math.max(0, CHARACTERS_PER_LINE - width));
  return { names: indents.names.map((indent, i) => within(indent, names[i]!)), date: within(indents.date, date) };
}

function byRule(names: readonly number[], date: number, seal: boolean): SignatureIndents {
  const widest = Math.max(0, ...names);
  if (date === 0 || names.length === 0) {
    const right = seal ? WITH_SEAL : WITHOUT_SEAL;
    return { names: names.map(() => right), date: right };
  }
  if (seal) {
    // A name much longer than the date would pass the right margin: then the date moves left, still under its middle.
    const dateRight = Math.max(WITH_SEAL, (widest - date) / 2);
    return { names: names.map(name => dateRight + (date - name) / 2), date: dateRight };
  }
  if (date > widest) {
    const right = WITHOUT_SEAL + date + WITHOUT_SEAL - widest;
    return { names: names.map(() => right), date: WITHOUT_SEAL };
  }
  return { names: names.map(() => WITHOUT_SEAL), date: widest - date };
}
