/** How many items a count announces and how many are named with it: A、B、C三个领域, 四大行动：A、B、C、D. */
import { fold } from '../text/fold';
import type { TextRange } from '../text/range';
import { memoByProse } from './prose-memo';
import { readNumber } from './sequence-markers';

/** A count in words or digits with its classifier and noun; the range is that of the number alone. Offsets are into the prose. */
export interface AnnouncedCount extends TextRange {
  readonly number: number;
  /** The count with its noun: 三个领域. */
  readonly text: string;
}

/** A count with the items beside it; they may be split in more than one way, for 和 stands within items, too. */
export interface CountedItems {
  readonly count: AnnouncedCount;
  readonly fewest: number;
  readonly most: number;
  /** 等 behind the last one: more may be meant than are named. */
  readonly open: boolean;
}

const NUMBER = '[两二三四五六七八九十]|十[一二三四五六]|[2-9]|1[0-6]';

/**
 * What stands for the items themselves right behind them. Only nouns that sum up what was just named: in 引进、培育五个团队 the
 * words before the count are no list of teams.
 */
const SUMMING_UP = '方面|领域|环节|层面|维度|角度|阶段|板块|层级|层次|类别|门类';

/** A、B、C三个领域; the items are looked at afterwards. */
const ITEMS_FIRST = new RegExp(`(${NUMBER})(?:个|大|项|类|种)?(?:重点|主要|关键|重要|核心)?(?:${SUMMING_UP})`, 'g');

/** 省、市、县三级 */
const LEVELS_FIRST = /([二两三四五六])级/g;

/** What stands one below the other. */
const LEVEL_NAMES =
  /^(?:国家|中央|部|省|自治区|市|地|州|盟|县|区|旗|乡|镇|乡镇|街道|社区|村|组|户|厂|车间|班组|校|院|班)$/;

/** 四大行动：A、B、C、D and 四大行动（A、B、C、D); other classifiers stand before brackets that explain the noun: 16个县（市、区). */
const COUNT_FIRST = new RegExp(
  `(${NUMBER})(?:(?:个|大|项|类|种|条|方面|点)[^,。;:、()!?\\s0-9“”]{0,8}:|大[^,。;:、()!?\\s0-9“”]{0,8}[(])`,
  'g',
);

/** What precedes a number that counts no set: ordinals, larger numbers, set phrases in quotation marks. */
export const NO_COUNT_BEFORE = /[第前近约逾超每余多几数十百千万亿0-9.%—~“"〔-]$/;

const LONGEST_LIST = 120;

/** The longest item that is still one of a list of names. */
const LONGEST_ITEM = 14;

/** Lists in running text that have a count, by their prose. */
export const countedItemsIn: (prose: string) => readonly CountedItems[] = memoByProse(prose => {
  if (!prose.includes('、')) return [];
  const folded = fold(prose);
  return [...itemsBefore(prose, folded), ...itemsAfter(prose, folded)];
});

function* itemsBefore(prose: string, folded: string): Generator<CountedItems> {
  for (const pattern of [ITEMS_FIRST, LEVELS_FIRST]) {
    for (const match of folded.matchAll(pattern)) {
      const count = countOf(prose, folded, match);
      if (count === null) continue;
      const from = clauseStart(folded, count.start);
      const list = folded.slice(from, count.start);
      if (!list.includes('、')) continue;
      const items = read(list.replace(/等$/, ''), pattern === LEVELS_FIRST ? LEVEL_NAMES : null);
      if (items !== null) yield { count, ...items, open: /等$/.test(list) };
    }
  }
}

function* itemsAfter(prose: string, folded: string): Generator<CountedItems> {
  for (const match of folded.matchAll(COUNT_FIRST)) {
    const count = countOf(prose, folded, match);
    if (count === null) continue;
    const from = match.index + match[0].length;
    const inBrackets = match[0].endsWith('(');
    const rest = folded.slice(from, from + LONGEST_LIST);
    const end = rest.search(inBrackets ? /[)]/ : /[。;\n]|$/);
    const list = rest.slice(0, end);
    // A list of clauses, or one that is cut off, says nothing.
    if (end < 0 || end === rest.length || /[,:是]|一方面/.test(list) || !list.includes('、')) continue;
    const open = /等[^、]{0,8}$/.test(list);
    const items = readWhole(list.replace(/等[^、]{0,8}$/, ''));
    if (items !== null) yield { count, ...items, open };
  }
}

function countOf(prose: string, folded: string, match: RegExpExecArray): AnnouncedCount | null {
  const number = match[1]!;
  if (NO_COUNT_BEFORE.test(folded.slice(Math.max(0, match.index - 2), match.index))) return null;
  const end = match.index + match[0].length;
  const text = prose.slice(match.index, end).replace(/[：:（(]$/, '');
  return { start: match.index, end: match.index + number.length, number: countValue(number), text };
}

/** The value of a count in words or digits, 2 to 16. */
export const countValue = (number: string): number => (number === '两' ? 2 : (readNumber(number) ?? 0));

/** Where the clause that ends at `end` begins. */
function clauseStart(folded: string, end: number): number {
  let at = end;
  while (at > 0 && end - at < LONGEST_LIST && !'。;,:!?\n'.includes(folded.charAt(at - 1))) at--;
  return at;
}

/** A conjunction between the last two items, or within one. */
const CONJUNCTION = /以及|[和与及或]/;

/** The most by which two joined items differ in length; 和 between more unlike words may be part of one. */
const LIKENESS = 3;

/** Items before their count; where the first one begins can't be seen (在农业、工业). `names`: what every other one must be. */
function read(list: string, names: RegExp | null): Extent | null {
  const others = list.split('、').slice(1);
  if (names !== null && !others.every(item => item.split(CONJUNCTION).every(name => names.test(name)))) return null;
  // In 完善城乡建设、围绕三农 there are two lists in one clause.
  if (others.some(item => /围绕|聚焦|推动|推进|加强|提升|实施|开展|的$/.test(item))) return null;
  return extentOf(list, others);
}

const readWhole = (list: string): Extent | null => extentOf(list, list.split('、'));

interface Extent {
  readonly fewest: number;
  readonly most: number;
}

/** How many items a list has; null where it is no plain one: an item too long, figures, brackets, quotations. */
function extentOf(list: string, complete: readonly string[]): Extent | null {
  if (/[0-9%()“”"「」《》]/.test(list)) return null;
  if (complete.some(item => item.length === 0 || item.length > LONGEST_ITEM)) return null;
  const separators = list.split('、').length;
  const conjunctions = list.match(new RegExp(CONJUNCTION, 'g'))?.length ?? 0;
  const last = complete[complete.length - 1]!.split(CONJUNCTION);
  // A、B和C: the only conjunction joins the last two of a list of like names.
  const joinsLast =
    conjunctions === 1 &&
    last.length === 2 &&
    last.every(name => name.length >= 2) &&
    Math.abs(last[0]!.length - last[1]!.length) <= LIKENESS;
  const most = separators + conjunctions;
  return { fewest: joinsLast ? most : separators, most };
}
