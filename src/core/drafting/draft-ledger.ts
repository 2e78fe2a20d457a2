/**
 * Drafts a ledger from a finished report: the way to begin for an office that has last year's report and no ledger. What is
 * written is checked against the report itself until nothing is found, so that the draft is never the first false alarm.
 */
import { Document, type YAMLMap } from 'yaml';
import { bindReport } from '../binding/bind';
import { HeadsOfTables, ReadingCache } from '../binding/mentions';
import type { Mention } from '../binding/types';
import { checkReport, NO_METRICS } from '../check';
import { scanFigures } from '../figures/scan';
import { asLedgerValue } from '../fixes/add-metric';
import { applyEdits } from '../fixes/edits';
import { addEntriesEdits, shortEntry } from '../ledger/add-entries';
import { nameKey } from '../ledger/names';
import { findPeriods } from '../ledger/period';
import { readLedger } from '../ledger/read';
import type { Ledger } from '../ledger/types';
import type { Block, Report } from '../report/types';
import type { CheckedMention } from '../rules/rule';
import { areApart, extentOf } from '../statements/extent';
import { withoutNumber } from '../templates/template';
import { type NamedFigure, namesOf, withoutReadings } from './names';

/** Proposes a name for a figure from the words around it; `start` and `end` are its range in `text`. */
export type ProposeMetricName = (text: string, start: number, end: number) => Promise<string>;

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

/** A metric of the draft with the names that are left to try for it. */
interface Entry {
  readonly mention: Mention;
  readonly group: string;
  readonly value: string;
  /** From the plainest to the most particular. */
  readonly names: readonly string[];
  /** Index of the name in use. */
  at: number;
  dropped: boolean;
}

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
  const ground: Ground = {
    uri,
    report,
    files,
    ledger,
    wrongBefore: new Set(checked.filter(isWrong).map(({ start }) => start)),
  };
  const mentions = bindReport(report, NO_METRICS).map(({ mention }) => mention);
  const lacking = new Set(
    ledger === null
      ? mentions.map(({ figure }) => figure.start)
      : checked.filter(({ verdict }) => verdict === 'unbound').map(({ start }) => start),
  );
  const entries = await entriesOf(ground, mentions, lacking, propose);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const text = textOf(ground, entries);
    const figures = check(ground, text);
    if (!mend(ground, entries, figures, round)) return { text, ...counts(entries, figures) };
  }
  // What still isn't right by now is left out whole.
  for (;;) {
    const text = textOf(ground, entries);
    const figures = check(ground, text);
    const wrong = new Set(figures.filter(isNewlyWrong(ground)).flatMap(({ binding }) => pathsOf(binding)));
    const before = entries.filter(({ dropped }) => !dropped).length;
    for (const entry of entries) if (wrong.has(pathOf(entry))) entry.dropped = true;
    if (entries.filter(({ dropped }) => !dropped).length === before) return { text, ...counts(entries, figures) };
  }
}

const LEDGER = 'draft.metrics.yaml';

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

function counts(entries: readonly Entry[], figures: readonly CheckedMention[]): Omit<DraftedLedger, 'text'> {
  return {
    metrics: entries.filter(({ dropped }) => !dropped).length,
    figures: figures.length,
    backed: figures.filter(({ verdict }) => verdict === 'consistent').length,
  };
}

/** What a ledger can hold: one number. Ranges, 数十 and multiples say too little or too much for that. */
const isRecordable = ({ figure, headUnit, block }: Mention): boolean =>
  (figure.written.form === 'number' || figure.written.form === 'tenths') &&
  figure.upper === null &&
  figure.kind !== 'multiple' &&
  (figure.unit !== '' || figure.kind === 'percent' || headUnit !== null || block.cell !== null) &&
  asScanned(figure.text) &&
  figure.written.number !== '';

const asScanned = (text: string): boolean => scanFigures(text, { cell: true }).length === 1;

async function entriesOf(
  { report, ledger }: Ground,
  mentions: readonly Mention[],
  lacking: ReadonlySet<number>,
  propose: ProposeMetricName,
): Promise<readonly Entry[]> {
  const heads = new HeadsOfTables(new ReadingCache(new Set()));
  const grouped = new Set(report.blocks.filter(({ kind, level }) => kind === 'heading' && level > 1)).size > 1;
  const entries: Entry[] = [];
  /** Places in `entries` by group and plainest name. */
  const byName = new Map<string, number[]>();
  let before: NamedFigure | null = null;
  for (const mention of mentions) {
    const names = await namesOf(mention, before, propose, heads);
    before = { mention, name: names[0] ?? '' };
    if (!lacking.has(mention.figure.start) || !isRecordable(mention)) continue;
    if (names.length === 0) continue;
    const heading = grouped ? groupOf(mention.block) : '';
    // A metric that stands in the group's place: its name can't be a group's as well.
    const other = ledger?.find(heading) ?? null;
    const group = other !== null && nameKey(other.path) === nameKey(heading) ? '' : heading;
    const value = recordedValue(mention);
    const entry = { mention, group, value, names, at: 0, dropped: false };
    const key = `${group}\n${names[0]}`;
    const alike = byName.get(key) ?? [];
    byName.set(key, alike);
    const same = alike.find(at => sameValue(entries[at]!, mention));
    if (same === undefined) alike.push(entries.push(entry) - 1);
    else if (isFiner(mention, entries[same]!.mention)) entries[same] = entry;
  }
  return entries;
}

