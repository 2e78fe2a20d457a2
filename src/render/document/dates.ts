const YEAR =
  '(?:[0-9０-９]{4}|[〇○零ＯOo一二三四五六七八九]{4}|(?:中[华華])?民[国國]\\s{0,3}(?:[0-9０-９]{1,3}|[一二三四五六七八九十百〇○零]{1,5}))';
const MONTH = '(?:[0-9０-９]{1,2}|[一二三四五六七八九十正元]{1,2})';
const DAY = '(?:[0-9０-９]{1,2}|[一二三四五六七八九十廿卅]{1,3})';
const GAP = '\\s{0,3}';

/** A line that is a date and nothing else. The day may be missing: many reports close with the month. */
const DATE_LINE = new RegExp(
  `^(?:${YEAR}${GAP}年${GAP}${MONTH}${GAP}月(?:${GAP}${DAY}${GAP}[日号號])?|[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2})$`,
);

/** True for a line that states a date and nothing else, as below a report. */
export const isDateLine = (line: string): boolean => line.length <= 40 && DATE_LINE.test(line.trim());

/**
 * A date given in front matter as the standard wants it printed: 2015年7月20日, without leading noughts (GB/T 9704 clause
 * 7.3.5.4). Anything that is not a date in digits stays as it is.
 */
export function printedDate(text: string): string {
  const found =
    /^([0-9]{4})\s?年\s?([0-9]{1,2})\s?月\s?([0-9]{1,2})\s?[日号號]$/.exec(text) ??
    /^([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})(?:[T ].{0,40})?$/.exec(text);
  if (found === null) return text;
  const [, year, month, day] = found;
  const isReal = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
  return isReal ? `${year}年${Number(month)}月${Number(day)}日` : text;
}
