import { type Period, parsePeriod, samePeriod } from './period';

const QUARTERS = '一二三四';

/** A period as a ledger writes it, with its year: 2015年上半年. Null for one that has no usual form. */
export function periodText({ start, end, point }: Period): string | null {
  const [year, month, last, length] = [Math.floor(start / 12), start % 12, end % 12, end - start + 1];
  const forms = point
    ? [month === 11 ? `${year}年末` : month === 0 ? `${year}年初` : `${year}年${month + 1}月底`]
    : [
        ...(month === 0 && length === 12 ? [`${year}年`] : []),
        ...(length === 6 && month % 6 === 0 ? [`${year}年${month === 0 ? '上' : '下'}半年`] : []),
        ...(length === 3 && month % 3 === 0 ? [`${year}年${QUARTERS[month / 3]}季度`] : []),
        ...(month === 0 && length === 9 ? [`${year}年前三季度`] : []),
        ...(month === 0 && length > 12 && length % 12 === 0 ? [`${year}—${Math.floor(end / 12)}年`] : []),
        ...(length === 1 ? [`${year}年${month + 1}月`] : []),
        ...(length < 12 && last > month ? [`${year}年${month + 1}—${last + 1}月`] : []),
        ...(length === 12 ? [`${year}-${year + 1}年度`] : []),
      ];
  return (
    forms.find(form => {
      const parsed = parsePeriod(form);
      return parsed !== null && samePeriod(parsed, { start, end, point });
    }) ?? null
  );
}
