import type { Mention } from '../binding/types';
import type { Figure } from '../figures/types';

/**
 * Makes a reading of a figure remember its results, so that a keystroke costs a rule the figures that it changed. `look`
 * must depend on nothing but the figure and the prose of its block, and on no place in the report: the memory goes by the
 * figure as it was read, the same object for as long as the prose stays, and is let go with it.
 */
export function memoByFigure<T>(look: (mention: Mention) => T): (mention: Mention) => T {
  const known = new WeakMap<Figure, T>();
  return mention => {
    const { read } = mention;
    if (!read) return look(mention);
    let result = known.get(read);
    if (result === undefined) {
      result = look(mention);
      known.set(read, result);
    }
    return result;
  };
}
