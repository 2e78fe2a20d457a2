/**
 * What a line of a report looks like: typed numbers, names below a report, captions. Patterns look at short lines only, so none
 * of them can be made slow.
 */

/** Ends of a sentence or of a part of one: a line with one of these is no heading, no name, no title. */
const ENDS_SENTENCE = /[。；：！？，、,;:!?…]$/;

const withoutBlanks = (text: string): string => text.replace(/\s/g, '');

/** Two texts that differ in blanks only. */
export const sameText = (a: string, b: string): boolean => withoutBlanks(a) === withoutBlanks(b);

/** A line that can be a heading: short, in one piece, not ending like a sentence. */
export const isShortLine = (text: string, most: number): boolean =>
  text.length > 0 && text.length <= most && !text.includes('\n') && !ENDS_SENTENCE.test(text);

/** 1 for 一、, 2 for （一）, 0 for any other beginning (GB/T 9704 clause 7.3.3). */
export function typedLevel(text: string): 0 | 1 | 2 {
  if (/^[一二三四五六七八九十]{1,3}\s?、/.test(text)) return 1;
  return /^[（(][一二三四五六七八九十]{1,3}[）)]/.test(text) ? 2 : 0;
}

/** Words of a clause that leads to what follows, not of a body that is written to. */
const LEADS_ON =
  /如下|以下|下列|下面|现将|現將|现就|現就|包括|主要|分别|分別|其中|情况|情況|方面|做法|特点|特點|措施|问题|問題|内容|內容/;

/** 主送机关: a short line that ends with a colon and names bodies or people, no clause that leads on. */
export const isAddressee = (text: string): boolean =>
  text.length >= 2 &&
  text.length < 60 &&
  !text.includes('\n') &&
  /[：:]$/.test(text) &&
  !/[。；！？;!?0-9０-９%％：:]/.test(text.slice(0, -1)) &&
  typedLevel(text) === 0 &&
  !/^附\s?件/.test(text) &&
  !LEADS_ON.test(text);

/** Phrases that close a letter; they are not the name below it. */
const CLOSES = /^(?:特此|专此|專此|此致|敬礼|敬禮|以上|妥否|当否|當否|请|請|谢谢|謝謝|附|第)/;

/** A line with the name of a body or person, as below a report. */
export function isNameLine(text: string): boolean {
  if (text.length < 2 || text.length > 30 || !/\p{L}/u.test(text) || text.includes('\ufffc')) return false;
  if (/^[^：:]{1,6}(?:人|单位|單位|部门|部門|机关|機關|者)[：:]\s?[^：:]{2,14}$/.test(text)) return true;
  return (
    !/[。；：！？，;:!?,…]/.test(text) && !/^[（(0-9０-９—-]/.test(text) && typedLevel(text) === 0 && !CLOSES.test(text)
  );
}

/** A line that ends like the name of a body. */
export const isBodyName = (text: string): boolean =>
  isNameLine(text) &&
  /(?:局|委|办|辦|厅|廳|部|处|處|室|科|府|会|會|院|公司|中心|集团|集團|队|隊|所|站|团|團|校|馆|館|社|党组|黨組|支部|小组|小組|学|學|厂|廠|行)$/.test(
    text,
  );

/** 附注: the whole paragraph in brackets. */
export const isBracketed = (text: string): boolean => text.length <= 400 && /^[（(][\s\S]*[）)]$/.test(text);

/** The label of 附件 itself, alone on its line. */
export const attachmentLabel = (text: string): string | null => {
  const found = /^附\s{0,3}件\s{0,3}([0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})?$/.exec(text);
  return found === null ? null : `附件${found[1] ?? ''}`;
};

/** 附件1：某某表 in one line: its label, and where its title begins. */
export function attachmentWithTitle(text: string): { label: string; titleStart: number } | null {
  const found =
    /^附\s{0,3}件\s{0,3}([0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})?(?:\s{0,3}[：:]\s{0,3}|\s{1,3})(?=\S)/.exec(text);
  return found === null ? null : { label: `附件${found[1] ?? ''}`, titleStart: found[0].length };
}

/** Where the first name begins after 附件：, -1 for a line that begins otherwise. */
export const attachmentNoteStart = (text: string): number => {
  const found = /^附\s{0,3}件\s{0,3}[：:]\s{0,3}/.exec(text);
  return found === null ? -1 : found[0].length;
};

/** Length of the number that a name in 附件说明 begins with (1. ２、 （3）), 0 without one. */
export const numberLength = (text: string): number =>
  (/^(?:[0-9０-９]{1,2}\s{0,2}[.．、)）]|[（(][0-9０-９]{1,2}[）)])\s{0,3}/.exec(text)?.[0] ?? '').length;

/** Where further names begin in a line that lists several: 1.甲表 2.乙表. */
export function furtherNames(line: string): number[] {
  const starts: number[] = [];
  if (numberLength(line) === 0) return starts;
  for (const found of line.matchAll(/[\s；;](?=[0-9０-９]{1,2}\s?[.．、][^0-9])/g)) starts.push(found.index + 1);
  return starts;
}

/** 表1 …, or a short line that names a table. */
export const isTableCaption = (text: string): boolean =>
  isShortLine(text, 60) &&
  (/^(?:附|续|續)?表\s?[0-9０-９一二三四五六七八九十]/.test(text) || /表(?:\s?[（(][^（）()]{1,30}[）)])?$/.test(text));

/** 图1 … below a picture. */
export const isFigureCaption = (text: string): boolean =>
  isShortLine(text, 60) && /^(?:附)?[图圖]\s?[0-9０-９一二三四五六七八九十]/.test(text);
