/**
 * Drafts a ledger from a finished report: the way to begin for an office that has last year's report and no ledger. What is
 * written is checked against the report itself until nothing is found, so that the draft is never the first false alarm.
 */
import * as l10n from '@vscode/l10n';
import { bindReport } from '../binding/bind';
import { HeadsOfTables, ReadingCache } from '../binding/mentions';
import { reportContext } from '../binding/report-context';
import type { Mention } from '../binding/types';
import { checkReport, NO_METRICS } from '../check';
import { scanFigures } from '../figures/scan';
import type { Figure } from '../figures/types';
import { applyEdits } from '../fixes/edits';
import { addEntriesEdits } from '../ledger/add-entries';
import { scalarOf } from '../ledger/edit';
import { nameKey } from '../ledger/names';
import { contains, findPeriods, type Period, type PeriodMention, samePeriod } from '../ledger/period';
import { periodText } from '../ledger/period-text';
import { readLedger } from '../ledger/read';
import type { Ledger } from '../ledger/types';
import type { Block, Report } from '../report/types';
import type { CheckedMention } from '../rules/rule';
import { withoutNumber } from '../templates/template';
import {
  advance,
  type DraftedEntry,
  type DraftedFigure,
  type LedgerPeriod,
  sameValue,
  settle,
  writtenEntry,
} from './entries';
import { type NamedFigure, type Naming, namesOf, type ProposeMetricName, withoutReadings } from './names';
import { PeriodsOfReport } from './periods';

export type { ProposeMetricName } from './names';

/** Ledger files that are there; a draft adds to the first what the report has and they lack. */
export type LedgerTexts = readonly { readonly uri: string; readonly text: string }[];

export interface DraftedLedger {
  /** The ledger's text; with a ledger to add to, the new text of its first file. */
  readonly text: string;
  /** Metrics that were drafted. */
  readonly metrics: number;
  /** Figures of the report. */
  readonly figures: number;
  /** Figures that the draft backs. */
  readonly backed: number;
}

const LEDGER = 'draft.metrics.yaml';

/** Rounds of checking and mending; each takes a name or an entry away, so that it ends in any case. */
const MOST_ROUNDS = 24;

/** What a draft is written on: nothing, or a ledger that is there. */
interface Ground {
  readonly uri: string;
  readonly report: Report;
  /** [] for a draft from nothing. */
  readonly files: LedgerTexts;
  /** What `files` say; null for a draft from nothing. */
  readonly ledger: Ledger | null;
  /** Title and period of a ledger of the report's own, as YAML. */
  readonly head: string;
  /** The ledger's period, as written and read, and as the report sees it: what 去年 and 上半年 are counted from. */
  readonly own: LedgerPeriod & { readonly seen: Period | null };
  /** Where figures start that are wrong by `files` alone: the writer's business, and none of the draft's. */
  readonly wrongBefore: ReadonlySet<number>;
}

/**
 * Drafts a ledger whose check against the same report finds nothing, or nothing more than the ledger that is there.
 * @param uri address of the report, for nothing but telling its problems apart from the ledger's
 * @param files ledger files that are there, readable ones; [] to draft from nothing
 * @returns the ledger, also when nothing could be taken from the report (then it has no metrics)
 */
export async function draftLedger(
  uri: string,
  report: Report,
  propose: ProposeMetricName,
  files: LedgerTexts = [],
): Promise<DraftedLedger> {
  const ledger = files.length > 0 ? readLedger(files) : null;
  const checked = checkReport({ uri, report, ledger, severities: { 'metric-unused': 'off' } }).figures;
  const head = headOf(report);
  const base = ledger ?? readLedger([{ uri: LEDGER, text: head }]);
  const ground: Ground = {
    uri,
    report,
    files,
    ledger,
    head,
    own: { text: base.periodText, period: base.period, seen: reportContext(report, base) },
    wrongBefore: new Set(checked.filter(isWrong).map(({ start }) => start)),
  };
  const mentions = bindReport(report, NO_METRICS).map(({ mention }) => mention);
  const lacking = new Set(
    ledger === null
      ? mentions.map(({ figure }) => figure.start)
      : checked.filter(({ verdict }) => verdict === 'unbound').map(({ start }) => start),
  );
  const drafted = await figuresOf(ground, mentions, lacking, propose);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const entries = settle(drafted, ledger, ground.own);
    const text = textOf(ground, entries);
    const figures = check(ground, text);
    if (!mend(ground, drafted, entries, figures, round))
      return { text: text + roughFigures(ground, drafted), ...counts(entries, figures) };
  }
  // What still isn't right by now is left out whole.
  for (;;) {
    const entries = settle(drafted, ledger, ground.own);
    const text = textOf(ground, entries);
    const figures = check(ground, text);
    const wrong = new Set(figures.filter(isNewlyWrong(ground)).flatMap(({ binding }) => pathsOf(binding)));
    const toDrop = entries.filter(({ path }) => wrong.has(path)).flatMap(entry => entry.figures);
    if (toDrop.length === 0) return { text: text + roughFigures(ground, drafted), ...counts(entries, figures) };
    for (const figure of toDrop) figure.dropped = true;
  }
}

