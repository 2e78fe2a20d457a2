import type { Segmenter } from './segmenter';

/** Longer names do not help anybody to find a metric. */
const LONGEST_NAME = 18;

/** End a clause. U+FFFC stands for something that was taken out of the text. */
const BOUNDARY = /[，。；：、！？,;:!?\n\r\ufffc|]/u;

/** Words that say nothing about what is counted, before the noun or the verb of a clause. */
const LEADING = wordSet(`
  全年 今年 去年 上年 本年 年内 上半年 下半年 当年 近年来 同期 期间 其中 同时 此外 另外 目前 已 已经 并 也 还 又 且 而 共 共计 总共 一共
  合计 累计 先后 分别 我 我们 我市 我县 我区 我局 我办 全市 全县 全区 全省 全国 本市 本区 本县 这 该 各 在 于 从 对 对于 为 向 由 被 将 把 使 让 其 都 均 则 即 有 与 和 及 以 以及
  以来 以來 或 或者 当中 當中 其 我们 期间 本处 本處 截至 截止 年底 年末 月底 年 月 日 底 末 個 我們 為 對 與 還 並 總共 合計 累計 將 從 於 現 现`);

/** Longer words that begin like one of these, and that a segmenter may not know. */
const BEGINS_WORD =
  /^(?:对口|对外|对标|在建|在校|在编|在岗|在职|在册|为民|为农|从业|将军|和谐|和美|以工代赈|以旧换新|及时|与会|对象|自主|在线|在营|在库|於外|在學|從業|對口|對外|及時|與會)/u;

/** Say nothing wherever they stand: 街道共接待来访群众. */
const EMPTY = wordSet('的 了 共 共计 总共 一共 合计 累计 先后 已 已经 總共 合計 累計 已經');

/** Words between a noun and its figure: 受理来电共计达到29万件. */
const LINKING = wordSet(`
  达 达到 到 至 为 是 有 了 共 共计 总计 合计 累计 约 约为 约有 近 超 超过 逾 突破 仅 仅为 仅有 已 已达 就 就有 计 計 分別 降至 降到 增至 升至 缩短至 縮短至 以来 多 多达 高达 也 均 分别 各 近日 其中 在 以 的 过 着 第 数 等 又 再 还 不 不足 不到
  達 達到 為 約 超過 僅 過 著 合計 累計 總計 不少于 不低于 至少 大约 将近 接近 實現 实现`);

/** Change of something named elsewhere; alone it names nothing. */
const CHANGE = wordSet(`
  增长 增加 上升 提高 提升 下降 减少 降低 回落 压减 缩减 同比 环比 同比增长 同比下降 增幅 降幅 增速 翻 增 减 降 升 比 较 比上年 较上年 高于 低于 占 增至 降至 由 至 到 分别 分別 同期 缩短 縮短 回升 下跌
  增長 減少 提昇 壓減 較`);

/** May stand between a figure and the noun that it counts. */
const MEASURE_MODIFIERS = wordSet('的 之 多 余 餘 左右 上下 以上 以下 以内 以內 个 個 新 各类 各種 各种 重点 等');

const STOP_AFTER = wordSet(`
  和 与 及 以及 并 并且 同比 环比 比 较 占 为 是 达 达到 有 在 已 被 由 将 使 共 全部 均 都 得到 同期 同时 與 並 較 佔 為`);

/** Begin what is said of the noun: 17种药品|大幅降价, 6部作品|获奖. */
const PREDICATES = wordSet(`
  全部 全面 正式 顺利 成功 基本 陆续 相继 大幅 稳步 有序 圆满 首次 先后 已经 入选 入围 荣获 获 获得 纳入 列入 被 实现 完工 竣工 投产 投用 投入 建成 通车 落户 落地 签约
  挂牌 上线 上市 达标 超过 突破 位居 居 保持 稳居 营业 参加 参与 享受 受益 来自 涉及 覆盖 惠及 用于 连续 继续 开始 正在 可 能 应 须 将会 成为 进入 迈入 跻身 順利 獲 獲得 納入
  實現 竣工 連續 繼續 開始 首次 參加 參與 覆蓋 惠及 可以 會 已`);

/**
 * Proposes a metric name for a figure: the noun phrase or verb and object of its clause, without function words.
 * `start` and `end` are the figure's range in `text`, which may be its whole paragraph.
 */
export async function proposeName(text: string, start: number, end: number, segmenter: Segmenter): Promise<string> {
  const together = startOfTogether(text, start);
  if (together === start) return nameAlone(text, start, end, segmenter);
  // 培训话务员5期156人次: what the first figure is called, told apart by the unit of this one.
  const unit = text.slice(start, end).replace(/^[^\p{Script=Han}]+/u, '');
  const name = await nameAlone(text, together, start, segmenter);
  return unit === '' ? name : name + unit + (unit.length === 1 ? '数' : '');
}

