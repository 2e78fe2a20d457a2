import { fold } from '../text/fold';
import type { TextRange } from '../text/range';

/**
 * A stretch of calendar months. `start` and `end` are month numbers counted from year 0 (year × 12 + month − 1), both
 * inclusive: 2015年上半年 is 2015×12 … 2015×12+5. A point in time (截至6月底, 2014年末) is one month with `point` true.
 */
export interface Period {
  readonly start: number;
  readonly end: number;
  readonly point: boolean;
}

/** A period expression found in prose; offsets are into the text that was scanned. */
export interface PeriodMention extends TextRange {
  readonly period: Period;
  /** `relative` when it was worked out from the context (去年, 上半年), `absolute` when it names its year. */
  readonly kind: 'absolute' | 'relative';
}

const stretch = (start: number, end: number): Period => ({ start, end, point: false });
const moment = (month: number): Period => ({ start: month, end: month, point: true });
const wholeYear = (year: number): Period => stretch(year * 12, year * 12 + 11);
const yearOf = (month: number): number => Math.floor(month / 12);

/** True when both are the same stretch, or the same point, of time. */
export const samePeriod = (a: Period, b: Period): boolean =>
  a.start === b.start && a.end === b.end && a.point === b.point;

/** The same stretch one year earlier: what 同比 is measured against. */
export const yearBefore = (period: Period): Period => ({
  start: period.start - 12,
  end: period.end - 12,
  point: period.point,
});

/** The stretch of equal length right before: what 环比 is measured against. For a point, the month before. */
export const periodBefore = (period: Period): Period => {
  const length = period.end - period.start + 1;
  return { start: period.start - length, end: period.end - length, point: period.point };
};

/** True when `inner` lies within `outer` (a point lies within every stretch that has its month). */
export const contains = (outer: Period, inner: Period): boolean =>
  outer.start <= inner.start && inner.end <= outer.end && (!outer.point || inner.point);

/** What `fold` leaves apart and periods do not: dashes of every kind, and the two zeros. One character for one. */
const ALIKE = /[–—―‒−〜∼○零]/g;

function plain(text: string): string {
  return fold(text).replace(ALIKE, c => (c === '○' || c === '零' ? '〇' : c === '〜' || c === '∼' ? '~' : '-'));
}

const DIGITS = '〇一二三四五六七八九';

/** 4, 12, 四, 十二, 二十 → number; NaN for anything else. Up to 99. */
function small(text: string): number {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const ten = text.indexOf('十');
  if (ten < 0) return text.length === 1 ? (DIGITS.indexOf(text) + 1 || Number.NaN) - 1 : Number.NaN;
  const tens = ten === 0 ? 1 : DIGITS.indexOf(text.slice(0, ten));
  const ones = ten === text.length - 1 ? 0 : DIGITS.indexOf(text.slice(ten + 1));
  return tens < 0 || ones < 0 ? Number.NaN : tens * 10 + ones;
}

/** 2015, 二〇一五 → 2015. */
function yearNumber(text: string): number {
  return /^\d/.test(text) ? Number(text) : Number([...text].map(c => DIGITS.indexOf(c)).join(''));
}

// Pieces of the patterns. Every quantifier is bounded, so that matching at one place costs a constant.
const YEAR = '(?:[12]\\d{3}(?!\\d)|[一二][〇一二三四五六七八九]{3}(?![〇一二三四五六七八九十]))';
const NUM = '(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])';
const TO = '\\s?(?:[-~]{1,2}|至|到)\\s?';
const FISCAL = '(?:财政年度|财年|学年度|学年|年度)';
const QUARTER = '(?:第?[一二三四1-4]季度|第[一二三四1-4]季(?!度)|q[1-4])';

/** What may follow a year: the part of it that is meant. Groups are named by `tailPeriod`. */
const TAIL =
  `(?:(?<half>[上下])半年(?<halfEnd>[末底])?` +
  `|前(?:(?<firstQuarters>[一二两三23])个?季度|(?<firstMonths>${NUM})个月)` +
  `|头(?<headMonths>${NUM})个月` +
  `|(?<quarter>${QUARTER})(?<quarterEnd>[末底])?` +
  `|(?<fromMonth>${NUM})月?${TO}(?<toMonth>${NUM})月份?` +
  `|(?<month>${NUM})月(?:(?<day>\\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]|份?(?<monthEnd>[末底])|份)?)`;

