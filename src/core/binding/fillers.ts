/** Words that name no subject: what is left of a clause without them says what the figure is about. Earlier ones go first. */
const WORDS = (
  '同比 环比 去年 上年 同期 全年 分别 其中 增长 增加 增幅 增速 提高 提升 上升 上涨 下降 减少 降低 压减 回落 下跌 缩短 收窄 加快 ' +
  '实际 平均 每年 年均 累计 合计 占比 比重 占 比 较 达到 达 为 共 约 近 了 的 至 到 由 从 是 和 与 及 有'
).split(' ');
const CHARACTERS = '0123456789.,%、:()年月日底末 一二三四上下季度半';

/** For the first character of a filler, how its words go on; '' for a filler of one character, which stands last. */
const REST = new Map<number, string[]>();
for (const word of [...WORDS, ...CHARACTERS]) {
  const first = word.charCodeAt(0);
  const rest = REST.get(first) ?? [];
  rest.push(word.slice(1));
  REST.set(first, rest);
}
const BEGINS = new Uint8Array(65536);
for (const first of REST.keys()) BEGINS[first] = 1;

/** Where the filler that begins at `at` ends; `at` when none does. */
function fillerEnd(text: string, at: number, end: number): number {
  const first = text.charCodeAt(at);
  if (BEGINS[first] === 0) return at;
  for (const rest of REST.get(first)!) {
    const stop = at + 1 + rest.length;
    if (stop <= end && (rest === '' || text.startsWith(rest, at + 1))) return stop;
  }
  return at;
}

/** The text without such words. */
export function withoutFillers(text: string): string {
  let kept = '';
  let from = 0;
  for (let at = 0; at < text.length; ) {
    const end = fillerEnd(text, at, text.length);
    if (end === at) {
      at++;
      continue;
    }
    if (at > from) kept += text.slice(from, at);
    from = at = end;
  }
  return from === 0 ? text : kept + text.slice(from);
}

/** How many characters of a stretch are left that could name something. */
export function contentLength(text: string, start = 0, stop = text.length): number {
  let length = 0;
  for (let at = start; at < stop; ) {
    const end = fillerEnd(text, at, stop);
    if (end === at) {
      length++;
      at++;
    } else at = end;
  }
  return length;
}
