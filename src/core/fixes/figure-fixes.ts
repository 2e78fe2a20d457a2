import * as l10n from '@vscode/l10n';
import type { Binding, Mention } from '../binding/types';
import { setValueEdit } from '../ledger/edit';
import type { Ledger, Rounding } from '../ledger/types';
import type { Report } from '../report/types';
import type { DocumentEdit, Fix } from '../rules/types';
import type { Judgement } from '../verdict/types';
import { asLedgerValue } from './add-metric';
import { ignoreFix, pinFixes } from './comment-fixes';
import { oppositeVerb } from './direction';
import { rewordEdit, verbEdit } from './figure-range';
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
export function figureFixes(place: Place, figure: JudgedFigure): { fixes: readonly Fix[]; expected: string | null } {
  const { binding, judgement } = figure;
  const candidate = binding.candidate;
  if (candidate === null || judgement === null) return { fixes: [], expected: null };
  const [first, ...others] = rewritings(place, figure, 4);
  const fixes: Fix[] = [];
  if (first !== undefined) fixes.push({ title: first.title, edits: first.edits, kind: 'rewrite' });
  for (const other of others) fixes.push({ title: other.title, edits: other.edits, kind: 'rewrite-other' });
  if (judgement.verdict === 'mismatch' && first !== undefined) {
    const all = rewriteAllFix(place, figure, first);
    if (all !== null) fixes.push(all);
  }
  if (judgement.verdict === 'mismatch') {
    const ledger = ledgerFix(place, figure);
    if (ledger !== null) fixes.push(ledger);
    const paths = binding.others.map(other => other.metric.path).filter(path => path !== candidate.metric.path);
    fixes.push(...pinFixes(place, figure, [...new Set(paths)].slice(0, 3)));
  }
  fixes.push(ignoreFix(place, figure));
  return { fixes, expected: first?.wording ?? null };
}

/** True rewordings of the figure, the one like the writer's first; empty when there is none or markup stands in the way. */
function rewritings(place: Place, figure: JudgedFigure, limit: number): readonly Rewriting[] {
  const { candidate, mention } = figure.binding;
  const { judgement } = figure;
  if (candidate === null || judgement === null) return [];
  if (judgement.slip?.kind === 'direction')
    return directionRewritings(place, mention, judgement, candidate.metric.rounding);
  const { rounding } = candidate.metric;
  const wordings: string[] = [];
  if (judgement.slip?.kind === 'percent-for-points') {
    const inPoints = withOtherPercentUnit(mention.figure.text, judgement.expected.unit);
    if (inPoints !== null) wordings.push(inPoints);
  } else {
    wordings.push(...wordingsOf(mention, judgement, rounding, limit > 1));
  }
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

/** True wordings in the figure's own unit, the writer's first. */
function wordingsOf(mention: Mention, judgement: Judgement, rounding: Rounding, all: boolean): readonly string[] {
  const { value } = judgement.expected;
  const like = wordLike(mention.figure, value, rounding);
  if (like !== null && !all) return [like];
  return [...(like === null ? [] : [like]), ...otherWordings(mention.figure, value, rounding)];
}

/** 2.3% → 2.3个百分点 and back: the number is right, only what it counts is not. Null where no unit can be exchanged. */
function withOtherPercentUnit(text: string, unit: string): string | null {
  if (unit === '百分点') {
    const inWords = /百分之/.exec(text);
    if (inWords !== null) return text.replace('百分之', '') + '个百分点';
    return /[%％]/.test(text) ? text.replace(/[%％]/, '个百分点') : null;
  }
  return unit === '%' && /[个個]?百分[点點]/.test(text) ? text.replace(/[个個]?百分[点點]/, '%') : null;
}

/** The verb turned round and the figure without its sign: 下降5% → 增长5%, 下降-5% → 下降5%. */
function directionRewritings(
  place: Place,
  mention: Mention,
  judgement: Judgement,
  rounding: Rounding,
): readonly Rewriting[] {
  const { value } = judgement.expected;
  const { figure, cue } = mention;
  const wording = wordLike(figure, value.abs(), rounding);
  if (wording === null) return [];
  const edits: DocumentEdit[] = [];
  let verb = cue?.verb ?? '';
  if (cue !== null && value.lt(0) !== (cue.direction === 'down')) {
    const opposite = oppositeVerb(cue.verb);
    const turn = opposite === null ? null : verbEdit(place.report, mention, opposite);
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

/** One fix for all false figures of the same metric; null when this is the only one. */
function rewriteAllFix(place: Place, figure: JudgedFigure, own: Rewriting): Fix | null {
  const path = figure.binding.candidate?.metric.path;
  const edits: DocumentEdit[] = [];
  let count = 0;
  for (const other of place.figures) {
    if (other.verdict !== 'mismatch' || other.binding.candidate?.metric.path !== path) continue;
    const rewriting = other === figure ? own : rewritings(place, other, 1)[0];
    if (rewriting === undefined) continue;
    edits.push(...rewriting.edits);
    count++;
  }
  if (count < 2) return null;
  return { title: l10n.t('改正报告中“{0}”的全部 {1} 处', path ?? '', count), edits, kind: 'rewrite-all' };
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
  if (candidate.metric.formula !== null || mention.figure.approximation !== 'exact') return null;
  if (written.form !== 'number' || written.infix !== '') return null;
  const value = asLedgerValue(mention.figure) + (mention.headUnit?.written ?? '');
  const edit = setValueEdit(place.ledger, candidate.observation, candidate.metric, value);
  if (edit === null) return null;
  return {
    title: l10n.t('指标文件有误：把“{0}”的值改为 {1}', candidate.metric.path, value),
    edits: [edit],
    kind: 'ledger',
  };
}
