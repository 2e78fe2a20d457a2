/**
 * One alphabet for reading figures: traditional, full-width and bank characters are mapped one to one to the form that
 * the tables of this room are written in, so that every offset stays what it was.
 */

/** Traditional or variant character, then its simplified form, in pairs: the characters of numerals, units and modifiers. */
const PAIRS =
  '圖图註注專专欄栏話话編编郵邮傳传帳账萬万億亿個个條条項项點点兩两餘余約约過过達达臺台檯台張张處处間间隊队種种戶户輛辆頭头噸吨畝亩頃顷' +
  '麗丽發发幾几數数滿满邁迈躍跃總总將将從从內内開开錢钱鎊镑歐欧韓韩貫贯圓元圆元塊块片片層层棟栋冊册頁页' +
  '門门課课組组類类筆笔單单艘艘隻只雙双對对顆颗幀帧盞盏節节環环場场歲岁週周時时鐘钟鍾钟禮礼號号樓楼級级' +
  '後后會会東东紀纪錄录車车員员劑剂針针標标準准徑径積积電电熱热線线衛卫貝贝攝摄氏氏毫毫釐厘厙库陸陆貳贰' +
  '參参們们為为爲为於于與与並并緊紧歷历歴历經经來来補补齊齐國国體体業业學学實实賓宾寶宝遍遍負负無无' +
  '當当劃划廳厅廠厂屆届筐筐師师區区縣县鎮镇鄉乡萊莱盤盘簡简營营聯联檔档羣群蓋盖計计報报詢询請请訪访稅税' +
  '議议書书號号夠够幹干週周極极歸归屬属斷断轉转佔占陣阵艦舰飛飞機机繫系證证麽么葉叶衆众眾众觀观戰战';

const TABLE = new Uint16Array(65536);
for (let i = 0; i + 1 < PAIRS.length; i += 2) {
  const from = PAIRS.charCodeAt(i);
  const to = PAIRS.charCodeAt(i + 1);
  if (from !== to) TABLE[from] = to;
}
// Full-width digits, letters and the signs that belong to numbers. Comma, colon and brackets keep their width because
// they are punctuation of the sentence as well.
for (let code = 0xff10; code <= 0xff19; code++) TABLE[code] = code - 0xfee0;
for (let code = 0xff21; code <= 0xff3a; code++) TABLE[code] = code - 0xfee0;
for (let code = 0xff41; code <= 0xff5a; code++) TABLE[code] = code - 0xfee0;
for (const [from, to] of [
  ['％', '%'],
  ['．', '.'],
  ['＋', '+'],
  ['／', '/'],
  ['∕', '/'],
  ['⁄', '/'],
  ['＄', '$'],
  ['￥', '¥'],
  ['－', '-'],
  ['−', '-'],
  ['﹣', '-'],
  ['‐', '-'],
  ['‑', '-'],
  ['–', '—'],
  ['―', '—'],
  ['─', '—'],
  ['～', '~'],
  ['〜', '~'],
  ['∼', '~'],
  ['∶', ':'],
  ['︰', ':'],
  ['\u00a0', ' '],
  ['\u2009', ' '],
  ['\u202f', ' '],
  ['\u2002', ' '],
  ['\u2003', ' '],
  ['\u2005', ' '],
  ['\u2007', ' '],
  ['\u2008', ' '],
  ['\u3000', ' '],
  ['Ｏ', 'O'],
  ['◯', '〇'],
  ['○', '〇'],
] as const) {
  TABLE[from.charCodeAt(0)] = to.charCodeAt(0);
}

/**
 * The text in the scanner's alphabet.
 * @returns a text of the same length in UTF-16 code units, so offsets hold for both.
 */
export function foldForReading(text: string): string {
  let out = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const to = TABLE[text.charCodeAt(i)]!;
    if (to !== 0) {
      out += text.slice(from, i) + String.fromCharCode(to);
      from = i + 1;
    }
  }
  return from === 0 ? text : out + text.slice(from);
}

/** '0' … '9'. */
export const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** A–Z, a–z. */
export const isLatin = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/** Greek letters and Latin letters with marks, which glue to digits in codes as A–Z do. */
export const isLetter = (code: number): boolean =>
  isLatin(code) ||
  (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) ||
  (code >= 0x370 && code <= 0x4ff);

/** A Chinese character of the common block. */
export const isHan = (code: number): boolean => code >= 0x3400 && code <= 0x9fff;
