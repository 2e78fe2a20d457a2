import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BindingCache } from '../../src/core/binding/cache';
import { type CheckResult, checkLedgerAlone, checkReport } from '../../src/core/check';
import { parseQuantity, scanFigures } from '../../src/core/figures/scan';
import { applyEdits } from '../../src/core/fixes/edits';
import { readLedger } from '../../src/core/ledger/read';
import type { Ledger } from '../../src/core/ledger/types';
import { type ParsedReport, parseReport } from '../../src/core/report/parse';
import type { Problem } from '../../src/core/rules/types';
import type { TextRange } from '../../src/core/text/range';
import { anyText, edit, edited, figureText, LEDGER, markdown, pinnedReport, plainReport, yaml } from './random-input';

/** Something that must hold of every input, for the tests and for scripts/fuzz.ts. */
export interface RandomCheck {
  readonly title: string;
  /** Of every 100,000 inputs so many are this check's. */
  readonly share: number;
  readonly property: fc.IProperty<never>;
}

const REPORT = 'a.md';
const SIDECAR = 'a.metrics.yaml';
const ALL_RULES = { 'figure-unbound': 'hint', 'metric-unused': 'hint' } as const;
const FALSE_FIGURES: ReadonlySet<string> = new Set(['figure-mismatch', 'figure-direction']);

const ledgerOf = (text: string): Ledger => readLedger([{ uri: SIDECAR, text }]);
const SOUND = ledgerOf(LEDGER);

function check(report: ParsedReport, ledger: Ledger, bindingCache = new BindingCache(), severities = {}): CheckResult {
  return checkReport({ uri: REPORT, report, ledger, severities: { ...ALL_RULES, ...severities }, bindingCache });
}

function assertWithin(range: TextRange, text: string, what: string): void {
  assert.ok(
    range.start >= 0 && range.start <= range.end && range.end <= text.length,
    `${what}: ${range.start}-${range.end} of ${text.length}`,
  );
}

/** Every place of every problem and edit lies in its text, and no fix overlaps itself. */
function assertSound(problems: readonly Problem[], texts: Readonly<Record<string, string>>): void {
  for (const problem of problems) {
    assertWithin(problem, texts[problem.uri]!, problem.rule);
    assert.ok(problem.message.length > 0);
    for (const related of problem.related) assertWithin(related, texts[related.uri]!, `${problem.rule}, related`);
    for (const fix of problem.fixes) {
      for (const uri of Object.keys(texts))
        applyEdits(
          texts[uri]!,
          fix.edits.filter(e => e.uri === uri),
        );
    }
  }
}

/** All of a check that anybody can see. */
function visible(result: CheckResult): unknown {
  return JSON.parse(
    JSON.stringify({
      state: result.state,
      figures: result.figures.map(({ start, end, text, verdict, binding }) => ({
        start,
        end,
        text,
        verdict,
        metric: binding.candidate?.metric.path ?? null,
        aspect: binding.candidate?.aspect ?? null,
        period: binding.candidate?.observation.periodText ?? null,
        reason: binding.reason,
        ambiguous: binding.ambiguous.map(candidate => candidate.metric.path),
        others: binding.others.map(candidate => candidate.metric.path),
      })),
      problems: result.problems,
    }),
  );
}

function scanIsSound(text: string): void {
  for (const cell of [false, true]) {
    let last = 0;
    for (const figure of scanFigures(text, { cell, smallChinese: true })) {
      assertWithin(figure, text, figure.text);
      assert.ok(figure.start >= last && figure.end > figure.start, 'figures stand in order and apart');
      assert.equal(figure.text, text.slice(figure.start, figure.end));
      last = figure.end;
    }
  }
}

function ledgerIsSound(text: string): void {
  const ledger = ledgerOf(text);
  for (const problem of ledger.problems) assertWithin(problem.place, text, problem.code);
  for (const metric of ledger.metrics) {
    assertWithin(metric.place, text, metric.path);
    assertWithin(metric.namePlace, text, metric.path);
  }
  assertSound(checkLedgerAlone(ledger, parseReport(''), ALL_RULES), { [SIDECAR]: text, '': '' });
}

const WITHOUT_LISTS = { 'figure-unbound': 'off', 'metric-unused': 'off' };

