import * as l10n from '@vscode/l10n';
import Big from 'big.js';
import { figureAsJudged } from '../binding/expected';
import type { Binding, Candidate, Mention } from '../binding/types';
import type { Figure } from '../figures/types';
import { setValueEdit } from '../ledger/edit';
import type { Ledger } from '../ledger/types';
import type { Report } from '../report/types';
import type { DocumentEdit, Fix } from '../rules/types';
import type { Judgement } from '../verdict/types';
import { asLedgerValue } from './add-metric';
import { ignoreFix, pinFixes } from './comment-fixes';
import { oppositeVerb } from './direction';
import { rewordEdit, verbEdit } from './figure-range';
import { recordedPlace } from './recorded-place';
import { otherWordings, wordLike } from './wording';

/** What the fixes need to know of a figure that was held against its metric; a CheckedMention is one. */
interface JudgedFigure {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly binding: Binding;
  readonly verdict: string;
  readonly judgement: Judgement | null;
}

interface Place {
  readonly uri: string;
  readonly report: Report;
  readonly ledger: Ledger | null;
  readonly figures: readonly JudgedFigure[];
}

/** The figure as it should read, and the edits that make it so. */
interface Rewriting {
  readonly wording: string;
  readonly title: string;
  readonly edits: readonly DocumentEdit[];
}

/**
 * The fixes of a false or loose figure, in the order of the menu: the writer's own wording, other true wordings, every
 * mention of the metric at once, the ledger is wrong, another metric, ignore.
 * @returns the fixes, and the right figure as the first of them words it (null when no wording is true)
 */
export function figureFixes(place: Place, figure: JudgedFigure): { fixes: readonly Fix[]; wording: string | null } {
  const { binding, judgement } = figure;
  const candidate = binding.candidate;
  if (candidate === null || judgement === null) return { fixes: [], wording: null };
  const [first, ...others] = rewritings(place, figure, 4);
  const fixes: Fix[] = [];
  if (first !== undefined) fixes.push({ title: first.title, edits: first.edits, kind: 'rewrite' });
  for (const other of others) fixes.push({ title: other.title, edits: other.edits, kind: 'rewrite-other' });
  if (judgement.verdict === 'mismatch' && first !== undefined) {
    const all = rewriteAllFix(place, figure);
    if (all !== null) fixes.push(all);
  }
  if (judgement.verdict === 'mismatch') {
    const ledger = ledgerFix(place, figure);
    if (ledger !== null) fixes.push(ledger);
    const paths = binding.others.map(other => other.metric.path).filter(path => path !== candidate.metric.path);
    fixes.push(...pinFixes(place, figure, [...new Set(paths)].slice(0, 3)));
  }
  fixes.push(ignoreFix(place, figure));
  return { fixes, wording: first?.wording ?? null };
}

/** True rewordings of the figure, the one like the writer's first; empty when there is none or markup stands in the way. */
function rewritings(place: Place, figure: JudgedFigure, limit: number): readonly Rewriting[] {
  const { candidate, mention } = figure.binding;
  const { judgement } = figure;
  if (candidate === null || judgement === null) return [];
  const wordings = wordingsOf(place.report, mention, candidate, judgement, limit > 1);
  if (judgement.slip?.kind === 'direction') return directionRewriting(place, mention, judgement, wordings[0]);
  const result: Rewriting[] = [];
  for (const wording of new Set(wordings)) {
    if (result.length >= limit) break;
    if (wording === mention.figure.text) continue;
    const edit = rewordEdit(place.report, mention, wording);
    if (edit !== null) {
      result.push({ wording, title: l10n.t('改为“{0}”', wording), edits: [{ uri: place.uri, ...edit }] });
    }
  }
  return result;
}

