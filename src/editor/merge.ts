import type { Problem } from '../service/answers';

/** What one check says about the files it read. */
export interface Source {
  /** The report, or the ledger that was checked on its own. */
  readonly uri: string;
  /** Higher is later. */
  readonly order: number;
  readonly problems: readonly Problem[];
  /** Text of every file at the time of the check. */
  readonly texts: ReadonlyMap<string, string>;
  readonly ledgerUris: readonly string[];
}

/** Said of a ledger by a report; a ledger that several reports share is only unused when none of them uses it. */
const ONLY_WHEN_ALL_AGREE = new Set(['metric-unused']);

/**
 * The problems to show in one file, from every check that has read it. The same finding of two reports is shown once;
 * offsets of a check that saw an older text than the latest check are not used.
 */
export function mergeProblems(uri: string, sources: readonly Source[]): { text: string | null; problems: Problem[] } {
  const users = sources.filter(source => source.ledgerUris.includes(uri));
  // A ledger that a report uses is spoken for by the report's check, which says all that its own check would.
  const about = users.length > 0 ? users : sources.filter(source => source.uri === uri);
  const latest = about.reduce<Source | null>((a, b) => (b.texts.has(uri) && (!a || b.order > a.order) ? b : a), null);
  const text = latest?.texts.get(uri) ?? null;
  const problems = new Map<string, Problem>();
  for (const source of about) {
    const own = source.texts.get(uri);
    if (text !== null && own !== undefined && own !== text) continue;
    for (const problem of source.problems) {
      if (problem.uri !== uri) continue;
      if (ONLY_WHEN_ALL_AGREE.has(problem.rule)) {
        const agreed = users.every(user =>
          user.problems.some(p => p.uri === uri && p.rule === problem.rule && p.metric === problem.metric),
        );
        if (!agreed) continue;
      }
      const key = `${problem.rule}\n${problem.start}\n${problem.end}\n${problem.message}`;
      if (!problems.has(key)) problems.set(key, problem);
    }
  }
  return { text, problems: [...problems.values()].sort((a, b) => a.start - b.start || a.end - b.end) };
}