const YEAR_FIRST = '12一二';
const NUM_FIRST = '0123456789十一二三四五六七八九';
const TAIL_FIRST = `上下前头第q${NUM_FIRST}`;

function rx(source: string): RegExp {
  return new RegExp(source, 'y');
}

type Groups = Readonly<Record<string, string | undefined>>;

/** The period of a TAIL match; `monthZero` gives the January of the year it belongs to, from the tail's own first month. */
function tailPeriod(g: Groups, january: (firstMonth: number) => number): Period | null {
  const span = (from: number, to: number): Period => {
    const base = january(from);
    return stretch(base + from - 1, base + to - 1);
  };
  const end = (p: Period, isEnd: string | undefined): Period => (isEnd ? moment(p.end) : p);
  if (g['half']) return end(g['half'] === '上' ? span(1, 6) : span(7, 12), g['halfEnd']);
  if (g['firstQuarters']) return span(1, (g['firstQuarters'] === '两' ? 2 : small(g['firstQuarters'])) * 3);
  const months = g['firstMonths'] ?? g['headMonths'];
  if (months) return span(1, small(months));
  if (g['quarter']) {
    const n = small(g['quarter'].replace(/[第季度q]/g, ''));
    return end(span(n * 3 - 2, n * 3), g['quarterEnd']);
  }
  if (g['fromMonth'] && g['toMonth']) {
    const from = small(g['fromMonth']);
    const to = small(g['toMonth']);
    return from <= to ? span(from, to) : null;
  }
  if (g['month']) {
    const p = span(small(g['month']), small(g['month']));
    return g['day'] || g['monthEnd'] ? moment(p.start) : p;
  }
  return null;
}

const inYear = (year: number) => () => year * 12;

interface Form {
  readonly pattern: RegExp;
  /** Every character that a match may begin with. */
  readonly first: string;
  /** Null when the words only look like a period. */
  read(groups: Groups, context: Period | null): Period | null;
}

const UP_TO = '(?<upTo>截[至止]到?\\s?)?';

/** Forms that name their year, the longest first. */
const ABSOLUTE: readonly Form[] = [
  {
    // 2013-2014年度, 2014-15财政年度, 2014/15学年: April to March where it is one year across the turn of the year.
    pattern: rx(
      `(?<a>${YEAR})\\s?(?:年度|年|学年)?\\s?(?:[-~]{1,2}|至|到|/)\\s?(?<b>${YEAR}|\\d\\d(?!\\d))\\s?${FISCAL}`,
    ),
    first: YEAR_FIRST,
    read: g => {
      const a = yearNumber(g['a']!);
      const short = g['b']!.length === 2;
      const b = short ? Math.floor(a / 100) * 100 + Number(g['b']) : yearNumber(g['b']!);
      if (b === a + 1) return stretch(a * 12 + 3, b * 12 + 2);
      return b > a ? stretch(a * 12, b * 12 + 11) : null;
    },
  },
  {
    pattern: rx(`(?<a>${YEAR})年(?<m>${NUM})月${TO}(?<b>${YEAR})年(?<n>${NUM})月`),
    first: YEAR_FIRST,
    read: g => {
      const from = yearNumber(g['a']!) * 12 + small(g['m']!) - 1;
      const to = yearNumber(g['b']!) * 12 + small(g['n']!) - 1;
      return from <= to ? stretch(from, to) : null;
    },
  },
  {
    pattern: rx(`(?<a>${YEAR})年?${TO}(?<b>${YEAR})年(?!\\s?${TAIL.replace(/\?<\w+>/g, '?:')})(?:期间|间)?`),
    first: YEAR_FIRST,
    read: g => {
      const a = yearNumber(g['a']!);
      const b = yearNumber(g['b']!);
      return a < b ? stretch(a * 12, b * 12 + 11) : null;
    },
  },
  {
    // 2012年以来, 2012年6月以来: up to the end of the context.
    pattern: rx(`(?<a>${YEAR})年(?:(?<m>${NUM})月)?以来`),
    first: YEAR_FIRST,
    read: (g, context) => {
      const year = yearNumber(g['a']!);
      const from = year * 12 + (g['m'] ? small(g['m']) - 1 : 0);
      return stretch(from, Math.max(from, context?.end ?? year * 12 + 11));
    },
  },
  {
    pattern: rx(`${UP_TO}(?<a>${YEAR})年\\s?度?\\s?${TAIL}`),
    first: `截${YEAR_FIRST}`,
    read: g => {
      const p = tailPeriod(g, inYear(yearNumber(g['a']!)));
      return p && g['upTo'] ? moment(p.end) : p;
    },
  },
  {
    pattern: rx(`${UP_TO}(?<a>${YEAR})年(?:(?<end>[年]?[末底]|年终)|(?<begin>年?初))`),
    first: `截${YEAR_FIRST}`,
    read: g => moment(yearNumber(g['a']!) * 12 + (g['end'] ? 11 : 0)),
  },
  {
    pattern: rx(`${UP_TO}(?<a>${YEAR})(?:年度|年全年|全年|年|财年|学年)`),
    first: `截${YEAR_FIRST}`,
    read: g => {
      const p = wholeYear(yearNumber(g['a']!));
      return g['upTo'] ? moment(p.end) : p;
    },
  },
];

