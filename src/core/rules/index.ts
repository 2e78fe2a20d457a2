import { enumerationCount } from './enumeration-count';
import { figureAmbiguous } from './figure-ambiguous';
import { figureDirection } from './figure-direction';
import { figureGrowth } from './figure-growth';
import { figureLoose } from './figure-loose';
import { figureMismatch } from './figure-mismatch';
import { figureRepeated } from './figure-repeated';
import { figureSum } from './figure-sum';
import { figureUnbound } from './figure-unbound';
import { metricUnused } from './metric-unused';
import { numeralStyle } from './numeral-style';
import { pinyinResidue } from './pinyin-residue';
import { placeholderUnknown } from './placeholder-unknown';
import type { Rule } from './rule';
import { sectionMissing } from './section-missing';
import { sequence } from './sequence';
import { sidecarMissing } from './sidecar-missing';
import {
  sidecarDuplicate,
  sidecarFormula,
  sidecarPeriod,
  sidecarStructure,
  sidecarSyntax,
  sidecarUnit,
  sidecarUnknownField,
  sidecarValue,
} from './sidecar-problems';
import type { SeveritySetting } from './types';
import { wordingRedundant } from './wording-redundant';

/** Every rule, in the order of the documentation. A new rule is one file and one line here. */
export const RULES: readonly Rule[] = [
  figureMismatch,
  figureDirection,
  figureLoose,
  figureAmbiguous,
  figureUnbound,
  figureRepeated,
  figureSum,
  figureGrowth,
  enumerationCount,
  sequence,
  sectionMissing,
  wordingRedundant,
  numeralStyle,
  pinyinResidue,
  placeholderUnknown,
  sidecarSyntax,
  sidecarUnknownField,
  sidecarDuplicate,
  sidecarValue,
  sidecarUnit,
  sidecarPeriod,
  sidecarFormula,
  sidecarStructure,
  sidecarMissing,
  metricUnused,
];

export const ALL_RULE_NAMES: readonly string[] = RULES.map(rule => rule.name);

/** The severity of a rule under the settings: its default where they say nothing. */
export function severityOf(rule: Rule, severities: Readonly<Record<string, SeveritySetting>>): SeveritySetting {
  return Object.hasOwn(severities, rule.name) ? severities[rule.name]! : rule.defaultSeverity;
}
