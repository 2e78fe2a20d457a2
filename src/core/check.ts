/**
 * Text and ledger in, findings out: every figure bound, held against its metric, and handed to the rules.
 */
import { bindReport } from './binding/bind';
import type { BindingCache } from './binding/cache';
import { expectedQuantity } from './binding/expected';
import type { Binding, Candidate, Mention } from './binding/types';
import type { Figure } from './figures/types';
import { readLedger } from './ledger/read';
import type { Ledger } from './ledger/types';
import { directiveAfter, isDisabled } from './report/directives';
import type { Report } from './report/types';
import { RULES, severityOf } from './rules/index';
import { ruleOfJudgement } from './rules/judged-figures';
import type { CheckedMention, MissingLedger, ProposeName, RuleContext } from './rules/rule';
import type { Problem, SeveritySetting } from './rules/types';
import type { Template } from './templates/template';
import { judge } from './verdict/judge';
import type { Judgement, Verdict } from './verdict/types';

/** Binds nothing; the scanner then knows the built-in units only. */
export const NO_METRICS: Ledger = readLedger([]);

export interface CheckInput {
  /** Address of the report, for the findings. */
  readonly uri: string;
  readonly report: Report;
  /** Null when the report has none. */
  readonly ledger: Ledger | null;
  /** Severity by rule name; a rule that is absent has its default. */
  readonly severities: Readonly<Record<string, SeveritySetting>>;
  readonly missingLedgers?: readonly MissingLedger[];
  /** The office's own template that the report names; null when there is none of that name. */
  readonly template?: Template | null;
  /** Names new metrics for figure-unbound's fix. */
  readonly proposeName?: ProposeName | null;
  /** Kept by the caller between checks of one report. */
  readonly bindingCache?: BindingCache;
}

export interface CheckResult {
  readonly state: 'checked' | 'no-ledger' | 'ledger-unreadable';
  /** Every figure of the report, in source order. */
  readonly figures: readonly CheckedMention[];
  /** Problems of the report and its ledger, by place. */
  readonly problems: readonly Problem[];
}

/** Checks a report against its ledger. Never throws on any text; the same input gives the same findings. */
export function checkReport(input: CheckInput): CheckResult {
  const { report, uri } = input;
  const ledger = input.ledger?.readable ? input.ledger : null;
  // Without a ledger the figures are still listed, for the review list and the command line.
  const bindings = bindReport(report, ledger ?? NO_METRICS, input.bindingCache);
  const figures = bindings.map(binding => checkFigure(report, ledger, binding));
  const context: RuleContext = {
    uri,
    report,
    ledger,
    ledgerAsRead: input.ledger,
    figures,
    missingLedgers: input.missingLedgers ?? [],
    template: input.template ?? null,
    proposeName: input.proposeName ?? null,
  };
  return {
    state: input.ledger === null ? 'no-ledger' : ledger === null ? 'ledger-unreadable' : 'checked',
    figures,
    problems: runRules(context, input.severities),
  };
}

/** Problems of a ledger alone, with no report at hand. */
export function checkLedgerAlone(
  ledger: Ledger,
  emptyReport: Report,
  severities: Readonly<Record<string, SeveritySetting>>,
): readonly Problem[] {
  const context: RuleContext = {
    uri: '',
    report: emptyReport,
    ledger: null,
    ledgerAsRead: ledger,
    figures: [],
    missingLedgers: [],
    proposeName: null,
  };
  return runRules(context, severities);
}

function checkFigure(report: Report, ledger: Ledger | null, binding: Binding): CheckedMention {
  const { figure } = binding.mention;
  const judgement = ledger === null ? null : judgeBinding(binding, ledger);
  return {
    start: figure.start,
    end: figure.end,
    text: figure.text,
    binding,
    judgement,
    verdict: verdictOf(report, binding, judgement),
  };
}

/** Null when nothing is bound, or when the metric has no value that could be compared (its problem is shown in the sidecar). */
function judgeBinding(binding: Binding, ledger: Ledger): Judgement | null {
  const { candidate, mention } = binding;
  if (candidate === null) return null;
  const { read } = mention;
  const known = read && judged.get(read);
  if (known && isAsJudged(known, binding)) return known.judgement;
  const judgement =
    expectedQuantity(candidate, mention) === null ? null : judge({ mention, candidate, metrics: ledger.metrics });
  if (read) judged.set(read, { candidate, mention, judgement });
  return judgement;
}

interface Judged {
  readonly candidate: Candidate;
  readonly mention: Mention;
  readonly judgement: Judgement | null;
}

/** The last judgement of each figure that was read: while its prose and its binding stay, so does the judgement. */
const judged = new WeakMap<Figure, Judged>();

function isAsJudged(known: Judged, { candidate, mention }: Binding): boolean {
  return (
    known.candidate.metric === candidate?.metric &&
    known.candidate.aspect === candidate.aspect &&
    known.candidate.observation === candidate.observation &&
    known.candidate.base === candidate.base &&
    known.mention.cue === mention.cue &&
    known.mention.headUnit === mention.headUnit
  );
}

function verdictOf(report: Report, binding: Binding, judgement: Judgement | null): Verdict {
  if (isIgnored(report, binding)) return 'ignored';
  if (judgement === null) return binding.candidate === null && binding.ambiguous.length > 0 ? 'ambiguous' : 'unbound';
  const rule = ruleOfJudgement(judgement);
  // Somebody has looked at this stretch and switched the rule off: that is an answer to this figure, too.
  if (rule !== null && isDisabled(report, rule, binding.mention.figure.start)) return 'ignored';
  return judgement.verdict;
}

/** An ignore that carries a figure speaks of that figure only: it expires when another one is written there. */
function isIgnored(report: Report, { mention }: Binding): boolean {
  let directive = directiveAfter(report, mention.figure.end);
  // A pinned figure may be ignored, too.
  if (directive?.kind === 'pin') directive = directiveAfter(report, directive.end);
  if (directive?.kind !== 'ignore') return false;
  return directive.argument === '' || withoutBlanks(directive.argument) === withoutBlanks(mention.figure.text);
}

function withoutBlanks(text: string): string {
  return text.replace(/\s/g, '');
}

function runRules(context: RuleContext, severities: Readonly<Record<string, SeveritySetting>>): readonly Problem[] {
  const problems: Problem[] = [];
  for (const rule of RULES) {
    const severity = severityOf(rule, severities);
    if (severity === 'off') continue;
    for (const raw of rule.check(context)) {
      if (raw.uri === context.uri && isDisabled(context.report, rule.name, raw.start)) continue;
      problems.push({
        uri: raw.uri,
        rule: rule.name,
        severity,
        start: raw.start,
        end: raw.end,
        message: raw.message,
        metric: raw.metric,
        expected: raw.expected,
        related: raw.related,
        fixes: raw.fixes,
      });
    }
  }
  const inReport = (problem: Problem) => (problem.uri === context.uri ? 0 : 1);
  // The sort is stable: of problems at one place the earlier rule's comes first.
  return problems.sort((a, b) =>
    a.uri === b.uri
      ? a.start - b.start || a.end - b.end
      : inReport(a) - inReport(b) || (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0),
  );
}