const PLAN_NUMBER_FIRST = '二十一三四五六七八九';
const PLAN_NUMBER = '(?:二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])';

/** The years of the n-th five-year plan; the third began three years late. */
function plan(n: number): Period | null {
  if (!(n >= 1 && n <= 29)) return null;
  const first = n >= 3 ? 1966 + (n - 3) * 5 : 1953 + (n - 1) * 5;
  return stretch(first * 12, (first + 4) * 12 + 11);
}

const PLAN_FORMS: readonly Form[] = [
  {
    pattern: rx(
      `(?:[“”"‘’'「『](?<q>${PLAN_NUMBER})五[“”"‘’'」』](?:时期|期间|规划期|计划期)?|(?<n>${PLAN_NUMBER})五(?:时期|期间|规划期|计划期))(?<end>末)?`,
    ),
    first: `“”"‘’'「『${PLAN_NUMBER_FIRST}`,
    read: g => {
      const p = plan(small((g['q'] ?? g['n'])!));
      return p && g['end'] ? moment(p.end) : p;
    },
  },
];

/** Plan names without quotes or 时期 are too short for prose (八五折), but plain enough as a period of their own. */
const BARE_PLAN: Form = {
  pattern: rx(`(?<n>${PLAN_NUMBER})五(?:时期|期间|规划|计划)?`),
  first: PLAN_NUMBER_FIRST,
  read: g => plan(small(g['n']!)),
};

/** Shorthand that only makes sense where nothing but a period can stand: a key of the ledger. */
const KEY_FORMS: readonly Form[] = [
  { pattern: rx(`(?<a>${YEAR})`), first: YEAR_FIRST, read: g => wholeYear(yearNumber(g['a']!)) },
  {
    pattern: rx(`(?<a>${YEAR})${TO}(?<b>${YEAR})`),
    first: YEAR_FIRST,
    read: g => {
      const a = yearNumber(g['a']!);
      const b = yearNumber(g['b']!);
      return a < b ? stretch(a * 12, b * 12 + 11) : null;
    },
  },
  {
    pattern: rx(`(?<a>[12]\\d{3})[-./](?<m>1[0-2]|0?[1-9])(?:[-./](?<d>3[01]|[12]\\d|0?[1-9]))?`),
    first: '12',
    read: g => {
      const month = Number(g['a']) * 12 + Number(g['m']) - 1;
      return g['d'] ? moment(month) : stretch(month, month);
    },
  },
  {
    pattern: rx(`(?<a>[12]\\d{3})-?q(?<q>[1-4])`),
    first: '12',
    read: g => tailPeriod({ quarter: g['q'] }, inYear(Number(g['a']))),
  },
];

