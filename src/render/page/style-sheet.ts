import type { FontSet, LayoutOptions } from '../layout/options';
import { BODY_SIZE, CHARACTER_SPACING, PAGE_PROFILES } from '../layout/page';
import { PARAGRAPH_STYLES, type ParagraphStyle, type StyleName } from '../layout/styles';

/** Faces that look nearest, for a machine that lacks the chosen one. The export names only the chosen one. */
const STAND_INS: Readonly<Record<Exclude<keyof FontSet, 'latin'>, readonly string[]>> = {
  title: ['FZXiaoBiaoSong-B05S', '华文中宋', 'STZhongsong', 'SimSun', 'Noto Serif CJK SC', 'serif'],
  heading1: ['黑体', 'SimHei', 'Heiti SC', 'Noto Sans CJK SC', 'WenQuanYi Zen Hei', 'sans-serif'],
  heading2: ['楷体', 'KaiTi', 'STKaiti', 'AR PL UKai CN', 'Noto Serif CJK SC', 'serif'],
  body: ['仿宋', 'FangSong', 'STFangsong', 'FandolFang', 'Noto Serif CJK SC', 'serif'],
  pageNumber: ['宋体', 'SimSun', 'STSong', 'Noto Serif CJK SC', 'serif'],
};

/** The family under which digits and Latin letters are set, and nothing else. */
const LATIN = 'hegao-latin';

const GENERIC: ReadonlySet<string> = new Set(['serif', 'sans-serif']);

/** A font's name as CSS string: whatever the setting holds, it stays a string. */
const cssString = (text: string): string => `"${text.replace(/[\0-\x1f\x7f]/g, ' ').replace(/["\\<]/g, '\\$&')}"`;

/** Every paragraph style as a class `gw-…`, with the fonts of the settings. */
export function pageStyleSheet({ fonts, profile }: LayoutOptions): string {
  const { linePitch } = PAGE_PROFILES[profile];
  const latin = [fonts.latin, 'Times New Roman', 'Liberation Serif'].map(name => `local(${cssString(name)})`);
  const rules = (Object.keys(PARAGRAPH_STYLES) as StyleName[]).map(name =>
    rule(name, PARAGRAPH_STYLES[name], fonts, linePitch),
  );
  return [
    `@font-face{font-family:${LATIN};src:${latin.join(',')};unicode-range:U+20-7E,U+A0-B6,U+B8-24F}`,
    `.text{letter-spacing:${CHARACTER_SPACING}pt}`,
    ...rules,
  ].join('\n');
}

function rule(name: StyleName, style: ParagraphStyle, fonts: FontSet, linePitch: number): string {
  const role = style.font === 'latin' ? 'body' : style.font;
  const families = [LATIN, fonts[role], ...STAND_INS[role]];
  const height = style.pitch === 'page' ? `${linePitch}pt` : style.pitch === 'single' ? '1.3' : `${style.pitch}pt`;
  const characters = (count: number) => `${round(count * (style.size + CHARACTER_SPACING))}pt`;
  // A hanging indent takes away from the left one.
  const declarations: [string, string][] = [
    ['font-family', families.map(family => (GENERIC.has(family) ? family : cssString(family))).join(',')],
    ['font-size', `${style.size}pt`],
    ['font-weight', style.bold ? 'bold' : 'normal'],
    ['line-height', height],
    ['text-align', style.align],
    ['text-indent', characters(style.firstLine)],
    ['padding-left', characters(style.left)],
    ['padding-right', characters(style.right)],
    ['color', style.color === 'red' ? '#d00000' : '#000000'],
  ];
  return `.gw-${name}{${declarations.map(([property, value]) => `${property}:${value}`).join(';')}}`;
}

/** One character of the body with its spacing, pt. */
export const BODY_CHARACTER = BODY_SIZE + CHARACTER_SPACING;

export const round = (value: number): number => Math.round(value * 1000) / 1000;
