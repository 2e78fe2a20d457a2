import * as l10n from '@vscode/l10n';
import { liveValues } from '../core/fixes/live-value';
import { nameKey } from '../core/ledger/names';
import { findReference } from '../core/ledger/reference';
import type { Metric } from '../core/ledger/types';
import type { Block } from '../core/report/types';
import { LineIndex } from '../core/text/lines';
import type { TextRange } from '../core/text/range';
import { verdictName } from '../core/verdict/names';
import type { Verdict } from '../core/verdict/types';
import { recordAt } from '../render/review/record';
import type { Findings } from './types';

/** What the icon of a node says: a verdict, or that a metric is nowhere stated, or that its value can't be computed. */
export type NodeState = Verdict | 'unstated' | 'broken';

/** A node of the view 指标. Nodes are plain data: two trees that are equal as JSON look the same. */
export interface MetricsNode {
  /** The same for the same thing after the text around it has changed, so that what is open stays open. */
  readonly id: string;
  readonly kind: 'group' | 'metric' | 'mention' | 'unbacked' | 'unbacked-figure';
  readonly label: string;
  /** The part of the label that is the figure itself, null where nothing stands out. */
  readonly highlight: readonly [number, number] | null;
  readonly description: string;
  readonly tooltip: string;
  /** Null for what only holds others. */
  readonly state: NodeState | null;
  /** Where a click goes, null for what only holds others. */
  readonly place: NodePlace | null;
  readonly children: readonly MetricsNode[];
  /** What a filter looks at beside the label. */
  readonly keywords: readonly string[];
}

/** A place in the report or in one of its ledgers. */
export interface NodePlace extends TextRange {
  readonly uri: string;
}

/** The worst first: what a metric with several mentions shows. */
const WORST_FIRST: readonly NodeState[] = ['broken', 'mismatch', 'loose', 'ambiguous', 'consistent', 'ignored'];

/** Characters of the sentence that are shown on each side of a figure. */
const BEFORE = 10;
const AFTER = 12;

/** A mention before it has its id. */
interface Mention extends TextRange {
  readonly state: Verdict;
  readonly block: Block;
  /** The figure's place in the block's prose. */
  readonly prose: TextRange;
  readonly written: string;
}

/**
 * The metrics of a checked report's ledger by group, in the order of the ledger, their mentions in the report beneath them, and
 * at the end the figures that no metric backs. Empty for a report that has not been checked against a ledger.
 */
export function metricsTree(findings: Findings): readonly MetricsNode[] {
  const { ledger } = findings;
  if (findings.state !== 'checked' || ledger === null) return [];
  const lines = new LineIndex(findings.report.text);
  const mentions = mentionsByMetric(findings);
  const roots: Building[] = [];
  const groups = new Map<string, Group>();
  const unique = namer();
  for (const metric of ledger.metrics) {
    let siblings = roots;
    let path = '';
    for (const name of metric.groups) {
      path += `/${name}`;
      const key = `group${path}`;
      let group = groups.get(key);
      if (!group) {
        group = { id: key, name, children: [] };
        groups.set(key, group);
        siblings.push(group);
      }
      siblings = group.children;
    }
    const id = unique(`metric/${metric.path}`);
    siblings.push(metricNode(id, metric, mentions.get(metric) ?? [], findings.uri, lines));
  }
  const nodes = roots.map(finished);
  const unbacked = unbackedFigures(findings, lines);
  return unbacked ? [...nodes, unbacked] : nodes;
}

/**
 * The nodes that contain a text in their name, in another name of theirs or in their sentence, with what holds them. The whole
 * tree for an empty filter. What is beneath a metric that fits stays.
 */
export function filterTree(nodes: readonly MetricsNode[], filter: string): readonly MetricsNode[] {
  const wanted = nameKey(filter).toLowerCase();
  if (wanted === '') return nodes;
  const fits = (text: string): boolean => nameKey(text).toLowerCase().includes(wanted);
  const kept = (node: MetricsNode): readonly MetricsNode[] => {
    if (node.kind !== 'unbacked' && [node.label, ...node.keywords].some(fits)) return [node];
    const children = node.children.flatMap(kept);
    return children.length > 0 ? [{ ...node, children }] : [];
  };
  return nodes.flatMap(kept);
}

