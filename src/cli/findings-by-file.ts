import type { Problem } from '../core/rules/types';
import { LineIndex, type LinePosition } from '../core/text/lines';
import type { DiskHost } from './disk-host';
import type { CheckedReport } from './session';

/** Turns offsets into texts without byte order mark into offsets and places of the files as they were read. */
export class FilePlaces {
  readonly #host: DiskHost;
  readonly #indexes = new Map<string, LineIndex>();

  constructor(host: DiskHost) {
    this.#host = host;
  }

  /** The offset in the file as it was read. */
  offset(path: string, offset: number): number {
    return offset + (this.#host.files.get(path)?.shift ?? 0);
  }

  /** Line and column as an editor shows them: a byte order mark is no column. */
  position(path: string, offset: number): LinePosition {
    let index = this.#indexes.get(path);
    if (index === undefined) {
      index = new LineIndex(this.#host.files.get(path)?.text ?? '');
      this.#indexes.set(path, index);
    }
    return index.position(offset);
  }
}

/** Problems of the whole run in order, each once: reports that share a ledger all find what is wrong with it. */
export function distinctProblems(reports: readonly CheckedReport[]): readonly Problem[] {
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const { file, findings } of reports) {
    for (const problem of findings.problems) {
      if (problem.uri !== file.path) {
        const key = [problem.uri, problem.rule, problem.start, problem.end, problem.message].join('\n');
        if (seen.has(key)) continue;
        seen.add(key);
      }
      problems.push(problem);
    }
  }
  return problems;
}

/** How many of the problems have a severity. */
export function countOf(problems: readonly Problem[], severity: Problem['severity']): number {
  return problems.reduce((count, problem) => count + (problem.severity === severity ? 1 : 0), 0);
}
