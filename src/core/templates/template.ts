import type { Block, Report } from '../report/types';
import { fold } from '../text/fold';

/** The sections that a kind of report has. */
export interface Template {
  readonly name: string;
  /** Titles of its sections without their numbers, in order. */
  readonly sections: readonly string[];
}

/** 一、 （一） 1. 第一部分 before a heading's words, in folded text. */
const NUMBERING =
  /^\s*(?:[(]?[一二三四五六七八九十]{1,3}[)、.]|[(]?[0-9]{1,2}[)、.]|第[一二三四五六七八九十]{1,3}(?:部分|章|节)?[、:]?)\s*/;

/** A heading's words without its number, as written. */
export const withoutNumber = (heading: string): string =>
  heading.slice(NUMBERING.exec(fold(heading))?.[0].length ?? 0).trim();

/**
 * Reads a template that an office keeps as a Markdown file: its sections are the headings below the title, of the highest level
 * that there is.
 * @param name what reports call it
 */
export function readTemplate(name: string, report: Report): Template {
  const headings = report.blocks.filter(block => block.kind === 'heading');
  const below = headings.filter(heading => heading.level > 1);
  const level = below.reduce((highest, heading) => Math.min(highest, heading.level), Number.POSITIVE_INFINITY);
  const sections = below.length > 0 ? below.filter(heading => heading.level === level) : headings.slice(1);
  return { name, sections: sections.map(({ prose }) => withoutNumber(prose.text)).filter(title => title !== '') };
}

/** The longest paragraph that may be a heading which Markdown does not mark. */
const LONGEST_HEADING = 40;

/** What may be the head of a section: headings, and short paragraphs that begin with 一、 or （一）. */
function sectionHeads(report: Report): readonly Block[] {
  return report.blocks.filter(block => {
    if (block.kind === 'heading') return true;
    if (block.kind !== 'paragraph' || block.prose.text.length > LONGEST_HEADING) return false;
    return NUMBERING.test(fold(block.prose.text));
  });
}

/**
 * What sections of reports are about, each with the words that offices use for it; the more particular come first, since 热点问题
 * are no 存在的问题.
 */
const SUBJECTS: readonly (readonly string[])[] = [
  ['热点问题', '热点难点', '突出问题', '焦点问题', '热点', '焦点'],
  ['自身建设'],
  ['重点工作', '工作重点', '重点任务', '主要任务', '工作任务'],
  ['总体要求', '主要目标', '预期目标', '工作目标', '总体思路'],
  ['总体情况', '基本情况', '总体运行', '运行情况', '概况', '概述', '综述'],
  ['廉洁', '廉政', '反腐'],
  ['分类', '构成', '类别', '类型'],
  ['办理情况', '办结情况', '处置情况', '办理质量', '答复情况'],
  ['意见建议', '工作建议', '对策建议', '建议', '对策'],
  [
    '下一步',
    '下步',
    '下阶段',
    '下半年',
    '下季度',
    '明年',
    '今后',
    '打算',
    '计划',
    '安排',
    '思路',
    '努力方向',
    '展望',
    '改进措施',
  ],
  ['问题', '不足', '困难', '短板', '差距', '薄弱环节'],
  [
    '成效',
    '效果',
    '成果',
    '成绩',
    '主要工作',
    '工作情况',
    '工作开展',
    '开展情况',
    '完成情况',
    '回顾',
    '进展',
    '履职',
    '履行职责',
    '主要做法',
    '做法',
    '措施',
    '举措',
    '经验',
  ],
].map(words => words.map(word => fold(word)).sort((a, b) => b.length - a.length));

/** Indices of the subjects that a heading names, the most particular first. */
function subjectsOf(heading: string): readonly number[] {
  let rest = heading;
  const found: number[] = [];
  for (const [index, words] of SUBJECTS.entries()) {
    const word = words.find(one => rest.includes(one));
    if (word === undefined) continue;
    found.push(index);
    rest = rest.replaceAll(word, '\n');
  }
  return found;
}

const PARTICLES = /[的和与及、,，\s()]/g;

const normalised = (heading: string): string => fold(withoutNumber(heading)).replace(PARTICLES, '');

/** Of a section's two-character pieces, as many must stand in a heading that has no subject in common with it. */
const ENOUGH_IN_COMMON = 0.6;

/** True when a heading is (also) that of the section: the same words, the same subject (存在问题 and 存在的不足), or most of its words. */
function isHeadOf(section: string, heading: string): boolean {
  const wanted = normalised(section);
  const given = normalised(heading);
  if (wanted === '' || given === '') return false;
  if (given.includes(wanted) || (wanted.includes(given) && given.length >= 4)) return true;
  const [subject] = subjectsOf(wanted);
  if (subject !== undefined) return subjectsOf(given).includes(subject);
  const pieces = Array.from({ length: wanted.length - 1 }, (_, at) => wanted.slice(at, at + 2));
  return pieces.length > 0 && pieces.filter(piece => given.includes(piece)).length >= ENOUGH_IN_COMMON * pieces.length;
}

/** The head of each section in a report, by the section's index; null for a section that the report lacks. */
export function headsOfSections(report: Report, template: Template): readonly (Block | null)[] {
  const heads = sectionHeads(report);
  return template.sections.map(
    section => heads.find(head => head.level !== 1 && isHeadOf(section, head.prose.text)) ?? null,
  );
}
