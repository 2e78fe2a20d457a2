/**
 * Many short lists of numbers in one array, one after another: list `n` is `items` from `starts[n]` to before
 * `starts[n + 1]`. Reading them in any order touches far less memory than as many arrays would.
 */
export interface NumberLists<Items extends Int32Array | Float64Array = Int32Array> {
  readonly starts: Uint32Array;
  readonly items: Items;
}

const startsOf = (lists: readonly ArrayLike<number>[]): Uint32Array => {
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((list, n) => {
    starts[n + 1] = starts[n]! + list.length;
  });
  return starts;
};

/** Lists of whole numbers below 2³¹. */
export function numberLists(lists: readonly ArrayLike<number>[]): NumberLists {
  const starts = startsOf(lists);
  const items = new Int32Array(starts[lists.length]!);
  lists.forEach((list, n) => {
    items.set(list, starts[n]!);
  });
  return { starts, items };
}

/** Lists of any numbers. */
export function decimalLists(lists: readonly ArrayLike<number>[]): NumberLists<Float64Array> {
  const starts = startsOf(lists);
  const items = new Float64Array(starts[lists.length]!);
  lists.forEach((list, n) => {
    items.set(list, starts[n]!);
  });
  return { starts, items };
}
