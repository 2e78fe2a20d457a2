/** What a figure of a report may be called in a ledger. */
import type { HeadsOfTables } from '../binding/mentions';
import type { ChangeCue, Mention } from '../binding/types';
import { fold } from '../text/fold';
import type { PeriodsOfReport } from './periods';
import { phraseNames } from './phrase-names';
import { tidied } from './tidy';

/** Proposes a name for a figure from the words around it; `start` and `end` are its range in `text`. */
export type ProposeMetricName = (text: string, start: number, end: number) => Promise<string>;

const LONGEST_NAME = 30;
const LONGEST_CAPTION = 16;

/** Characters that a ledger's paths and formulas give a meaning, and what never belongs to a name. */
const NOT_IN_NAMES = /[\s/`@:：,，。；;、“”"'‘’()（）《》|]+/g;

/** The figure before another one, with what it is called. */
export interface NamedFigure {
  readonly mention: Mention;
  readonly name: string;
}

/** What names are made with. */
export interface Naming {
  readonly propose: ProposeMetricName;
  readonly heads: HeadsOfTables;
  readonly periods: PeriodsOfReport;
}

/**
 * Names for a figure, from the plainest to the most particular: the noun phrase of its clause, that with the words before it, the
 * whole clause; in a table the heads of row and column. Empty when nothing around the figure names anything.
 */
export async function namesOf(
  mention: Mention,
  before: NamedFigure | null,
  naming: Naming,
): Promise<readonly string[]> {
  const inTable = mention.block.cell !== null;
  const names = inTable ? fromTable(mention, naming) : await phraseNames(mention, before, naming);
  const clean = names.map(name => {
    const plain = name.replace(NOT_IN_NAMES, '').replace(READING, '').replace(TWICE, '$1');
    return clipped(inTable ? plain : polished(plain, mention));
  });
  return [...new Set(clean)].filter(name => /[\p{Script=Han}A-Za-z]/u.test(name) && name.length >= 2);
}

/** The reading that a converter of web pages leaves behind a character, once its brackets are gone: 發fā展. */
const READING = /(?<=\p{Script=Han})[a-z]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,5}/gu;

/** Two parts of a name that end and begin alike. */
const TWICE = /(\p{Script=Han}{2,6})\1/gu;

/** A text without such readings in brackets. */
export const withoutReadings = (text: string): string =>
  text.replace(/[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}[)）]/gu, '');

const IS_SHARE = /[占佔]/u;
const UPWARD = /(?:实现)?(?:增[长長加]|上升|提[高升]|上[涨漲])$/u;
const DOWNWARD = /(?<!为)(?:下降|减少|減少|降低|回落|下跌|压减|壓減|缩减|縮減|减|降)$/u;
/** 增速比上年提高, 比重较预算下降: the subject, and what it is compared with. */
const COMPARED =
  /^(.{2,}?)[比较較]([^率重例值]{0,12}?)(?:增[长長加]|提[高升]|上升|下降|[减減]少|降低|回落|[增减減多少]收|[加放][快缓緩]|[扩擴]大|收窄)$/u;

/** What a rate of change is called behind its subject, by what it is compared with ('' for the year before). */
function changeSuffix(base: string, { direction }: ChangeCue): string {
  if (/月|季/.test(base)) return '环比';
  return base === '' || /上年|去年|同期/.test(base) ? '同比' : direction === 'down' ? '降幅' : '增幅';
}

/** A name without what only leads to the number; a share that says so (渠道受理占 → 渠道受理占比); a fall (成本下降 → 成本降幅). */
function polished(name: string, { figure, cue }: Mention): string {
  const plain = tidied(name.replace(/分[别別]/gu, ''), cue?.toLevel === true);
  if (figure.unit !== '%' && figure.unit !== '百分点') return plain;
  if (/[占佔]$/u.test(plain)) return `${plain}比`;
  if (IS_SHARE.test(plain) && !/(?:比|比[重例率]|率|[增降]幅)$/u.test(plain)) return `${plain}比重`;
  if (cue === null || cue.toLevel) return plain;
  const compared = COMPARED.exec(plain);
  if (compared !== null) return compared[1]! + changeSuffix(compared[2]!, cue);
  if (figure.unit !== '%') return plain;
  const bare = plain.replace(cue.direction === 'down' ? DOWNWARD : UPWARD, '');
  if (bare === plain || bare.length < 2) return plain;
  if (/[同环環]比$/u.test(bare)) return bare;
  return cue.direction === 'down' ? `${bare}降幅` : plain;
}

const clipped = (name: string): string => [...name].slice(-LONGEST_NAME).join('');

/** 一、, （三）, 1. before the words of a head. */
const HEAD_NUMBER =
  /^(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|[（(]\d{1,2}[)）]|\d{1,2}[.．、](?!\d)|[①-⑳])+\s*/u;

/** A number between two heads of one cell. */
const INNER_NUMBER = /\s\d{1,2}[.．、](?!\d)/gu;

/** 行名 and 列名 of a cell; a unit in brackets belongs to neither, and a period is told apart from the name. */
function fromTable({ block, headUnit, figure, prose }: Mention, { heads, periods }: Naming): string[] {
  const { table, row, column } = block.cell!;
  const tableHeads = heads.of(table);
  /** All that a head says, or without its number and its period. */
  const wordsOf = (one: typeof block, whole: boolean): string => {
    const text = whole ? one.prose.text : periods.without(one, 0, one.prose.text.length);
    const words = withoutUnit(text.trim(), headUnit?.written ?? '');
    return whole ? words : words.replace(HEAD_NUMBER, '').replace(INNER_NUMBER, '');
  };
  const joined = (blocks: readonly (typeof block)[], whole: boolean): string =>
    blocks.map(one => wordsOf(one, whole)).join('');
  const [rows, columns] = [tableHeads.row(row, column), tableHeads.column(column)];
  const section = tableHeads.section(row);
  const inSection = section === null ? '' : wordsOf(section, false);
  const caption = table.caption === null ? '' : withoutUnit(table.caption.prose.text, '');
  // A whole sentence may stand before a table; its beginning tells the table apart from another.
  const title = caption.slice(0, LONGEST_CAPTION);
  // 9,145 (+14%) [76%]: behind the number of a cell stand its growth, which has a sign, and its share.
  const isBeside = figure.unit === '%' && /\d/.test(block.prose.text.slice(0, prose.start));
  const aspect = isBeside ? (/^[+＋\-－−]/.test(figure.text) ? '增幅' : '占比') : '';
  const plain = joined(rows, false) + joined(columns, false) + aspect;
  const full = joined(rows, true) + joined(columns, true) + aspect;
  return [plain, inSection + plain, full, inSection + full, title + full];
}

const withoutUnit = (head: string, unit: string): string =>
  fold(head) === fold(unit)
    ? ''
    : head.replace(/[（(【[][^）)】\]]{0,60}[）)】\]]/g, '').replace(/^(?:表|附表)[0-9一二三四五六七八九十]*/, '');
