/** What a figure of a report may be called in a ledger. */
import type { HeadsOfTables } from '../binding/mentions';
import type { Mention } from '../binding/types';
import { fold } from '../text/fold';
import type { ProposeMetricName } from './draft-ledger';

const LONGEST_NAME = 30;

/** Characters that a ledger's paths and formulas give a meaning, and what never belongs to a name. */
const NOT_IN_NAMES = /[\s/`@:：,，。；;、“”"'‘’()（）《》|]+/g;

/** The figure before another one, with what it is called. */
export interface NamedFigure {
  readonly mention: Mention;
  readonly name: string;
}

/**
 * Names for a figure, from the plainest to the most particular: the noun phrase of its clause, that with the words before it, the
 * whole clause; in a table the heads of row and column. Empty when nothing around the figure names anything.
 */
export async function namesOf(
  mention: Mention,
  before: NamedFigure | null,
  propose: ProposeMetricName,
  heads: HeadsOfTables,
): Promise<readonly string[]> {
  const names = mention.block.cell === null ? await fromProse(mention, before, propose) : fromTable(mention, heads);
  const clean = names.map(name => clipped(name.replace(NOT_IN_NAMES, '')));
  return [...new Set(clean)].filter(name => /[\p{Script=Han}A-Za-z]/u.test(name) && name.length >= 2);
}

const clipped = (name: string): string => [...name].slice(-LONGEST_NAME).join('');

async function fromProse(
  { block, prose, cue, figure }: Mention,
  before: NamedFigure | null,
  propose: ProposeMetricName,
): Promise<string[]> {
  // What stands behind the figure before in the same clause is all that is said of this one.
  const last = before?.mention.block === block ? before : null;
  const from = last === null ? 0 : last.mention.prose.end;
  const sameClause = last !== null && !CLAUSE_END.test(block.prose.text.slice(from, prose.start));
  const cut = sameClause ? from : 0;
  const text = block.prose.text.slice(cut);
  const noun = withoutMarker(await propose(text, prose.start - cut, prose.end - cut));
  const clause = clauseBefore(text, prose.start - cut);
  const previous = clauseBefore(text, Math.max(0, prose.start - cut - clause.length - 1));
  const after = /^[\p{Script=Han}]{2,8}/u.exec(block.prose.text.slice(prose.end))?.[0] ?? '';
  const own = stripped(clause);
  const isChange = cue !== null && !cue.toLevel && (figure.unit === '%' || figure.unit === '百分点');
  const subject = last === null ? '' : last.name.replace(/(?:同比|环比)$/, '');
  const change = /环比/.test(clause) ? '环比' : '同比';
  const ofChange = isChange && ONLY_CHANGE.test(own) && subject !== '' ? [subject + change, subject + own] : [];
  return [
    ...ofChange,
    noun,
    own,
    own + after,
    stripped(previous) + own,
    stripped(previous) + own + after,
    subject + own + after,
    lastHeading(block.headings.map(({ prose: { text: words } }) => words)) + own + after,
  ].filter(name => name !== '' && name !== '新指标');
}

/** A clause that says how something moved, and not what. */
const ONLY_CHANGE =
  /^(?:同比|环比|比上年|比去年|较上年|较去年|上年|去年|同期|分别|也|又|均|实际|增长|增加|提高|提升|上升|下降|减少|降低|回落|增幅|降幅|加快|放缓|了)*$/;

/** 一是 before what an item is about. */
const withoutMarker = (name: string): string => name.replace(/^[一二三四五六七八九十](?:是|要)/, '');

const lastHeading = (headings: readonly string[]): string =>
  headings.length > 1 ? headings[headings.length - 1]!.replace(/^[（(]?[一二三四五六七八九十0-9]+[)）、.．]/, '') : '';

const CLAUSE_END = /[，。；：、,;:!?！？\n]/;

/** The words of the figure's own clause before it. */
function clauseBefore(text: string, start: number): string {
  let from = start;
  while (from > 0 && start - from < LONGEST_NAME * 2 && !CLAUSE_END.test(text.charAt(from - 1))) from--;
  return text.slice(from, start);
}

/** Words without figures, dates and what leads to a number. */
const stripped = (clause: string): string =>
  clause
    .replace(/[0-9０-９.．%％]+(?:[年月日亿万件个项家人次元]|人次|万元|亿元)*/g, '')
    .replace(/^[一二三四五六七八九十](?:是|要)/, '')
    .replace(/^(?:其中|全年|今年以来|今年|上半年|下半年|全市|全区|共|累计)+/, '')
    .replace(/(?:达到了?|达|为|是|共计|共|约有?|有|累计|近|超过?)+$/, '');

/** 行名 and 列名 of a cell; a unit in brackets belongs to neither. */
function fromTable({ block, headUnit }: Mention, heads: HeadsOfTables): string[] {
  const { table, row, column } = block.cell!;
  const tableHeads = heads.of(table);
  const words = (blocks: readonly { prose: { text: string } }[]): string =>
    blocks.map(({ prose }) => withoutUnit(prose.text, headUnit?.written ?? '')).join('');
  const rowWords = words(tableHeads.row(row, column));
  const columnWords = words(tableHeads.column(column));
  const section = tableHeads.section(row);
  const caption = table.caption === null ? '' : withoutUnit(table.caption.prose.text, '');
  return [
    rowWords + columnWords,
    (section === null ? '' : withoutUnit(section.prose.text, '')) + rowWords + columnWords,
    caption + rowWords + columnWords,
  ];
}

const withoutUnit = (head: string, unit: string): string =>
  fold(head) === fold(unit)
    ? ''
    : head.replace(/[（(【[][^）)】\]]{0,12}[）)】\]]/g, '').replace(/^(?:表|附表)[0-9一二三四五六七八九十]*/, '');
