/** Shares that should make 100% together: 甲占40%、乙占35%、其他占25%; 三次产业结构为8.1∶45.2∶46.7. */
import Big from 'big.js';
import { areApart, type Extent, plus } from './extent';
import { namesLeaveNothing, sumOf, totalOf } from './parts';
import { CENT, type Stated, type StatedSentence } from './stated';

/** Shares of one whole that leave nothing out. */
export interface FullShares {
  readonly shares: readonly Stated[];
  /** The numbers that are added up: the shares, or the members of a ratio. */
  readonly addends: readonly string[];
  readonly sum: Big;
  readonly isFalse: boolean;
}

const ALL: Extent = { low: CENT, high: CENT };
const SHARE = /占(?:比|比重|总数|总量|总额|全部)?的?(?:为|达|达到)?$/;
const LONGEST_GAP = 60;
const MOST_SHARES = 20;
const INDUSTRIES = /^(?:第?[一二三](?:次?产业|产)|[一二三]产)/;
/** A sum further from 100 than this is of shares that belong to several wholes. */
const FAR = 30;

/** The shares of a sentence that must make 100%. */
export function* fullShares({ text, sentence, figures }: StatedSentence): Generator<FullShares> {
  let run: { share: Stated; name: string }[] = [];
  let from = sentence.start;
  for (const figure of figures) {
    if (figure.figure.kind === 'ratio') {
      const ratio = structure(text, figure);
      if (ratio !== null) yield ratio;
    }
    if (figure.role !== 'rate' || figure.figure.written.form !== 'number') continue;
    const gap = text.slice(from, figure.start);
    from = figure.end;
    if (
      figure.mention.cue !== null ||
      !SHARE.test(gap) ||
      gap.length > LONGEST_GAP ||
      /其中/.test(run.length > 0 ? gap : '')
    ) {
      run = [];
      continue;
    }
    run.push({ share: figure, name: nameOf(gap) });
    if (run.length > MOST_SHARES) run = [];
    if (!isWhole(run)) continue;
    const shares = run.map(one => one.share);
    const sum = totalOf(shares);
    if (sum.minus(CENT).abs().gt(FAR)) continue;
    const addends = shares.map(one => one.value.toFixed());
    yield { shares, addends, sum, isFalse: areApart(sumOf(shares), ALL) };
    run = [];
  }
}

/** ；其他收入6.2万元，占 → 其他收入. */
function nameOf(gap: string): string {
  const name = /[^、,;:()\s。]+/.exec(gap)?.[0] ?? '';
  return name.replace(/^(?:其中|和|及|以及)/, '').replace(/占.*$|\d.*$/, '');
}

function isWhole(run: readonly { share: Stated; name: string }[]): boolean {
  if (run.length === 3 && run.every(one => INDUSTRIES.test(one.name))) return true;
  return namesLeaveNothing(run.map(({ share, name }) => ({ figure: share, name, share: null })));
}

const NUMBER = /\d+(?:\.\d+)?/g;

/** The members of a ratio of three or more that is a structure in percent; null for any other ratio. */
function structure(text: string, figure: Stated): FullShares | null {
  if (!/结构|构成|比重/.test(text.slice(Math.max(0, figure.start - 24), figure.start))) return null;
  const members = text.slice(figure.start, figure.end).match(NUMBER) ?? [];
  if (members.length < 3 || members.length > MOST_SHARES) return null;
  const extents = members.map((member): Extent => {
    const value = new Big(member);
    const half = new Big(`5e${-1 - (member.split('.')[1]?.length ?? 0)}`);
    return { low: value.minus(half), high: value.plus(half) };
  });
  const sum = members.reduce((all, member) => all.plus(member), new Big(0));
  if (sum.minus(CENT).abs().gt(FAR)) return null;
  return { shares: [figure], addends: members, sum, isFalse: areApart(extents.reduce(plus), ALL) };
}
