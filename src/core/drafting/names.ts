/** What a figure of a report may be called in a ledger. */
import type { HeadsOfTables } from '../binding/mentions';
import type { ChangeCue, Mention } from '../binding/types';
import { fold } from '../text/fold';
import type { ProposeMetricName } from './draft-ledger';

const LONGEST_NAME = 30;
const LONGEST_CAPTION = 16;

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
  const inTable = mention.block.cell !== null;
  const clean = names.map(name => {
    const plain = name.replace(NOT_IN_NAMES, '').replace(READING, '');
    return clipped(inTable ? plain : polished(plain, mention));
  });
  return [...new Set(clean)].filter(name => /[\p{Script=Han}A-Za-z]/u.test(name) && name.length >= 2);
}

/** The reading that a converter of web pages leaves behind a character, once its brackets are gone: 發fā展. */
const READING = /(?<=\p{Script=Han})[a-z]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,5}/gu;

/** A text without such readings in brackets. */
export const withoutReadings = (text: string): string =>
  text.replace(/[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}[)）]/gu, '');

/** Leads to the figure and is no part of what it is called. */
const TAIL =
  /(?:分[别別]|以[来來]|[共合累][计計]|(?<![预預总總合统統审審会會设設估])[计計]|[达達]到?|(?<![行作因])[为為]|(?:保持|维持|維持|稳定|穩定|控制)在|[增升降减減缩縮](?:短)?[至到]|(?:提高|下降|上升|回落|增加|扩大|擴大)[至到]|(?<!平)均|各)+$/u;

const IS_SHARE = /[占佔]/u;
const DOWNWARD = /(?<!为)(?:下降|减少|減少|降低|回落|下跌|压减|壓減|减|降)$/u;

/**
 * A name without what only leads to the number; a share that says so (渠道受理占 → 渠道受理占比); a fall, which is recorded with its sign,
 * as a change (成本下降 → 成本增幅: -5%).
 */
function polished(name: string, { figure, cue }: Mention): string {
  const plain = name
    .replace(READING, '')
    .replace(/分[别別]/gu, '')
    .replace(TAIL, '');
  const isPercent = figure.unit === '%';
  if (isPercent && /[占佔]$/u.test(plain)) return `${plain}比`;
  if (isPercent && IS_SHARE.test(plain) && !/(?:比|比[重例率]|率)$/u.test(plain)) return `${plain}比重`;
  if (isPercent && cue?.direction === 'down' && !cue.toLevel && plain.length > 4)
    return plain.replace(DOWNWARD, /[同环環]比(?:下降|减少|減少|降低|回落|下跌)$/u.test(plain) ? '' : '增幅');
  return plain;
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
  // 缩短8.6秒, 同期缩短至11.2秒: how far, or to where, what was spoken of before has moved.
  const ofMove = cue !== null && !isChange && ONLY_CHANGE.test(own) ? moveOf(subject, stripped(previous), cue) : [];
  const ofDealt = dealtName(block.prose.text, prose.start, figure.unit);
  const heading = lastHeading(block.headings.map(({ prose: { text: words } }) => words));
  return [
    ...ofDealt,
    ...ofChange,
    ...ofMove,
    ...(SAYS_LITTLE.test(noun) ? [stripped(previous) + noun] : []),
    noun,
    ...(own.replace(TAIL, '') === '' ? [stripped(previous)] : []),
    own,
    ...(SAYS_TOTAL.test(clause) ? [`${own.replace(TAIL, '') || stripped(previous)}合计`] : []),
    own + after,
    stripped(previous) + own,
    stripped(previous) + own + after,
    subject + own + after,
    own + after === '' ? '' : heading + own + after,
  ].filter(name => name !== '' && name !== '新指标');
}

/** What moved, named by the figure before or by the clause before. */
function moveOf(subject: string, previous: string, { toLevel, verb }: ChangeCue): string[] {
  const what = subject !== '' ? subject : previous;
  if (what === '') return [];
  return toLevel ? (previous === '' ? [] : [previous]) : [what + verb];
}

/** Names nothing without the clause before it. */
const SAYS_LITTLE = /^(?:[确確]定|覆[盖蓋]|涉及|首批|惠及|其中|[总總][数數]|完成|新增)$/u;

const DEALS_OUT = /分[别別]/gu;
const SENTENCE_PART_END = /[，。；：,;:!?！？\n]/u;

/**
 * 工业、技改投资分别增长9.4%、13.3%: the n-th figure belongs to the n-th of what is named before 分别. [] where they are not
 * equally many.
 */
function dealtName(text: string, start: number, unit: string): string[] {
  let from = start;
  while (from > 0 && start - from < 80 && !SENTENCE_PART_END.test(text.charAt(from - 1))) from--;
  const before = text.slice(from, start);
  const deals = [...before.matchAll(DEALS_OUT)].at(-1)?.index;
  if (deals === undefined) return [];
  const items = stripped(before.slice(0, deals))
    .split(/、|以及|和|与|與|及/u)
    .map(item => item.trim());
  const led = before.slice(deals + 2);
  const verb = /^[\p{Script=Han}]*/u.exec(led)![0];
  let to = start;
  while (to < text.length && to - start < 80 && !SENTENCE_PART_END.test(text.charAt(to))) to++;
  const count = (part: string): number => part.split(/、|和|与|與|及/u).length;
  const index = count(led) - 1;
  if (items.length < 2 || items.length !== count(led + text.slice(start, to)) || items.some(item => item === ''))
    return [];
  const head = items[index]!;
  const tail = verb.replace(TAIL, '');
  return unit === '%' ? [head + tail, head] : [head, head + tail];
}

/** 提案96件、建议117件，计213件: what stands before is the name of a part. */
const SAYS_TOTAL = /(?:^|[共合总總]|[^预預总總统統审審会會设設估])[计計]$/u;

/** A clause that says how something moved, and not what. */
const ONLY_CHANGE =
  /^(?:同比|环比|環比|比上年|比去年|较上年|较去年|較上年|較去年|上年|去年|同期|分别|分別|也|又|均|实际|实現|增长|增長|增加|提高|提升|上升|下降|下跌|减少|減少|降低|回落|缩短|縮短|增幅|降幅|加快|放缓|至|到|了)*$/;

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
    .replace(/^(?:其中|[当當]中|全年|今年以[来來]|以[来來]|今年|上半年|下半年|全市|全区|我[们們]|共|累计)+/u, '')
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
  // A whole sentence may stand before a table; its beginning tells the table apart from another.
  const title = caption.slice(0, LONGEST_CAPTION);
  return [
    rowWords + columnWords,
    (section === null ? '' : withoutUnit(section.prose.text, '')) + rowWords + columnWords,
    title + rowWords + columnWords,
  ];
}

const withoutUnit = (head: string, unit: string): string =>
  fold(head) === fold(unit)
    ? ''
    : head.replace(/[（(【[][^）)】\]]{0,12}[）)】\]]/g, '').replace(/^(?:表|附表)[0-9一二三四五六七八九十]*/, '');