/**
 * Reads a whole text as one period that names its year: 2015年, 2015年上半年, 2016年前三季度, 2016年1—6月, 截至2015年6月底, 2013-2014年度 (April to
 * March), 1979—1984年, “十四五”时期, 二〇一五年, also the bare 2014 of a YAML key. Simplified, traditional and full-width.
 * @returns null when it is no period, or one without a year (上半年).
 */
export function parsePeriod(text: string): Period | null {
  if (text.length > 60) return null;
  const line = plain(text.trim());
  for (const form of [...ABSOLUTE, ...PLAN_FORMS, BARE_PLAN, ...KEY_FORMS]) {
    form.pattern.lastIndex = 0;
    const match = form.pattern.exec(line);
    if (match && match[0].length === line.length) {
      const period = form.read(match.groups ?? {}, null);
      if (period) return period;
    }
  }
  return null;
}

const THIS_YEAR = '今年|本年度|本年|当年';
const LAST_YEAR = '去年度|去年|上年度|上一年度|上一年|上年';

/** The year that a word of the report means, given the ledger's period. */
function wordYear(word: string | undefined, context: Period): number {
  const year = yearOf(context.end);
  if (!word || /^[今本当]/.test(word)) return year;
  return word === '前年' ? year - 2 : year - 1;
}

const isLong = (p: Period): boolean => !p.point && p.end - p.start + 1 >= 12;

/** Forms that need the ledger's period to be resolved. */
const RELATIVE: readonly Form[] = [
  {
    pattern: rx(`(?:${LAST_YEAR})\\s?同期`),
    first: '去上',
    read: (_, context) => yearBefore(context!),
  },
  {
    pattern: rx('前年同期'),
    first: '前',
    read: (_, context) => yearBefore(yearBefore(context!)),
  },
  {
    pattern: rx(`(?:${THIS_YEAR})以来`),
    first: '今本当',
    read: (_, context) => stretch(yearOf(context!.end) * 12, context!.end),
  },
  {
    pattern: rx(`${UP_TO}(?<word>${THIS_YEAR}|${LAST_YEAR}|前年)?的?${TAIL}`),
    first: `截今本当去上前的${TAIL_FIRST}`,
    read: (g, context) => {
      const c = context!;
      // A bare month belongs to the year in which the context has it: a fiscal year starts in April.
      const january = (first: number): number => {
        const years = g['word'] ? [] : [yearOf(c.end), yearOf(c.start)];
        const inside = years.find(y => c.start <= y * 12 + first - 1 && y * 12 + first - 1 <= c.end);
        return (inside ?? wordYear(g['word'], c)) * 12;
      };
      const p = tailPeriod(g, january);
      return p && g['upTo'] ? moment(p.end) : p;
    },
  },
  {
    pattern: rx(`(?<word>${THIS_YEAR}|${LAST_YEAR}|前年)?年?(?<=年)(?:(?<end>[末底])|(?<begin>初))`),
    first: '今本当去上前年末底初',
    read: (g, context) => moment(wordYear(g['word'], context!) * 12 + (g['end'] ? 11 : 0)),
  },
  {
    pattern: rx(`(?<word>${THIS_YEAR}|${LAST_YEAR}|前年(?!度))(?:全年)?`),
    first: '今本当去上前',
    read: (g, context) => {
      const c = context!;
      const back = yearOf(c.end) - wordYear(g['word'], c);
      // In a report on a stretch that starts the year, 今年 is that stretch; where the stretch is a year (or a fiscal year), 去年 is the one before.
      if (back === 0) return !c.point && (c.start % 12 === 0 || isLong(c)) ? c : wholeYear(yearOf(c.end));
      if (isLong(c) && c.end - c.start === 11) return back === 1 ? yearBefore(c) : yearBefore(yearBefore(c));
      return wholeYear(yearOf(c.end) - back);
    },
  },
  {
    pattern: rx('上一?个?季度'),
    first: '上',
    read: (_, context) => {
      const first = Math.floor(context!.end / 3) * 3;
      return stretch(first - 3, first - 1);
    },
  },
  {
    pattern: rx('上一?个?月(?<end>[末底])?(?!份?[上中下]旬)'),
    first: '上',
    read: (g, context) => (g['end'] ? moment(context!.end - 1) : stretch(context!.end - 1, context!.end - 1)),
  },
  {
    pattern: rx('全年(?!龄)'),
    first: '全',
    read: (_, context) => (isLong(context!) ? context : wholeYear(yearOf(context!.end))),
  },
  {
    pattern: rx(
      `(?:过去|最近|近|这|前)?(?<n>\\d{1,2}|${PLAN_NUMBER}|十)年(?:来|间(?!隔))|(?:过去|最近|近)(?<m>\\d{1,2}|${PLAN_NUMBER}|十)年(?!来|级|均)`,
    ),
    first: `过最近这前0123456789${PLAN_NUMBER_FIRST}`,
    read: (g, context) => {
      const n = small((g['n'] ?? g['m'])!);
      return n >= 2 ? stretch(context!.end - 12 * n + 1, context!.end) : null;
    },
  },
];

