import type { Fix } from '../core/rules/types';
import type { Findings } from './types';

/** The first fix that rewrites what is wrong at the figure that begins at an offset; null where nothing is, or nothing helps. */
export function firstFixAt(findings: Findings, start: number): Fix | null {
  for (const problem of findings.problems) {
    if (problem.uri !== findings.uri || problem.start !== start) continue;
    const fix = problem.fixes[0];
    if (fix?.kind === 'rewrite') return fix;
  }
  return null;
}
