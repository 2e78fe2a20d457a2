/**
 * Edit distance (insert, delete, replace, swap neighbours), or `limit + 1` as soon as it is sure to exceed `limit`.
 * Counted in UTF-16 code units.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}

/**
 * The known word nearest to a mistaken one; null when none is near (more than a third of its letters, at least one, at most three, differ).
 * Words that contain the mistaken one, or are contained in it, come next. Long words are not compared.
 */
export function nearest(word: string, known: Iterable<string>): string | null {
  if (word.length === 0 || word.length > 60) return null;
  const limit = Math.max(1, Math.min(3, Math.floor(word.length / 3)));
  let best: string | null = null;
  let bestDistance = limit + 1;
  let part: string | null = null;
  for (const candidate of known) {
    if (candidate.length > 60) continue;
    const distance = editDistance(word, candidate, Math.min(limit, bestDistance - 1));
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
      if (distance === 0) break;
    }
    const inside = candidate.length >= 3 && word.length >= 3 && (candidate.includes(word) || word.includes(candidate));
    if (inside && (part === null || Math.abs(candidate.length - word.length) < Math.abs(part.length - word.length)))
      part = candidate;
  }
  return best ?? part;
}