/** Errors and warnings in the report and its ledgers, for the number on the view. */
export function problemCounts(findings: Findings): { readonly errors: number; readonly warnings: number } {
  let errors = 0;
  let warnings = 0;
  for (const { severity } of findings.problems) {
    if (severity === 'error') errors += 1;
    else if (severity === 'warning') warnings += 1;
  }
  return { errors, warnings };
}

/** A group while its members are still being found; a metric is finished at once. */
interface Group {
  readonly id: string;
  readonly name: string;
  readonly children: Building[];
}
type Building = Group | MetricsNode;

function finished(node: Building): MetricsNode {
  if ('kind' in node) return node;
  const children = node.children.map(finished);
  return {
    id: node.id,
    kind: 'group',
    label: node.name,
    highlight: null,
    description: l10n.t('{0}项', children.length),
    tooltip: '',
    state: null,
    place: null,
    children,
    keywords: [],
  };
}

function mentionsByMetric(findings: Findings): Map<Metric, Mention[]> {
  const found = new Map<Metric, Mention[]>();
  const add = (metric: Metric, mention: Mention): void => {
    const list = found.get(metric);
    if (list) list.push(mention);
    else found.set(metric, [mention]);
  };
  for (const { start, end, text, binding, verdict } of findings.figures) {
    const { block, prose } = binding.mention;
    const mention: Mention = { start, end, state: verdict, block, prose, written: text };
    // A figure that two metrics fit stands under each: there it is settled.
    const metrics = binding.candidate ? [binding.candidate.metric] : binding.ambiguous.map(one => one.metric);
    for (const metric of new Set(metrics)) add(metric, mention);
  }
  const live = liveValues(findings.ledger, findings.report.placeholders);
  for (const { start, end, name, block } of findings.report.placeholders) {
    const reference = findReference(findings.ledger!, name);
    const value = live.get(start);
    if (reference === null || value === undefined) continue;
    // In the prose a placeholder is one mark; its words are those of the value.
    const at = proseOffset(block, start);
    const prose = { start: at, end: at + 1 };
    add(reference.metric, { start, end, state: 'consistent', block, prose, written: value });
  }
  for (const list of found.values()) list.sort((a, b) => a.start - b.start);
  return found;
}

/** The prose offset that a source offset belongs to, by halving: source offsets only grow along the prose. */
function proseOffset({ prose }: Block, source: number): number {
  let low = 0;
  let high = prose.text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (prose.toSource(middle) < source) low = middle + 1;
    else high = middle;
  }
  return low;
}

function metricNode(
  id: string,
  metric: Metric,
  mentions: readonly Mention[],
  uri: string,
  lines: LineIndex,
): MetricsNode {
  const record = recordAt(metric, metric.current);
  const state = stateOf(metric, mentions);
  const value = record.value === '' ? l10n.t('无值') : record.value;
  const facts = [
    record.period === ''
      ? l10n.t('「{0}」台账为{1}', metric.path, value)
      : l10n.t('「{0}」台账为{1}（{2}）', metric.path, value, record.period),
    ...(record.source === '' ? [] : [l10n.t('来源：{0}', record.source)]),
    ...(record.note === '' ? [] : [l10n.t('备注：{0}', record.note)]),
    ...(metric.problem === null ? [] : [metric.problem]),
    stateName(state),
  ];
  const unique = namer();
  return {
    id,
    kind: 'metric',
    label: metric.name,
    highlight: null,
    description: mentions.length === 0 ? value : l10n.t('{0}，{1}', value, countText(mentions)),
    tooltip: facts.join('\n'),
    state,
    place: { ...metric.namePlace },
    children: mentions.map(mention => mentionNode(unique(`${id}/${mention.written}`), mention, uri, lines)),
    keywords: [metric.path, ...metric.aliases],
  };
}

function mentionNode(id: string, mention: Mention, uri: string, lines: LineIndex): MetricsNode {
  const sentence = sentenceAround(mention);
  const { start, end, state, written } = mention;
  return {
    id,
    kind: 'mention',
    ...sentence,
    description: l10n.t('第{0}行', lines.position(start).line),
    tooltip: l10n.t('{0}：{1}', verdictName(state), written),
    state,
    place: { uri, start, end },
    children: [],
    keywords: [],
  };
}

