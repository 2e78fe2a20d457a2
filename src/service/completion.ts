/** What a report's writer may be about to write: a metric with its figure in the prose, a metric's name in a pin or a live value. */
import { liveValue } from '../core/fixes/live-value';
import { findReference } from '../core/ledger/reference';
import type { Ledger, Metric } from '../core/ledger/types';
import type { Block } from '../core/report/types';
import { fold } from '../core/text/fold';
import { firstSignsOf, firstSignTyped, isBegunBy, typedAt } from '../core/text/pinyin-initials';
import type { TextRange } from '../core/text/range';
import { recordAt } from '../render/review/record';
import { placesInReport } from './references';
import type { CheckedFigure, Findings } from './types';

export interface Completion {
  /** What is chosen from. */
  readonly label: string;
  /** What takes the place of `replace`. */
  readonly text: string;
  /** The value of record, or what else tells the entry from others; '' for none. */
  readonly detail: string;
  readonly kind: 'metric' | 'period' | 'field' | 'unit' | 'function' | 'value';
}

export interface Completions {
  /** What was typed so far, in the text that is being written. */
  readonly replace: TextRange;
  /** The best first. */
  readonly items: readonly Completion[];
}

/** Names longer than this are no names; nothing further back is looked at. */
const LONGEST_TYPED = 40;
/** Fewer signs than these say nothing: every other word begins with them. */
const FEWEST_SIGNS = 2;

/**
 * What fits at an offset of a report as it stands now. `findings` may be of a text a few keys older: the ledger, and what the report
 * has stated so far, come from there.
 * @param text the report's text as it stands
 * @param asked true when somebody asks for the list, false when it comes by itself: then headings are left alone
 * @returns null where nothing fits
 */
export function completeReport(findings: Findings, text: string, offset: number, asked: boolean): Completions | null {
  const { ledger } = findings;
  if (findings.state !== 'checked' || ledger === null) return null;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(Math.max(lineStart, offset - 400), offset);
  const marked = before.lastIndexOf('{{');
  const isLive = marked >= 0 && !before.includes('}}', marked);
  if (isLive) return completeLive(findings, ledger, text, offset, before.slice(marked + 2));
  const comment = before.lastIndexOf('<!--');
  if (comment >= 0 && !before.includes('-->', comment)) {
    const pin = /^<!--\s*[=＝]\s*/.exec(before.slice(comment));
    return pin && completePin(findings, ledger, text, offset, before.slice(comment + pin[0].length));
  }
  const isHeading = /^ {0,3}#{1,6}\s/.test(text.slice(lineStart, lineStart + 12));
  if (isHeading && !asked) return null;
  // In front matter, code and addresses nothing is stated: the report as it was read knows where they are.
  if (!isProse(findings, text, lineStart, offset)) return null;
  return completeProse(findings, ledger, before, offset);
}

/** Behind `{{`: a metric's name, or behind its @ a period. Behind the bar stands a sample, which is the writer's own. */
function completeLive(
  findings: Findings,
  ledger: Ledger,
  text: string,
  offset: number,
  typed: string,
): Completions | null {
  if (typed.includes('|')) return null;
  const after = /^[^{}|\r\n]*/.exec(text.slice(offset, offset + LONGEST_TYPED))![0];
  const closes = text.startsWith('}}', offset + after.length) || text.startsWith('|', offset + after.length);
  const end = closes ? offset + after.length : offset;
  return completeName(findings, ledger, typed, { start: offset - typed.length, end }, closes ? '' : '}}');
}

/** Behind `<!-- =`: the same. */
function completePin(
  findings: Findings,
  ledger: Ledger,
  text: string,
  offset: number,
  typed: string,
): Completions | null {
  const after = /^[^<>\r\n-]*?(?=\s*-->)/.exec(text.slice(offset, offset + LONGEST_TYPED))?.[0];
  const end = offset + (after?.length ?? 0);
  return completeName(
    findings,
    ledger,
    typed,
    { start: offset - typed.length, end },
    after === undefined ? ' -->' : '',
  );
}