/** Applies the first fix of each false figure by itself to the text, and tells what stands there then. */
function eachFixed(text: string, look: (problem: Problem, before: CheckResult, after: CheckResult) => void): void {
  const before = check(parseReport(text), SOUND, new BindingCache(), WITHOUT_LISTS);
  for (const problem of before.problems.filter(p => FALSE_FIGURES.has(p.rule) && p.uri === REPORT)) {
    const fix = problem.fixes[0];
    if (fix?.kind !== 'rewrite') continue;
    look(problem, before, check(parseReport(applyEdits(text, fix.edits)), SOUND, new BindingCache(), WITHOUT_LISTS));
  }
}

/** Where every figure is pinned: one false figure less, and nothing else. */
function fixAddsNone(text: string): void {
  eachFixed(text, (problem, before, after) => {
    const [old, now] = [before.problems.length, after.problems.length];
    assert.equal(now, old - 1, `after ${problem.fixes[0]!.title} in ${JSON.stringify(text)}`);
  });
}

/** Where bindings rest on each other, a figure that is right now may show another to be wrong; but itself it stays right. */
function fixRemovesItsOwn(text: string): void {
  eachFixed(text, (problem, _, after) => {
    const left = after.problems.filter(
      p => FALSE_FIGURES.has(p.rule) && p.start <= problem.start && problem.start < p.end,
    );
    assert.deepEqual(left, [], `after ${problem.fixes[0]!.title} in ${JSON.stringify(text)}`);
  });
}

function check1<T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => void): fc.IProperty<never> {
  return fc.property(arbitrary, holds) as unknown as fc.IProperty<never>;
}

/** Every property, the cheap ones with the most inputs. The shares add up to 100,000. */
export const RANDOM_CHECKS: readonly RandomCheck[] = [
  { title: 'figures are found in order and within any text', share: 40_000, property: check1(figureText, scanIsSound) },
  { title: 'figures are found in any Unicode', share: 10_000, property: check1(anyText, scanIsSound) },
  {
    title: 'a quantity is read or refused',
    share: 20_000,
    property: check1(figureText, text => {
      parseQuantity(text);
    }),
  },
  {
    title: 'any Markdown has its blocks and marks within it',
    share: 14_000,
    property: check1(markdown, text => {
      const report = parseReport(text);
      for (const block of report.blocks) {
        assertWithin(block, text, block.kind);
        assertWithin(block.prose.range(0, block.prose.text.length), text, 'prose');
      }
      for (const mark of [...report.directives, ...report.placeholders]) assertWithin(mark, text, 'mark');
    }),
  },
  { title: 'any YAML gives a ledger and problems within it', share: 12_000, property: check1(yaml, ledgerIsSound) },
  {
    title: 'any report is checked against any ledger',
    share: 1_000,
    property: check1(fc.tuple(markdown, yaml), ([text, sidecar]) => {
      const result = check(parseReport(text), ledgerOf(sidecar));
      for (const figure of result.figures) {
        assertWithin(figure, text, figure.text);
        assert.equal(typeof figure.binding.reason, 'string');
      }
      assertSound(result.problems, { [REPORT]: text, [SIDECAR]: sidecar });
    }),
  },
  {
    title: 'any report is checked against a sound ledger',
    share: 1_000,
    property: check1(markdown, text => {
      assertSound(check(parseReport(text), SOUND).problems, { [REPORT]: text, [SIDECAR]: LEDGER });
    }),
  },
  {
    title: 'a recheck after edits finds what a whole check finds',
    share: 1_000,
    property: check1(
      fc.tuple(fc.oneof(markdown, plainReport), fc.array(edit, { minLength: 1, maxLength: 4 })),
      ([start, edits]) => {
        const cache = new BindingCache();
        let text = start;
        let report = parseReport(text);
        check(report, SOUND, cache);
        for (const change of edits) {
          text = edited(text, change);
          report = parseReport(text, report);
          const again = visible(check(report, SOUND, cache));
          assert.deepEqual(again, visible(check(parseReport(text), SOUND)), JSON.stringify(text));
        }
      },
    ),
  },
  { title: 'a fix removes its own problem', share: 500, property: check1(plainReport, fixRemovesItsOwn) },
  { title: 'a fix of a pinned figure adds no problem', share: 500, property: check1(pinnedReport, fixAddsNone) },
];