/** The same for a figure that no other one is written together with. */
async function nameAlone(text: string, start: number, end: number, segmenter: Segmenter): Promise<string> {
  const clauses = clauseAround(text, start, end);
  const [before, after, context] = await Promise.all([
    words(clauses.before, segmenter),
    words(clauses.after, segmenter),
    words(clauses.previous, segmenter),
  ]);
  // 先后4次降低税率: what is done so many times may be a change.
  const lead = trimmed(before);
  const noun = nounAfter(after, /次数?$/.test(text.slice(start, end)), lead.length > 0);
  let parts: string[];
  if (noun.length > 0) {
    // 组织32个项目路演: before the figure stands what was done, behind it what was counted.
    const verb = lead.at(-1);
    parts = verb !== undefined && !CHANGE.has(verb) ? [...lead, ...noun] : noun;
  } else {
    parts = lead;
    if (parts.every(word => CHANGE.has(word))) {
      // 生产总值512亿元，增长5%: the change of what the clause before is about.
      const subject = trimmed(context);
      parts = [...subject, ...(parts.length > 0 ? parts : [])];
    }
  }
  return shortened(parts) || '新指标';
}

function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter(word => word !== ''));
}

/** The clause that holds the figure, without other figures, and the clause before it. */
function clauseAround(text: string, start: number, end: number): { before: string; after: string; previous: string } {
  let from = start;
  while (from > 0 && !BOUNDARY.test(text[from - 1]!)) from--;
  let to = end;
  while (to < text.length && !BOUNDARY.test(text[to]!)) to++;
  let previousFrom = Math.max(0, from - 1);
  while (previousFrom > 0 && !BOUNDARY.test(text[previousFrom - 1]!)) previousFrom--;
  return {
    before: afterLastFigure(text.slice(from, start)),
    after: beforeNextFigure(text.slice(end, to)),
    previous: beforeNextFigure(text.slice(previousFrom, Math.max(previousFrom, from - 1))),
  };
}

const DIGIT = /[0-9０-９%％.]/u;

/** Where the first of two figures begins that are written together (5期156人次); `start` itself for a figure that stands alone. */
function startOfTogether(text: string, start: number): number {
  const [figure = ''] = /\d[\d.,]{0,15}\p{Script=Han}{1,2}$/u.exec(text.slice(Math.max(0, start - 20), start)) ?? [];
  return /[年月日点]$/.test(figure) ? start : start - figure.length;
}

/** What stands behind the last digits: another figure and its unit belong to something else, a date says nothing. */
function afterLastFigure(text: string): string {
  for (let i = text.length; i > 0; i--) {
    if (DIGIT.test(text[i - 1]!)) return text.slice(i);
  }
  return text;
}

function beforeNextFigure(text: string): string {
  for (let i = 0; i < text.length; i++) {
    if (DIGIT.test(text[i]!)) return text.slice(0, i);
  }
  return text;
}

/** Words that hold a letter; quotation marks and brackets are none. */
async function words(text: string, segmenter: Segmenter): Promise<string[]> {
  if (text.trim() === '') return [];
  return (await segmenter.cut(text)).map(word => word.trim()).filter(word => /[\p{L}\p{N}]/u.test(word));
}

/** Without function words at both ends and 的 anywhere. */
function trimmed(list: readonly string[]): string[] {
  let from = 0;
  let to = list.length;
  while (from < to && LEADING.has(list[from]!) && !BEGINS_WORD.test(list.slice(from, from + 3).join(''))) from++;
  while (to > from && LINKING.has(list[to - 1]!)) to--;
  return list.slice(from, to).filter(word => !EMPTY.has(word));
}

/** A noun of so many characters says enough without what is said of it: 6部作品获文华奖, but 45件民生实事|全面完成. */
const ENOUGH_ALONE = 4;

/** The noun that the figure counts, right behind it. */
function nounAfter(list: readonly string[], isDeed: boolean, isLed: boolean): string[] {
  const noun: string[] = [];
  for (const word of list) {
    if (EMPTY.has(word) || (noun.length === 0 && MEASURE_MODIFIERS.has(word))) continue;
    if (STOP_AFTER.has(word) || (CHANGE.has(word.replace(/[到至為为了]$/u, '')) && !(isDeed && noun.length === 0)))
      break;
    if (noun.join('').length >= (isLed ? 2 : ENOUGH_ALONE) && PREDICATES.has(word)) break;
    noun.push(word);
  }
  return noun;
}

/** As many words as fit, the last ones: they stand next to the figure. */
function shortened(parts: readonly string[]): string {
  let name = '';
  for (let i = parts.length - 1; i >= 0; i--) {
    if (name !== '' && name.length + parts[i]!.length > LONGEST_NAME) break;
    name = parts[i]! + name;
  }
  return name.slice(0, LONGEST_NAME * 2);
}
