import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyEdits } from '../../../src/core/fixes/edits';
import { RULES } from '../../../src/core/rules/index';
import type { DocumentEdit, Problem, SeveritySetting } from '../../../src/core/rules/types';
import { HegaoService } from '../../../src/service/service';
import { type Mark, readMarks } from '../../fixtures/marks';
import { MemoryHost } from '../../service/memory-host';

const ROOT = join(__dirname, '../../fixtures');

/** Reads a case: its report and, when it has one, the sidecar beside it. */
function load(rule: string, name: string) {
  const files = new Map<string, string>();
  const marks = new Map<string, readonly Mark[]>();
  for (const file of readdirSync(join(ROOT, rule))) {
    if (file !== `${name}.md` && file !== `${name}.metrics.yaml`) continue;
    const read = readMarks(readFileSync(join(ROOT, rule, file), 'utf8'));
    files.set(file, read.text);
    marks.set(file, read.marks);
  }
  return { files, marks };
}

/** Every rule at its default, the fixture's own switched on, the hints that every small fixture would earn off. */
function settingsFor(rule: string): { severities: Record<string, SeveritySetting> } {
  const severities: Record<string, SeveritySetting> = { 'metric-unused': 'off' };
  const own = RULES.find(one => one.name === rule)!;
  severities[rule] = own.defaultSeverity === 'off' ? 'information' : own.defaultSeverity;
  return { severities };
}

async function problemsOf(rule: string, name: string, files: Map<string, string>): Promise<readonly Problem[]> {
  const uri = `${name}.md`;
  const service = new HegaoService(new MemoryHost(files));
  const document = { uri, version: 1, text: files.get(uri)!, saved: true };
  return (await service.check(document, settingsFor(rule))).problems;
}

/** What the problem's place reads after its first fix, widened to all that the fix changes in this file. */
function afterFirstFix(text: string, problem: Problem): string | null {
  const edits = problem.fixes[0]?.edits.filter(edit => edit.uri === problem.uri) ?? [];
  if (edits.length === 0) return null;
  const start = Math.min(problem.start, ...edits.map(edit => edit.start));
  const end = Math.max(problem.end, ...edits.map(edit => edit.end));
  const moved = edits.map(edit => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  return applyEdits(text.slice(start, end), moved);
}

describe('fixtures of the rules', () => {
  for (const rule of RULES) {
    const cases = readdirSync(join(ROOT, rule.name))
      .filter(file => file.endsWith('.md'))
      .map(file => file.slice(0, -3));

    it(`${rule.name} has a wrong and a right case`, () => {
      assert.ok(cases.some(name => name.endsWith('wrong')) && cases.some(name => name.endsWith('right')));
    });

    for (const name of cases) {
      it(`${rule.name}/${name}`, async () => {
        const { files, marks } = load(rule.name, name);
        const problems = await problemsOf(rule.name, name, files);
        const found = problems.map(problem => ({
          file: problem.uri,
          text: files.get(problem.uri)!.slice(problem.start, problem.end),
          start: problem.start,
          rule: problem.rule,
          fixed: afterFirstFix(files.get(problem.uri)!, problem),
        }));
        const expected = [...marks].flatMap(([file, list]) =>
          list.map(({ start, end, rule: name, fixed }) => ({
            file,
            text: files.get(file)!.slice(start, end),
            start,
            rule: name,
            fixed,
          })),
        );
        const order = (a: { file: string; start: number }, b: { file: string; start: number }) =>
          a.file < b.file ? -1 : a.file > b.file ? 1 : a.start - b.start;
        assert.deepEqual(found.sort(order), expected.sort(order));
        if (name.endsWith('wrong')) assert.ok(expected.some(one => one.rule === rule.name));
      });

      it(`${rule.name}/${name} is clean after its first fixes`, async () => {
        const { files } = load(rule.name, name);
        const problems = await problemsOf(rule.name, name, files);
        const edits = new Map<string, DocumentEdit[]>();
        for (const edit of problems.flatMap(problem => problem.fixes[0]?.edits ?? [])) {
          edits.set(edit.uri, [...(edits.get(edit.uri) ?? []), edit]);
        }
        for (const [uri, list] of edits) files.set(uri, applyEdits(files.get(uri)!, list));
        const left = await problemsOf(rule.name, name, files);
        const unfixable = problems.filter(problem => problem.fixes.length === 0).length;
        assert.equal(left.length, unfixable, left.map(problem => problem.message).join('\n'));
      });
    }
  }
});