function check({ uri, report, files }: Ground, text: string): readonly CheckedMention[] {
  const [first, ...others] = files;
  const ledger = readLedger([{ uri: first?.uri ?? LEDGER, text }, ...others]);
  return checkReport({ uri, report, ledger, severities: { 'metric-unused': 'off' } }).figures;
}

const isWrong = ({ verdict }: CheckedMention): boolean =>
  verdict === 'mismatch' || verdict === 'loose' || verdict === 'ambiguous';

const isNewlyWrong =
  ({ wrongBefore }: Ground) =>
  (figure: CheckedMention): boolean =>
    isWrong(figure) && !wrongBefore.has(figure.start);

const pathsOf = (binding: CheckedMention['binding']): string[] =>
  (binding.candidate === null ? binding.ambiguous : [binding.candidate]).map(({ metric }) => metric.path);

function counts(entries: readonly DraftedEntry[], figures: readonly CheckedMention[]): Omit<DraftedLedger, 'text'> {
  return {
    metrics: entries.length,
    figures: figures.length,
    backed: figures.filter(({ verdict }) => verdict === 'consistent').length,
  };
}

/** What a ledger can hold: one number. Ranges, 数十 and multiples say too little or too much for that. */
const isRecordable = ({ figure, headUnit, block, prose }: Mention): boolean =>
  (figure.written.form === 'number' || figure.written.form === 'tenths') &&
  figure.upper === null &&
  figure.kind !== 'multiple' &&
  (figure.unit !== '' || figure.kind === 'percent' || headUnit !== null || block.cell !== null) &&
  !isNoRecord(figure, block.prose.text.slice(Math.max(0, prose.start - 4), prose.start)) &&
  asScanned(figure.text) &&
  figure.written.number !== '';

/** 35岁以下, 连续5年: what describes, and no office keeps figures of. */
const isNoRecord = ({ unit, approximation }: Figure, before: string): boolean =>
  (unit === '岁' && approximation !== 'exact') ||
  (/^(?:年|个?月|周|天|季度|个季度)$/.test(unit) && /[连連持][续續]|[历歷][时時]|[为為]期$/.test(before));

const asScanned = (text: string): boolean => scanFigures(text, { cell: true }).length === 1;

async function figuresOf(
  { report, ledger, own }: Ground,
  mentions: readonly Mention[],
  lacking: ReadonlySet<number>,
  propose: ProposeMetricName,
): Promise<readonly DraftedFigure[]> {
  const heads = new HeadsOfTables(new ReadingCache(new Set()));
  const periods = new PeriodsOfReport(own.seen);
  const naming: Naming = { propose, heads, periods };
  const grouped = new Set(report.blocks.filter(({ kind, level }) => kind === 'heading' && level > 1)).size > 1;
  const drafted: DraftedFigure[] = [];
  /** Places in `drafted` by group and plainest name. */
  const byName = new Map<string, number[]>();
  let before: NamedFigure | null = null;
  /** What the figure before was taken down as. */
  let last: DraftedFigure | null = null;
  for (const mention of mentions) {
    const names = await namesOf(mention, before, naming);
    const subject = before !== null && before.mention.block === mention.block ? before.name : '';
    const level: DraftedFigure | null = last;
    before = { mention, name: names[0] ?? '' };
    last = null;
    if (!lacking.has(mention.figure.start) || !isRecordable(mention)) continue;
    if (names.length === 0) continue;
    const heading = grouped ? groupOf(mention.block) : '';
    // A metric that stands in the group's place: its name can't be a group's as well.
    const other = ledger?.find(heading) ?? null;
    const group = other !== null && nameKey(other.path) === nameKey(heading) ? '' : heading;
    const period = periodBesideOwn(periods.of(mention, heads), own.period);
    const isChange = mention.cue !== null && !mention.cue.toLevel;
    const figure: DraftedFigure = {
      mention,
      group,
      period,
      periodText: (period && periodText(period)) ?? '',
      names,
      at: 0,
      dropped: false,
      alone: false,
      changeOf: isChange && subject !== '' && names[0]!.startsWith(subject) ? level : null,
    };
    last = figure;
    const key = `${group}\n${names[0]}\n${figure.periodText}`;
    const alike = byName.get(key) ?? [];
    byName.set(key, alike);
    const same = alike.find(at => sameValue(drafted[at]!, mention));
    if (same === undefined) alike.push(drafted.push(figure) - 1);
    else if (isFiner(mention, drafted[same]!.mention)) drafted[same] = figure;
    else last = drafted[same]!;
  }
  return drafted;
}

/**
 * The period that a figure states where it is another than the ledger's: 截至6月底 ends what 上半年 covers, and is no other; 全年目标 in a report
 * on half a year is about that half.
 */
function periodBesideOwn(stated: Pick<PeriodMention, 'period' | 'kind'> | null, own: Period | null): Period | null {
  if (stated === null || own === null) return stated?.period ?? null;
  const { period, kind } = stated;
  const isOwn =
    samePeriod(period, own) ||
    (period.point && !own.point && period.end === own.end) ||
    (kind === 'relative' && contains(period, own));
  return isOwn ? null : period;
}

