/**
 * The kinds of evidence, one row each: `first` is its worth when every figure is looked at alone, `second` when what the
 * certain ones are bound to is known. A candidate's score is the sum of amount × worth; 0 is the score of "not in the
 * ledger". The numbers are fitted by `scripts/tune-binding.ts`; docs/binding.md says what each is worth.
 */
export const FEATURES = [
  // Share of the metric's own name (rare pairs of characters weigh more) whose nearest occurrence is in this zone.
  'near',
  'after',
  'row',
  'column',
  'subject',
  'clause',
  'rest',
  'sentence',
  'caption',
  'lead',
  'heading',
  'previous',
  'title',
  // The same for the names of its groups.
  'group close',
  'group far',
  'group missing',
  // Name and words as a whole.
  'name missing',
  'abbreviated name',
  'clause explained',
  'alias',
  // Unit and nature.
  'same unit',
  'kindred unit',
  'unit absent',
  'share named',
  'share not named',
  'growth named',
  'growth not named',
  'level after verb',
  // A change of the metric.
  'change',
  'change without verb',
  // Period.
  'same period',
  'overlapping period',
  'period apart',
  // Value: how much it says (a figure of five digits more than one of one digit), and with how much of the name.
  'value agrees',
  'value says',
  'value with name',
  'value loose',
  // Where nothing but the bias speaks, the figure is not in the ledger.
  'bias',
  'in table',
  // Known after the first look.
  'next in ledger',
  'between in ledger',
  'group before',
  'restated',
  'stated elsewhere',
  'stated in clause',
  'subject before',
  'row agrees',
  'column agrees',
  'better elsewhere',
  // The name beside its rivals: best here among the metrics, best for this metric among the figures.
  'name leads',
  'best place',
  // For a value that the metric hasn't: is the metric stated truly nowhere, and how well is it named.
  'differs',
  'differs, named',
  'differs, unstated and covered',
  'differs, another agrees',
  // Free: stated truly nowhere, best placed here, and no other figure wants it.
  'differs, whole name',
  'differs by a digit, named',
  'differs, explained',
  'differs, unexplained',
  'differs, says',
  'differs, magnitude',
  'differs, change',
  'differs, free in table',
  'differs, row and column',
  'row and column agree',
  'neighbours in ledger',
  'bare change of subject',
  'differs, bare change of subject',
  // Two figures would each fit the other's metric by value and their own by name.
  'differs, slip of a free one',
  'agrees, swapped',
  'differs, swapped',
] as const;

export type Feature = (typeof FEATURES)[number];

/** Number of a feature in a vector. */
export const F = Object.fromEntries(FEATURES.map((name, i) => [name, i])) as Record<Feature, number>;

/** Features from here on need the first look. */
export const CONTEXT_FROM = F['next in ledger'];