/** The figures that no metric backs, null when there are none. */
function unbackedFigures(findings: Findings, lines: LineIndex): MetricsNode | null {
  const unique = namer();
  const children: MetricsNode[] = [];
  for (const { start, end, text, binding, verdict } of findings.figures) {
    if (verdict !== 'unbound') continue;
    const { block, prose } = binding.mention;
    const mention: Mention = { start, end, state: verdict, block, prose, written: text };
    const node = mentionNode(unique(`unbacked/${text}`), mention, findings.uri, lines);
    children.push({ ...node, kind: 'unbacked-figure', tooltip: l10n.t('台账中没有「{0}」的依据', text) });
  }
  if (children.length === 0) return null;
  return {
    id: 'unbacked',
    kind: 'unbacked',
    label: l10n.t('台账未列的数字'),
    highlight: null,
    description: l10n.t('{0}处', children.length),
    tooltip: l10n.t('报告中写了、台账里没有的数字。要核对的，可以加入指标文件'),
    state: null,
    place: null,
    children,
    keywords: [],
  };
}

function stateOf(metric: Metric, mentions: readonly Mention[]): NodeState {
  if (metric.problem !== null) return 'broken';
  return WORST_FIRST.find(state => mentions.some(mention => mention.state === state)) ?? 'unstated';
}

/** The state in the user's language. */
function stateName(state: NodeState): string {
  if (state === 'unstated') return l10n.t('报告没有写到');
  return state === 'broken' ? l10n.t('无法核对') : verdictName(state);
}

/** What is wrong with its mentions (1处不符), or else how many there are. */
function countText(mentions: readonly Mention[]): string {
  const parts: string[] = [];
  for (const verdict of ['mismatch', 'loose', 'ambiguous'] as const) {
    const count = mentions.filter(mention => mention.state === verdict).length;
    if (count > 0) parts.push(l10n.t('{0}处{1}', count, verdictName(verdict)));
  }
  return parts.length > 0 ? parts.join(l10n.t('，')) : l10n.t('{0}处', mentions.length);
}

/** The figure with the words around it in its sentence, and where it stands in them. */
function sentenceAround({ block, prose, written }: Mention): Pick<MetricsNode, 'label' | 'highlight'> {
  const { text } = block.prose;
  let from = Math.max(0, prose.start - BEFORE);
  let to = Math.min(text.length, prose.end + AFTER);
  for (let at = prose.start - 1; at >= from; at--) if (ENDS_SENTENCE.has(text[at]!)) from = at + 1;
  for (let at = prose.end; at < to; at++) if (ENDS_SENTENCE.has(text[at]!)) to = at;
  // Half of 47.1% would be another figure; a character of two units is no more to be cut.
  while (from < prose.start && isInWord(text, from)) from += 1;
  while (to > prose.end && isInWord(text, to)) to -= 1;
  const begins = from === 0 || ENDS_SENTENCE.has(text[from - 1]!);
  const ends = to === text.length || ENDS_SENTENCE.has(text[to]!);
  const before = (begins ? '' : '…') + oneLine(text.slice(from, prose.start));
  return {
    label: before + written + oneLine(text.slice(prose.end, to)) + (ends ? '' : '…'),
    highlight: [before.length, before.length + written.length],
  };
}

const ENDS_SENTENCE: ReadonlySet<string> = new Set('。；！？\n');

/** True between two characters that make a number or a word together, or between the halves of one character. */
function isInWord(text: string, at: number): boolean {
  if (at === 0 || at >= text.length) return false;
  const isLowSurrogate = text.charCodeAt(at) >= 0xdc00 && text.charCodeAt(at) <= 0xdfff;
  return isLowSurrogate || (/[\dA-Za-z.,]/.test(text[at - 1]!) && /[\dA-Za-z.,%‰]/.test(text[at]!));
}

/** A label has one line, and no mark for what is taken out of the prose. */
const oneLine = (text: string): string => text.replace(/[\n\r\t\ufffc]/g, ' ');

/** Names things: two of a kind are told apart by their order. */
function namer(): (id: string) => string {
  const counts = new Map<string, number>();
  return id => {
    const number = (counts.get(id) ?? 0) + 1;
    counts.set(id, number);
    return number === 1 ? id : `${id}#${number}`;
  };
}