/** Of 29万余件 and 293412件 the second says more. */
const isFiner = (a: Mention, b: Mention): boolean =>
  a.figure.approximation === 'exact' && a.figure.written.lastPlace.lt(b.figure.written.lastPlace);

function recordedValue({ figure, headUnit, cue }: Mention): string {
  const written = asLedgerValue(figure) + (figure.unit === '' && headUnit ? headUnit.written : '');
  return cue?.direction === 'down' &&
    !cue.toLevel &&
    (figure.unit === '%' || figure.unit === '百分点') &&
    figure.value.gt(0)
    ? `-${written}`
    : written;
}

const sameValue = (entry: Entry, { figure }: Mention): boolean =>
  entry.mention.figure.unit === figure.unit && !areApart(extentOf(entry.mention.figure), extentOf(figure));

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

/** The entries' names as they stand in the ledger: a name that is taken gives way to its next. */
function settleNames({ ledger }: Ground, entries: readonly Entry[]): void {
  const taken = new Set(ledger?.metrics.flatMap(({ path, groups }) => [path, ...groupPaths(groups)]).map(nameKey));
  for (const entry of entries) {
    while (!entry.dropped && taken.has(nameKey(pathOf(entry)))) advance(entry);
    if (!entry.dropped) taken.add(nameKey(pathOf(entry)));
  }
}

const groupPaths = (groups: readonly string[]): string[] => groups.map((_, i) => groups.slice(0, i + 1).join('/'));

const pathOf = (entry: Entry): string => (entry.group === '' ? '' : `${entry.group}/`) + entry.names[entry.at]!;

/** The next name, or none. */
function advance(entry: Entry): void {
  if (entry.at + 1 < entry.names.length) entry.at++;
  else entry.dropped = true;
}

/** Mends what the check found; false when there is nothing left to mend. */
function mend(ground: Ground, entries: readonly Entry[], figures: readonly CheckedMention[], round: number): boolean {
  const byPath = new Map(entries.filter(({ dropped }) => !dropped).map(entry => [pathOf(entry), entry]));
  const own = new Map(entries.filter(({ dropped }) => !dropped).map(entry => [entry.mention.figure.start, entry]));
  const toMend = new Set<Entry>();
  const used = new Set<string>();
  for (const figure of figures) {
    if (figure.verdict === 'consistent') used.add(figure.binding.candidate!.metric.path);
    if (!isNewlyWrong(ground)(figure)) continue;
    // Its own entry needs a name that fits better; a figure without one is misled by somebody else's.
    const mine = own.get(figure.start);
    if (mine !== undefined) toMend.add(mine);
    else for (const path of pathsOf(figure.binding)) if (byPath.has(path)) toMend.add(byPath.get(path)!);
  }
  // A metric that no figure states was named too vaguely; the first rounds only mend what is wrong.
  if (toMend.size === 0 || round > MOST_ROUNDS / 2)
    for (const [path, entry] of byPath) if (!used.has(path)) toMend.add(entry);
  for (const entry of toMend) advance(entry);
  return toMend.size > 0;
}

/** The ledger's text: title and period of the report, the metrics by group. */
function textOf(ground: Ground, entries: readonly Entry[]): string {
  settleNames(ground, entries);
  const file = ground.ledger?.files[0];
  if (file !== undefined) {
    const added = entries.filter(({ dropped }) => !dropped);
    const asNew = added.map(({ group, names, at, value }) =>
      shortEntry(group === '' ? [] : [group], names[at]!, value),
    );
    return applyEdits(file.text, addEntriesEdits(file, asNew));
  }
  return freshText(ground.report, entries);
}

function freshText(report: Report, entries: readonly Entry[]): string {
  const title = titleOf(report);
  const document = new Document({});
  const top = document.contents as unknown as YAMLMap;
  if (title !== '') top.set(document.createNode('title'), title);
  const period = findPeriods(title, null)[0];
  if (period !== undefined) top.set('period', title.slice(period.start, period.end));
  const metrics = document.createNode({}) as YAMLMap;
  top.set('metrics', metrics);
  for (const entry of entries) {
    if (entry.dropped) continue;
    const name = entry.names[entry.at]!;
    if (entry.group === '') {
      metrics.set(name, entry.value);
      continue;
    }
    const group = metrics.get(entry.group) as YAMLMap | undefined;
    if (group === undefined) metrics.set(entry.group, document.createNode({ [name]: entry.value }));
    else group.set(name, entry.value);
  }
  return document.toString({ lineWidth: 0 });
}

function titleOf({ frontMatter, blocks }: Report): string {
  if (frontMatter !== null && frontMatter.title !== '') return frontMatter.title;
  const first = blocks.find(({ kind }) => kind === 'heading');
  return first === undefined || first.level > 1 ? '' : first.prose.text.replace(/\s+/g, ' ').trim();
}