/** Of 29万余件 and 293412件 the second says more. */
const isFiner = (a: Mention, b: Mention): boolean =>
  a.figure.approximation === 'exact' && a.figure.written.lastPlace.lt(b.figure.written.lastPlace);

const LONGEST_GROUP = 20;

/** The heading that a figure stands under, without its number. */
function groupOf({ headings }: Block): string {
  const heading = headings.findLast(({ level }) => level > 1);
  return heading === undefined
    ? ''
    : shortened(withoutReadings(withoutNumber(heading.prose.text)).replace(/[\s/`@：:]+/g, ''));
}

/** A heading of several phrases by as many of the first as fit. */
function shortened(heading: string): string {
  if (heading.length <= LONGEST_GROUP) return heading;
  const end = Math.max(...[...'，,；;'].map(mark => heading.lastIndexOf(mark, LONGEST_GROUP)));
  return heading.slice(0, end > 2 ? end : LONGEST_GROUP);
}

/** Mends what the check found; false when there is nothing left to mend. */
function mend(
  ground: Ground,
  drafted: readonly DraftedFigure[],
  entries: readonly DraftedEntry[],
  figures: readonly CheckedMention[],
  round: number,
): boolean {
  const byPath = new Map(entries.map(entry => [entry.path, entry]));
  const entryOf = new Map(entries.flatMap(entry => entry.figures.map(figure => [figure.mention.figure.start, entry])));
  const verdicts = new Map(figures.map(figure => [figure.start, figure.verdict]));
  const toMend = new Set<DraftedEntry>();
  const used = new Set<string>();
  let mended = false;
  // A change that the two levels don't give after all.
  for (const figure of drafted) {
    const { start } = figure.mention.figure;
    if (figure.changeOf === null || entryOf.has(start) || figure.dropped) continue;
    if (verdicts.get(start) === 'consistent') continue;
    figure.changeOf = null;
    mended = true;
  }
  for (const figure of figures) {
    if (figure.verdict === 'consistent') used.add(figure.binding.candidate!.metric.path);
    if (!isNewlyWrong(ground)(figure)) continue;
    // Its own entry needs a name that fits better; a figure without one is misled by somebody else's.
    const mine = entryOf.get(figure.start);
    if (mine !== undefined) toMend.add(mine);
    else for (const path of pathsOf(figure.binding)) if (byPath.has(path)) toMend.add(byPath.get(path)!);
  }
  if (mended) return true;
  // A metric that no figure states was named too vaguely; the first rounds only mend what is wrong.
  if (toMend.size === 0 || round > MOST_ROUNDS / 2)
    for (const entry of entries) if (!used.has(entry.path)) toMend.add(entry);
  for (const entry of toMend) renamed(entry);
  return toMend.size > 0;
}

/** Periods that don't get on under one name are parted; one that stands alone gets its next name. */
function renamed({ figures: [first, ...others] }: DraftedEntry): void {
  if (others.length === 0) advance(first!);
  else for (const other of others) other.alone = true;
}

/** The ledger's text: title and period of the report, the metrics by group. */
function textOf(ground: Ground, entries: readonly DraftedEntry[]): string {
  const asNew = entries.map(entry => writtenEntry(entry, ground.own));
  const file = ground.ledger?.files[0];
  if (file !== undefined) return applyEdits(file.text, addEntriesEdits(file, asNew));
  if (asNew.length === 0) return `${ground.head}metrics: {}\n`;
  const fresh = { uri: LEDGER, text: ground.head, title: '', readable: true };
  return applyEdits(fresh.text, addEntriesEdits(fresh, asNew));
}

/** 30余篇, 近1.3亿元: a ledger holds what they stand for, which the report doesn't tell. A ledger of the report's own lists them as comments. */
function roughFigures({ ledger }: Ground, drafted: readonly DraftedFigure[]): string {
  const rough = drafted.filter(({ dropped, mention }) => dropped && mention.figure.approximation !== 'exact');
  if (ledger !== null || rough.length === 0) return '';
  const lines = rough.map(({ names, mention }) => `${names[0]}: ${mention.figure.text.replace(/\s+/g, ' ')}`);
  return [l10n.t('下列数字在报告里只有约数，没有记入。查到确数后请补记：'), ...lines]
    .map(line => `# ${line}\n`)
    .join('');
}

/** Title and period of the report, as a ledger has them. */
function headOf(report: Report): string {
  const title = titleOf(report);
  const [period] = findPeriods(title, null);
  return [
    ...(title === '' ? [] : [`title: ${scalarOf(title)}\n`]),
    ...(period === undefined ? [] : [`period: ${scalarOf(title.slice(period.start, period.end))}\n`]),
  ].join('');
}

function titleOf({ frontMatter, blocks }: Report): string {
  if (frontMatter !== null && frontMatter.title !== '') return frontMatter.title;
  const first = blocks.find(({ kind }) => kind === 'heading');
  return first === undefined || first.level > 1 ? '' : first.prose.text.replace(/\s+/g, ' ').trim();
}
