/** The periods that a report names, moved on to the next. */
import { findPeriods, type Period, samePeriod, yearBefore } from '../ledger/period';
import type { Report } from '../report/types';
import type { TextRange } from '../text/range';

/** A period in the text, with what it would become; the user decides. */
export interface PeriodOffer {
  readonly text: string;
  readonly proposal: string;
  /** Where it stands, in the source. */
  readonly places: readonly TextRange[];
  /** The first place with the words around it, for somebody who has to decide. */
  readonly context: string;
  /**
   * True when it is the ledger's own period, the year before's, or a whole year: then it moves in any report of its kind. The year of an
   * event (2022年开通的平台) stays, and is an offer of its own.
   */
  readonly likely: boolean;
}

/** The old and the new period of the ledgers, with the new one as written. */
export interface Step {
  readonly from: Period;
  readonly to: Period;
  readonly toText: string;
}

/** Years that the step is long; null when it is no whole number of them (from one quarter to the next). */
const yearsOf = ({ from, to }: Step): number | null => {
  const months = to.start - from.start;
  return months % 12 === 0 && to.end - from.end === months ? months / 12 : null;
};

/** The period that corresponds to one of the old ledger's. */
export function movedOn(period: Period, step: Step): Period {
  const months = step.to.start - step.from.start;
  if (samePeriod(period, step.from)) return step.to;
  if (samePeriod(period, yearBefore(step.from))) return yearBefore(step.to);
  return { start: period.start + months, end: period.end + months, point: period.point };
}

/**
 * The periods around the old ledger's that a report names, by what is written. Years long past stay as they are, and so do dates to the
 * day; what can't be said in the same words is not offered.
 */
export function offeredPeriods(report: Report, step: Step): PeriodOffer[] {
  const offers = new Map<string, Omit<PeriodOffer, 'places'> & { readonly places: TextRange[] }>();
  const take = (text: string, toSource: (start: number, end: number) => TextRange): void => {
    for (const { start, end, period, kind } of findPeriods(text, step.from)) {
      if (!isNear(period, step.from) || /^\s*[0-9一二三四五六七八九十]{1,3}[日号號]/.test(text.slice(end, end + 6)))
        continue;
      const written = text.slice(start, end);
      const place = toSource(start, end);
      if (report.text.slice(place.start, place.end) !== written) continue;
      const proposal = proposalFor(written, period, kind, step);
      if (proposal === null || proposal === written) continue;
      const isEvent = ofEvent(text, start, end, period, step);
      const key = `${isEvent} ${written}`;
      const offer = offers.get(key) ?? {
        text: written,
        proposal,
        places: [],
        context: contextOf(text, start, end),
        likely: !isEvent && isLikely(period, step),
      };
      offer.places.push(place);
      offers.set(key, offer);
    }
  };
  const title = titlePlace(report);
  if (title !== null)
    take(report.text.slice(title.start, title.end), (from, to) => ({
      start: title.start + from,
      end: title.start + to,
    }));
  for (const { prose } of report.blocks) take(prose.text, (from, to) => prose.range(from, to));
  return [...offers.values()];
}

/** A year that says since when something is there: 2022年开通的平台, 2022年以来, 自2022年起. Never the old ledger's own. */
function ofEvent(text: string, start: number, end: number, period: Period, { from }: Step): boolean {
  if (samePeriod(period, from)) return false;
  const behind = text.slice(end, end + 8);
  const before = text.slice(Math.max(0, start - 1), start);
  return (
    /^(?:以来|以來|起|[\p{Script=Han}]{2,5}的(?!\d))/u.test(behind) ||
    (/[自从從于於]/.test(before) && !/^的?\d/.test(behind))
  );
}

const AROUND = 8;

const contextOf = (text: string, start: number, end: number): string =>
  text
    .slice(Math.max(0, start - AROUND), end + AROUND)
    .replace(/\s+/g, ' ')
    .trim();

/** From the year before the old period to the year after it: a report may be named for the year in which it is given. */
const isNear = (period: Period, from: Period): boolean => {
  const year = Math.floor(from.end / 12);
  return Math.floor(period.start / 12) >= year - 1 && Math.floor(period.end / 12) <= year + 1;
};

const isLikely = (period: Period, step: Step): boolean =>
  samePeriod(period, step.from) ||
  (period.point && period.end === step.from.end) ||
  (yearsOf(step) === null && isPartOf(period, step.from)) ||
  samePeriod(period, yearBefore(step.from)) ||
  (!period.point && period.start % 12 === 0 && period.end - period.start === 11);

/** The `title:` of the front matter, which no block has. */
function titlePlace({ text, frontMatter }: Report): TextRange | null {
  if (frontMatter === null) return null;
  const head = text.slice(frontMatter.start, frontMatter.end);
  const found = /^title:[^\r\n]*/m.exec(head);
  return found === null
    ? null
    : { start: frontMatter.start + found.index, end: frontMatter.start + found.index + found[0].length };
}

function proposalFor(written: string, period: Period, kind: 'absolute' | 'relative', step: Step): string | null {
  const years = yearsOf(step);
  const wanted = movedOn(period, step);
  // 上半年 and 去年 say the same of any year.
  if (years !== null) return kind === 'relative' ? null : verified(withYears(written, years), wanted, step);
  if (samePeriod(period, step.from))
    return verified(kind === 'absolute' ? step.toText : step.toText.replace(/^\d{4}年/, ''), wanted, step);
  // 3月 of the first quarter is 6月 of the second.
  return isPartOf(period, step.from) && !/[日号號]/.test(written)
    ? verified(withMonths(written, step.to.start - step.from.start), wanted, step)
    : null;
}

/** Only what reads as the period that is meant. */
function verified(proposal: string, wanted: Period, step: Step): string | null {
  const [found, ...others] = findPeriods(proposal, step.to);
  return found !== undefined &&
    others.length === 0 &&
    found.end - found.start === proposal.length &&
    samePeriod(found.period, wanted)
    ? proposal
    : null;
}

const CHINESE_DIGITS = '〇一二三四五六七八九';

const isPartOf = (period: Period, whole: Period): boolean => whole.start <= period.start && period.end <= whole.end;

/** All months of a part of a year moved on within the year. */
const withMonths = (written: string, months: number): string =>
  written.replace(/(?<!\d)\d{1,2}(?=(?:[—–~～至到-]\d{1,2})?月)/g, month =>
    String(((Number(month) - 1 + months) % 12) + 1),
  );

/** All years of a period moved on, in the digits that they are written in. */
function withYears(written: string, years: number): string {
  return written
    .replace(/(?<!\d)(?:19|20)\d\d(?!\d)/g, year => String(Number(year) + years))
    .replace(/[一二][〇○零一二三四五六七八九]{3}(?=年)/g, year => {
      const digits = [...year.replace(/[○零]/g, '〇')].map(c => CHINESE_DIGITS.indexOf(c)).join('');
      return [...String(Number(digits) + years)].map(c => CHINESE_DIGITS[Number(c)]).join('');
    });
}