/** True wordings, the writer's own first. Percent and percentage points are exchanged where that is what is wrong. */
function wordingsOf(
  report: Report,
  mention: Mention,
  candidate: Candidate,
  judgement: Judgement,
  all: boolean,
): readonly string[] {
  // What was exchanged stands word for word in the other place.
  const traded = candidate.trade ? [candidate.trade.text] : [];
  if (candidate.trade?.isForeign) return traded;
  const { rounding } = candidate.metric;
  const { value, unit } = judgement.expected;
  const kind = judgement.slip?.kind;
  if (kind === 'decrease-by-multiple') return inPercent(mention.figure, value);
  const figure = figureAsJudged(mention, candidate);
  const size = sizeToWrite(mention, candidate, judgement);
  // The cells of a column have the same decimals, whatever the ledger has, unless the number is of quite another kind.
  const inColumn = mention.block.cell !== null && !figure.value.eq(0) && Math.abs(figure.value.e - size.e) <= 2;
  const recorded = inColumn ? null : recordedPlace(candidate, value);
  const like = wordLike(figure, size, rounding, recorded);
  const wordings = like === null ? traded : [...traded, like];
  if (all || like === null) {
    const others = otherWordings(figure, size, rounding, recorded);
    // A table is no place for 近, 余 and 约 where the writer put a plain number.
    const plain = mention.block.cell !== null && figure.approximation === 'exact' && like !== null;
    wordings.push(...(plain ? others.filter(other => !APPROXIMATED.test(other)) : others));
  }
  const bareRate = figure.unit === '' && !mention.headUnit && (unit === '%' || unit === '‰');
  // The head names no unit, so the cell has to.
  if (bareRate) return wordings.map(wording => (wording.endsWith(unit) ? wording : wording + unit));
  if (figure.unit !== '%' || unit !== '百分点') return wordings;
  const points = pointsAsWritten(report);
  return wordings.flatMap(wording => inPoints(wording, points) ?? []);
}

const APPROXIMATED = /[近余餘约約]/;

/** The value as it is to be written: without a sign where words say which way it went. */
function sizeToWrite(mention: Mention, candidate: Candidate, judgement: Judgement): Big {
  const { value } = judgement.expected;
  if (judgement.slip?.kind === 'direction') return value.abs();
  // 价格回调1.5%: the verb is none that is known, but a minus would be strange where the writer wrote none.
  const unspoken = mention.cue === null && mention.block.cell === null && mention.figure.value.gt(0);
  const isRate = ['%', '‰', '百分点'].includes(
    candidate.aspect === 'change' ? mention.figure.unit : candidate.metric.unit,
  );
  return unspoken && isRate ? value.abs() : value;
}

/** The word for percentage points that each report uses, looked for once. */
const POINTS_OF = new WeakMap<Report, string>();

/** 个百分点, unless the report leaves out the 个 throughout; in its own script. */
function pointsAsWritten(report: Report): string {
  let word = POINTS_OF.get(report);
  if (word === undefined) {
    const { text } = report;
    const points = text.includes('百分點') && !text.includes('百分点') ? '百分點' : '百分点';
    const measure = points === '百分點' ? '個' : '个';
    const bare = /[0-9０-９] ?百分[点點]/.test(text) && !/[个個]百分[点點]/.test(text);
    word = bare ? points : measure + points;
    POINTS_OF.set(report, word);
  }
  return word;
}

/** 2.3% → 2.3个百分点: the number is right, only what it counts is not. Null where no unit can be exchanged. */
function inPoints(text: string, points: string): string | null {
  if (text.includes('百分之')) return text.replace('百分之', '') + points;
  return /[%％]/.test(text) ? text.replace(/[%％]/, points) : null;
}

/** Nothing shrinks by its own multiple: 减少2倍 → 减少66.7%. `share` is the fall as a share of what was there before. */
function inPercent(figure: Figure, share: Big): readonly string[] {
  if (share.lte(0) || share.gt(1)) return [];
  return [figure.written.before + share.times(100).round(1, Big.roundHalfUp).toFixed() + '%'];
}