function completeName(
  findings: Findings,
  ledger: Ledger,
  typed: string,
  replace: TextRange,
  closing: string,
): Completions | null {
  const at = typed.lastIndexOf('@');
  const named = at > 0 ? findReference(ledger, typed.slice(0, at)) : null;
  if (named !== null && at > 0) {
    const periods = named.metric.observations.filter(({ periodText }) => periodText !== '');
    const items = periods.map(one => ({
      label: one.periodText,
      text: one.periodText + closing,
      detail: recordAt(named.metric, one).value,
      kind: 'period' as const,
    }));
    return items.length === 0 ? null : { replace: { start: replace.start + at + 1, end: replace.end }, items };
  }
  const wanted = typed.trim();
  const begun = (metric: Metric): Begun | null => begunAnywhere(metric, wanted);
  const items = ranked(ledger, begun, standing(findings, replace.start)).map(({ metric }) => {
    const name = nameFor(ledger, metric);
    return {
      label: name,
      text: name + closing,
      detail: recordAt(metric, metric.current).value,
      kind: 'metric' as const,
    };
  });
  return items.length === 0 ? null : { replace, items };
}

/** In the prose: the name with its figure, as this report words figures of the kind. */
function completeProse(findings: Findings, ledger: Ledger, before: string, offset: number): Completions | null {
  let place: Standing | null = null;
  const signs = beginningsOf(ledger);
  for (const typed of typedTexts(before)) {
    // At every key this is asked of all names, forty times over: mostly the first sign tells.
    if (!signs.has(firstSignTyped(typed))) continue;
    const start = offset - typed.length;
    const begun = (metric: Metric): Begun | null => {
      const name = [metric.name, ...metric.aliases].find(one => isBegunBy(one, typed));
      return name === undefined ? null : { name, at: 0 };
    };
    if (!ledger.metrics.some(begun)) continue;
    place ??= standing(findings, offset);
    const items = ranked(ledger, begun, place).flatMap(({ metric, name }): Completion[] => {
      const figure = figureFor(findings, ledger, metric, offset);
      const { value } = recordAt(metric, metric.current);
      return figure === null ? [] : [{ label: name, text: name + figure, detail: value, kind: 'metric' }];
    });
    if (items.length > 0) return { replace: { start, end: offset }, items };
  }
  return null;
}

const beginnings = new WeakMap<Ledger, ReadonlySet<string>>();

/** The signs that names and aliases of a ledger begin with. */
function beginningsOf(ledger: Ledger): ReadonlySet<string> {
  const known = beginnings.get(ledger);
  if (known) return known;
  const names = ledger.metrics.flatMap(({ name, aliases }) => [name, ...aliases]);
  const made = new Set(names.flatMap(firstSignsOf));
  beginnings.set(ledger, made);
  return made;
}

/** What may have been typed of a name, the longest first: letters alone, or characters with letters behind them. */
function* typedTexts(before: string): Iterable<string> {
  const letters = /[A-Za-z]{0,40}$/.exec(before)![0];
  const head = before.slice(0, before.length - letters.length);
  const characters = /[\p{Script=Han}A-Za-z0-9（）()·]{0,40}$/u.exec(head)![0];
  for (let length = characters.length; length > 0; length--) {
    const typed = characters.slice(-length) + letters;
    if (typed.length >= FEWEST_SIGNS && typed.length <= LONGEST_TYPED) yield typed;
  }
  // Letters inside an English word spell no Chinese one.
  if (letters.length >= FEWEST_SIGNS && !/[A-Za-z0-9@._/-]$/.test(head)) yield letters;
}

/** A name or alias that was begun, and where in it. */
interface Begun {
  readonly name: string;
  readonly at: number;
}

/** What the report says so far, for what is likely to come at a place. */
interface Standing {
  readonly stated: ReadonlySet<Metric>;
  /** The headings over the place, folded. */
  readonly headings: string;
}

const standing = (findings: Findings, offset: number): Standing => ({
  stated: new Set(placesInReport(findings).map(place => place.metric)),
  headings: headingsAt(findings, offset),
});

