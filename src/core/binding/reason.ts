import * as l10n from '@vscode/l10n';
import type { Draft } from './evidence';
import { F, FEATURES } from './features';
import type { LedgerIndex } from './terms';
import type { Candidate, Evidence, Mention } from './types';
import { WORTHS } from './weights';

/** The evidence of a draft that weighs something, heaviest first. */
export function evidenceOf(draft: Draft, index: LedgerIndex): Evidence[] {
  const term = index.metrics[draft.metric]!.terms[draft.term]?.text ?? '';
  return FEATURES.map((kind, f) => ({
    kind,
    weight: draft.features[f]! * WORTHS.second[f]!,
    words: f <= F.title ? term : '',
  }))
    .filter(e => e.kind !== 'bias' && Math.abs(e.weight) > 0.05)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}

/** Where the name's words stand, for people, by kind of evidence. */
const PLACES: readonly (readonly [readonly string[], () => string])[] = [
  [['near', 'after', 'abbreviated name'], () => l10n.t('本句')],
  [['row', 'column'], () => l10n.t('表头')],
  [['subject', 'clause', 'sentence', 'rest', 'previous'], () => l10n.t('上下文')],
  [['lead', 'heading', 'title', 'caption'], () => l10n.t('标题')],
];

/** One line for the hover: 名称「来电」见于本句；单位「件」相同；数值相符. */
export function reasonOf(candidate: Candidate, mention: Mention, agrees: boolean): string {
  const parts: string[] = [];
  const strong = candidate.evidence.filter(e => e.weight > 0);
  const places = PLACES.filter(([kinds]) => strong.some(e => kinds.includes(e.kind))).map(([, name]) => name());
  const words = strong.find(e => e.words)?.words || candidate.metric.name;
  if (places.length) parts.push(l10n.t('名称「{0}」见于{1}', words, places.slice(0, 2).join('、')));
  if (strong.some(e => e.kind.startsWith('group')))
    parts.push(l10n.t('属于「{0}」', candidate.metric.groups.join('/')));
  if (candidate.aspect === 'change') parts.push(l10n.t('说的是变化幅度'));
  else if (mention.figure.unit && mention.figure.unit === candidate.metric.unit)
    parts.push(l10n.t('单位「{0}」相同', mention.figure.unit));
  if (strong.some(e => e.kind === 'same period')) parts.push(l10n.t('时期为{0}', candidate.observation.periodText));
  if (strong.some(e => e.kind === 'next in ledger' || e.kind === 'between in ledger'))
    parts.push(l10n.t('与台账顺序一致'));
  if (agrees) parts.push(l10n.t('数值相符'));
  return parts.join(l10n.t('；'));
}