/** The verb turned round and the figure without its sign: 下降5% → 增长5%, 下降-5% → 下降5%. */
function directionRewriting(
  place: Place,
  mention: Mention,
  judgement: Judgement,
  wording: string | undefined,
): readonly Rewriting[] {
  const { cue, figure } = mention;
  if (cue === null || wording === undefined) return [];
  const edits: DocumentEdit[] = [];
  let { verb } = cue;
  if (judgement.expected.value.lt(0) !== (cue.direction === 'down')) {
    // 分别增长5%、7%: a verb that others share can't be turned for one of them.
    const sharing = place.figures.filter(other => other.binding.mention.cue === cue);
    const opposite = oppositeVerb(cue.verb);
    const turn = opposite === null || sharing.length > 1 ? null : verbEdit(place.report, mention, opposite);
    if (opposite === null || turn === null) return [];
    edits.push({ uri: place.uri, ...turn });
    verb = opposite;
  }
  if (wording !== figure.text) {
    const edit = rewordEdit(place.report, mention, wording);
    if (edit === null) return [];
    edits.push({ uri: place.uri, ...edit });
  }
  return edits.length === 0 ? [] : [{ wording, title: l10n.t('改为“{0}”', verb + wording), edits }];
}

/** Nobody states a metric more often; each mention carries the edits of all, so that a bound keeps the findings in proportion. */
const MOST_REWRITTEN_AT_ONCE = 100;

interface RewriteAll {
  readonly edits: readonly DocumentEdit[];
  readonly count: number;
}

/** What one check worked out for a metric, for the next of its figures. */
const rewriteAllOf = new WeakMap<readonly JudgedFigure[], Map<string, RewriteAll>>();

function falseFiguresByMetric(place: Place): Map<string, RewriteAll> {
  const byMetric = new Map<string, JudgedFigure[]>();
  for (const figure of place.figures) {
    const path = figure.binding.candidate?.metric.path;
    if (figure.verdict !== 'mismatch' || path === undefined) continue;
    const list = byMetric.get(path);
    if (list === undefined) byMetric.set(path, [figure]);
    else list.push(figure);
  }
  const all = new Map<string, RewriteAll>();
  for (const [path, figures] of byMetric) {
    if (figures.length < 2 || figures.length > MOST_REWRITTEN_AT_ONCE) continue;
    const rewritten = figures.map(figure => rewritings(place, figure, 1)[0]).filter(one => one !== undefined);
    all.set(path, { edits: rewritten.flatMap(one => one.edits), count: rewritten.length });
  }
  return all;
}

/** One fix for all false figures of the same metric; null when this is the only one. */
function rewriteAllFix(place: Place, figure: JudgedFigure): Fix | null {
  let all = rewriteAllOf.get(place.figures);
  if (all === undefined) {
    all = falseFiguresByMetric(place);
    rewriteAllOf.set(place.figures, all);
  }
  const path = figure.binding.candidate?.metric.path ?? '';
  const found = all.get(path);
  if (found === undefined || found.count < 2) return null;
  return {
    title: l10n.t('改正报告中“{0}”的全部 {1} 处', path, found.count),
    edits: found.edits,
    kind: 'rewrite-all',
  };
}

/**
 * The report is right and the ledger wrong. Only where the figure states the metric's value itself and leaves no doubt
 * about it: from 近30万件 nobody can tell what the ledger should hold.
 */
function ledgerFix(place: Place, figure: JudgedFigure): Fix | null {
  const { candidate, mention } = figure.binding;
  const written = mention.figure.written;
  if (place.ledger === null || candidate === null || candidate.aspect !== 'level' || candidate.base !== null)
    return null;
  // 下降-5% for a metric of -5%: only the sign is written twice.
  if (figure.judgement?.slip?.kind === 'direction' && mention.figure.value.lt(0)) return null;
  if (candidate.metric.formula !== null || mention.figure.approximation !== 'exact') return null;
  if (written.form !== 'number' || written.infix !== '') return null;
  const value = asLedgerValue(mention.figure) + (mention.headUnit?.written ?? '');
  const edit = setValueEdit(place.ledger, candidate.observation, candidate.metric, value);
  if (edit === null) return null;
  return {
    title: l10n.t('台账有误：把指标“{0}”的值改为 {1}', candidate.metric.path, value),
    edits: [edit],
    kind: 'ledger',
  };
}
