import type { NamedTree } from './trees';

/** Trees of the third look, see `trees.ts`. Written by `scripts/tune-binding.ts`. */
export const NAMED_TREES: readonly NamedTree[] = [
];
