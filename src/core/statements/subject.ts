/** What a figure of running text is said of, as strictly as words can tell it. */
import { rangeAt, sentencesOf } from '../binding/sentences';
import type { Mention } from '../binding/types';
import type { Figure } from '../figures/types';
import { findPeriods } from '../ledger/period';
import { fold } from '../text/fold';

/** The subject of a figure. Two figures with equal keys are said of one thing. */
export interface Subject {
  /** Words before the figure, words behind it, period and unit; folded. */
  readonly key: string;
  /** The words before the figure, as written. */
  readonly words: string;
  /** True when the sentence names its period. */
  readonly dated: boolean;
}

/** Ends of clauses, in folded text. */
const CLAUSE_END = /[，。；：、,;:!?\n“”"()（）]/;

/** Words in front of a subject that say nothing of it. 累计 stays: a total over years is another thing. */
const LEADING = /^(?:其中|今年以来|今年|全年|年内|期间|我们|我局|我办|我区|我市|全市|全省|全区|全县|共|总共|预计)+/;

/** Verbs and adverbs between a subject and its figure. */
const TRAILING = /(?:达到了?|达|约为|为|是|共计|合计|总计|共有?|约有?|有|计)+$/;

/** A clause that begins so has left its subject out, or is an action that can be done to many things. */
const WITHOUT_SUBJECT =
  /^(?:增|降|比|较|同比|环比|占|涉及|完成|新建|新增|新开|建设|建成|改造|改建|实施|开展|举办|组织|召开|推进|投入|安排|拨款|下达|实现|累计|发放|培训|培育|引进|带动|惠及|覆盖|提供|出台|制定|印发|检查|走访|更新|争取|获得|取得|亦|也|还|已|再|又|本|该|此|各|每|其|上述|有关|相关|[一二两三四五六七八九十]|平均|年均|月均|日均)/;

/** What makes a figure an aim rather than a result. */
const AIM = /目标|力争|计划|预期|预计|将|拟|确保|争取|打算|展望|今后|下一步|下步|规划|预算/;

const LEAST_HAN = 4;

/** A sentence beyond this is none, and reading it again for each of its figures would take for ever. */
const LONGEST = 1000;

const HAN = /\p{Script=Han}/gu;

/** A period that is told from another one (去年, 上季度), or as a part of a year that names no year. */
const SEASON =
  /(?:去|上|前)年(?:度|全年)?(?:同期|[上下]半年|[末底])?|上一?个?(?:季度|月)|(?:上|下)半年|前?[一二三四]个?季度|前[一二三四五六七八九十]个?月|年末|年底/;

/** A sentence may open with the time: 上半年, */
const TIME_FIRST = /^[^,，]{0,14}(?:年|季度|月份?|月底|年底|半年|期间?|以来|止|日)[,，]$/;

/** Subjects by the figure as it was read: they hold for as long as the words of its block do. */
const known = new WeakMap<Figure, Subject | null>();

/** The subject of a figure; null where its sentence does not tell it for certain. */
export function subjectOf(mention: Mention): Subject | null {
  const { block, figure, cue, read } = mention;
  if (block.cell !== null || block.kind === 'heading' || (cue !== null && !cue.toLevel)) return null;
  if (figure.written.form !== 'number' && figure.written.form !== 'fraction') return null;
  let subject = read && known.get(read);
  if (subject === undefined) {
    subject = readSubject(mention);
    if (read) known.set(read, subject);
  }
  return subject;
}

function readSubject({ block, prose, figure, reading }: Mention): Subject | null {
  const text = reading?.folded ?? fold(block.prose.text);
  const sentences = reading?.sentences ?? sentencesOf(text);
  const sentence = sentences[rangeAt(sentences, prose.start)];
  if (sentence === undefined || sentence.end <= prose.start || sentence.end - sentence.start > LONGEST) return null;
  if (AIM.test(text.slice(sentence.start, sentence.end))) return null;
  let from = prose.start;
  while (from > sentence.start && !CLAUSE_END.test(text.charAt(from - 1))) from--;
  const before = text.slice(sentence.start, from).trim();
  if (before !== '' && !TIME_FIRST.test(before)) return null;
  const clause = text.slice(from, prose.start);
  const periods = findPeriods(text.slice(sentence.start, prose.start), null);
  const name = withoutPeriods(clause, from - sentence.start, periods)
    .replace(/\s/g, '')
    .replace(SEASON, '')
    .replace(LEADING, '')
    .replace(TRAILING, '');
  if (/[0-9]/.test(name) || WITHOUT_SUBJECT.test(name) || (name.match(HAN)?.length ?? 0) < LEAST_HAN) return null;
  const behind = /^[^，。；：、,;:!?\n“”"()（）]*/.exec(text.slice(prose.end, prose.end + 20))![0].trim();
  const dates = periods.map(({ start, end }) => text.slice(sentence.start + start, sentence.start + end)).join(' ');
  const season = periods.length > 0 ? '' : (SEASON.exec(text.slice(sentence.start, prose.start))?.[0] ?? '');
  return { key: [name, behind, dates, season, figure.unit].join('|'), words: name, dated: periods.length > 0 };
}

function withoutPeriods(clause: string, offset: number, periods: readonly { start: number; end: number }[]): string {
  let rest = clause;
  for (const { start, end } of [...periods].reverse()) {
    if (start < offset) continue;
    rest = rest.slice(0, start - offset) + rest.slice(end - offset);
  }
  return rest;
}