/** The metrics that were begun, the likeliest first: not stated yet, of this section's group, in the ledger's order. */
function ranked(
  ledger: Ledger,
  begun: (metric: Metric) => Begun | null,
  { stated, headings }: Standing,
): readonly (Begun & { readonly metric: Metric })[] {
  const found: (Begun & { readonly metric: Metric; readonly rank: number })[] = [];
  for (const metric of ledger.metrics) {
    const best = begun(metric);
    if (best === null) continue;
    const isOfSection = [...metric.groups, metric.name].some(word => word.length > 1 && headings.includes(fold(word)));
    found.push({ metric, ...best, rank: (best.at > 0 ? 4 : 0) + (stated.has(metric) ? 2 : 0) + (isOfSection ? 0 : 1) });
  }
  return found.sort((a, b) => a.rank - b.rank || a.metric.index - b.metric.index);
}

function begunAnywhere(metric: Metric, typed: string): Begun | null {
  let best: Begun | null = null;
  for (const name of [metric.name, ...metric.aliases, metric.path]) {
    const at = typedAt(name, typed);
    if (at >= 0 && (best === null || at < best.at)) best = { name, at };
  }
  return best;
}

/** The headings over an offset, folded. */
function headingsAt({ report }: Findings, offset: number): string {
  const block = blockAt(report.blocks, offset);
  return fold((block?.headings ?? []).map(heading => heading.prose.text).join('\n'));
}

/** The last block that begins at or before an offset. */
function blockAt(blocks: readonly Block[], offset: number): Block | null {
  let low = -1;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (blocks[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return low < 0 ? null : blocks[low]!;
}

/** False in front matter and between the fences of code. */
function isProse({ report }: Findings, text: string, lineStart: number, offset: number): boolean {
  if (report.frontMatter !== null && offset <= report.frontMatter.end) return false;
  const line = text.slice(lineStart, Math.min(offset, lineStart + 2000));
  if (/^(?: {4}|\t)/.test(line) || /(?:https?:\/\/|]\()[^\s)]*$/.test(line)) return false;
  return (line.split('`').length - 1) % 2 === 0 && !isFenced(text, lineStart);
}

function isFenced(text: string, lineStart: number): boolean {
  let open = '';
  for (const [, fence] of text.slice(0, lineStart).matchAll(/^ {0,3}(`{3,}|~{3,})/gm)) {
    if (open === '') open = fence!;
    else if (fence![0] === open[0] && fence!.length >= open.length) open = '';
  }
  return open !== '';
}

/** The name by which a pin or a live value means this metric: its own where only it has that, else its path. */
function nameFor(ledger: Ledger, metric: Metric): string {
  return ledger.find(metric.name) === metric ? metric.name : metric.path;
}

/** The metric's figure, worded like one of this report: its own one before, else the nearest before of the same unit. */
function figureFor(findings: Findings, ledger: Ledger, metric: Metric, offset: number): string | null {
  const sample = sampleFor(findings.figures, metric, offset);
  const block = blockAt(findings.report.blocks, offset);
  if (metric.current === null || metric.current.value === null || block === null) return null;
  const none = { start: offset, end: offset };
  const place = { ...none, name: metric.path, nameRange: none, sampleRange: null, block };
  const plain = liveValue(ledger, { ...place, sample: null });
  const like = liveValue(ledger, { ...place, sample });
  // A computed value goes on and on where the sample has all digits of its own.
  const goesOn = metric.current.text === '' && like !== null && plain !== null && like.length > plain.length + 1;
  return goesOn ? plain : like;
}

function sampleFor(figures: readonly CheckedFigure[], metric: Metric, offset: number): string | null {
  let own: CheckedFigure | null = null;
  let alike: CheckedFigure | null = null;
  for (const figure of figures) {
    const { candidate } = figure.binding;
    if (candidate === null || candidate.aspect !== 'level') continue;
    if (candidate.metric === metric) own = nearer(figure, own, offset);
    else if (candidate.metric.unit === metric.unit && metric.unit !== '') alike = nearer(figure, alike, offset);
  }
  return (own ?? alike)?.text ?? null;
}

/** The later one before the offset; where there is none, the first behind it. */
function nearer(figure: CheckedFigure, before: CheckedFigure | null, offset: number): CheckedFigure {
  return before === null || figure.end <= offset ? figure : before;
}
