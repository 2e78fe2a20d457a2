import * as l10n from '@vscode/l10n';
import type { Block, Report } from '../report/types';
import { fold } from '../text/fold';
import type { TextRange } from '../text/range';
import { countedItemsIn, countValue, NO_COUNT_BEFORE } from './enumerated-items';
import type { RawProblem, Rule, RuleContext } from './rule';
import { writeNumber } from './sequence-markers';
import { type Run, sequenceRuns } from './sequence-runs';

/** The count of a list and the list differ: 围绕A、B、C和D三个领域, 以下四项工作 with 一是 to 五是. */
export const enumerationCount: Rule = {
  name: 'enumeration-count',
  defaultSeverity: 'warning',
  hasFixes: true,
  summary: () => l10n.t('列举的项数与所说的数不符'),
  *check(context) {
    for (const block of context.report.blocks) yield* inRunningText(context, block);
    for (const run of sequenceRuns(context.report)) {
      const announced = announcementOf(run, context.report);
      if (announced === null || isCutOff(run, announced, context.report)) continue;
      yield* difference(context, announced, run.members.length);
    }
    yield* inLists(context);
  },
};

function* inRunningText(context: RuleContext, block: Block): Generator<RawProblem> {
  for (const { count, fewest, most, open } of countedItemsIn(block.prose.text)) {
    // With 等 fewer may be named than there are, but never more.
    const wrong = open ? fewest > count.number : count.number < fewest || count.number > most;
    if (!wrong) continue;
    const range = block.prose.range(count.start, count.end);
    const message = open
      ? l10n.t('写的是“{0}”，“等”前面却已列出{1}项。请核对项数。', count.text, String(fewest))
      : fewest === most
        ? l10n.t('写的是“{0}”，实际列出{1}项。请核对项数。', count.text, String(fewest))
        : l10n.t('写的是“{0}”，实际列出{1}至{2}项。请核对项数。', count.text, String(fewest), String(most));
    yield problem(context, range, message, fewest === most ? fewest : null);
  }
}

/** True for an excerpt: the text ends within the last item, paragraphs long, before the count is reached. */
function isCutOff(run: Run, announced: Announcement, report: Report): boolean {
  const last = run.members[run.members.length - 1]!;
  return last.marker.lineStart && run.members.length < announced.number && last.block === report.blocks.at(-1);
}

/** A count right before a list, with its place in the source. */
interface Announcement {
  readonly number: number;
  readonly text: string;
  readonly range: TextRange;
}

/** The last count before a list: 主要做好以下四项工作： and 存在三个问题。 */
const ANNOUNCEMENT =
  /([两二三四五六七八九十]|十[一二三四五六]|[2-9]|1[0-6])(?:个|项|条|点|大|种|类|件|方面|步)([^，。；：:、,;\s0-9一二三四五六七八九十]{0,8})[：:。]?\s*$/;

/** What behind the count tells that the list follows, where no colon says so. */
const LIST_FOLLOWS = /^(?:方面|问题|工作|任务|措施|举措|特点|原因|建议|意见|要求|环节|重点|关系|变化|不足|困难)?$/;

/** Characters before a list in which its count is looked for. */
const REACH = 40;

/** The count at the end of `text`, with offsets into it; null when none announces a list. */
function announcementAtEnd(text: string): { number: number; text: string; start: number; end: number } | null {
  const from = Math.max(0, text.length - REACH);
  const tail = fold(text.slice(from));
  const match = ANNOUNCEMENT.exec(tail);
  if (match === null || NO_COUNT_BEFORE.test(tail.slice(0, match.index))) return null;
  const [whole, number, noun] = match as unknown as [string, string, string];
  const colon = /[：:]\s*$/.test(whole);
  if (
    !colon &&
    !(LIST_FOLLOWS.test(noun) && /以下|下列|如下|主要|存在|突出|做好|抓好|着力/.test(tail.slice(0, match.index)))
  )
    return null;
  const start = from + match.index;
  return {
    number: countValue(number),
    text: text.slice(start, start + whole.replace(/[：:。\s]+$/, '').length),
    start,
    end: start + number.length,
  };
}

/** The count that announces a run of markers, in the text right before its first marker. */
function announcementOf(run: Run, report: Report): Announcement | null {
  const first = run.members[0]!;
  if (run.members.length < 2 || run.faults.size > 0 || first.marker.number !== 1 || first.block.kind === 'heading')
    return null;
  if (run.members.some(member => member.marker.combined)) return null;
  const before = first.block.prose.text.slice(0, first.marker.start);
  if (before.trim() !== '') return placed(first.block, before);
  const blocks = report.blocks;
  const previous = blocks[indexOf(report, first.block) - 1];
  return previous === undefined || previous.kind === 'heading' || previous.cell !== null
    ? null
    : placed(previous, previous.prose.text);
}

const positions = new WeakMap<Report, Map<Block, number>>();

function indexOf(report: Report, block: Block): number {
  let known = positions.get(report);
  if (known === undefined) {
    known = new Map(report.blocks.map((one, index) => [one, index]));
    positions.set(report, known);
  }
  return known.get(block) ?? 0;
}

function placed(block: Block, text: string): Announcement | null {
  const found = announcementAtEnd(text);
  return found === null
    ? null
    : { number: found.number, text: found.text, range: block.prose.range(found.start, found.end) };
}

/** What stands before the text of a list's item on its line. */
const ITEM_MARK = /(?:^|[ \t>])(?:[-*+]|[0-9]{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?$/;

/** Markdown's lists, whose lead announces how many items they have. */
function* inLists(context: RuleContext): Generator<RawProblem> {
  const { report } = context;
  const items = new Map<Block, { depth: number; count: number }>();
  for (const block of report.blocks) {
    if (block.kind !== 'list-item' || block.lead === null) continue;
    const lineStart = report.text.lastIndexOf('\n', block.start - 1) + 1;
    if (!ITEM_MARK.test(report.text.slice(Math.max(lineStart, block.start - 200), block.start))) continue;
    const known = items.get(block.lead);
    if (known === undefined) items.set(block.lead, { depth: block.depth, count: 1 });
    else if (known.depth === block.depth) known.count++;
  }
  for (const [lead, { count }] of items) {
    const announced = placed(lead, lead.prose.text);
    if (announced !== null && count > 1) yield* difference(context, announced, count);
  }
}

function* difference(context: RuleContext, announced: Announcement, count: number): Generator<RawProblem> {
  // Far fewer than announced: the rest is told in another way.
  if (announced.number === count || count < announced.number - 1) return;
  const message = l10n.t('写的是“{0}”，下面列出{1}项。请核对项数。', announced.text, String(count));
  yield problem(context, announced.range, message, count);
}

/** `right`: the number of items where it is certain. */
function problem(context: RuleContext, range: TextRange, message: string, right: number | null): RawProblem {
  const written = context.report.text.slice(range.start, range.end);
  const better = right === null ? null : inWordsOf(written, right);
  return {
    uri: context.uri,
    ...range,
    message,
    metric: null,
    expected: null,
    related: [],
    fixes:
      better === null
        ? []
        : [
            {
              title: l10n.t('改为“{0}”', better),
              edits: [{ uri: context.uri, ...range, text: better }],
              kind: 'other',
            },
          ],
  };
}

/** A number of items in the digits of another: 三 → 四, 两 for 2. */
function inWordsOf(sample: string, number: number): string | null {
  if (/[0-9]/.test(sample)) return String(number);
  if (number === 2) return /[萬個項條點兩]/.test(sample) ? '兩' : '两';
  return writeNumber(number, 'dun', sample);
}