/** The forms that may begin with one character. */
interface FormsAt {
  readonly absolute: readonly Form[];
  readonly relative: readonly Form[];
}

const beginningWith = (forms: readonly Form[], c: string): readonly Form[] =>
  forms.filter(({ first }) => first.includes(c));

/** Every character that a period in prose begins with. */
const STARTS = '0123456789〇一二三四五六七八九十第前头上下去今本当全年截过最近这q“”"‘’\'「『';

/** The forms that may begin with each of them: most characters begin no period, and a digit few forms. */
const FORMS_AT: readonly FormsAt[] = [...STARTS].map(c => ({
  absolute: beginningWith([...ABSOLUTE, ...PLAN_FORMS], c),
  relative: beginningWith(RELATIVE, c),
}));

/** By UTF-16 code unit: its place in `STARTS`, counted from 1; 0 for the rest. */
const START_NUMBER = new Uint8Array(65536);
for (const [i, c] of [...STARTS].entries()) START_NUMBER[c.charCodeAt(0)] = i + 1;

/** 以前年度, 第三季度 from its middle, 三年末, 1.2月. */
const BEFORE_NO_RELATIVE = /[第以之.\d〇一二三四五六七八九十每历多]/;
const isDigit = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9';

/**
 * Finds every period expression in a prose text, in order and without overlaps, in time linear in its length.
 * @param context the period the text is about (the ledger's); relative expressions (去年, 上年同期, 上半年, 1—6月, 年末, 今年以来, 五年来) are
 *   resolved against it, and left out when it is null.
 */
export function findPeriods(text: string, context: Period | null): PeriodMention[] {
  const line = plain(text);
  const found: PeriodMention[] = [];
  let at = 0;
  while (at < line.length) {
    const start = START_NUMBER[line.charCodeAt(at)]!;
    if (start === 0) {
      at += 1;
      continue;
    }
    const forms = FORMS_AT[start - 1]!;
    let match: RegExpExecArray | null = null;
    let period: Period | null = null;
    let kind: PeriodMention['kind'] = 'absolute';
    const tryForms = (candidates: readonly Form[]): boolean => {
      for (const form of candidates) {
        form.pattern.lastIndex = at;
        match = form.pattern.exec(line);
        if (!match || match[0] === '') continue;
        period = form.read(match.groups ?? {}, context);
        if (period) return true;
      }
      return false;
    };
    let hit = tryForms(forms.absolute);
    if (!hit && context && !BEFORE_NO_RELATIVE.test(line[at - 1] ?? '')) {
      kind = 'relative';
      hit = tryForms(forms.relative);
    }
    if (hit && match && period) {
      const end = at + (match as RegExpExecArray)[0].trimEnd().length;
      found.push({ period, start: at, end, kind });
      at = end;
      continue;
    }
    const c = line[at];
    at += 1;
    // A number that is no period must not be entered in its middle (12015年).
    if (isDigit(c)) while (isDigit(line[at])) at += 1;
  }
  return found;
}
