import type Big from 'big.js';
import { toNumber } from '../figures/decimals';
import { type Truth, truthOf } from '../figures/truth';
import type { Figure } from '../figures/types';
import { unitAffinity } from '../figures/units';
import { baseFor } from '../ledger/change';
import { contains, findPeriods, type Period, type PeriodMention, samePeriod } from '../ledger/period';
import type { Metric, Observation } from '../ledger/types';
import { fold } from '../text/fold';
import { aimOf, isNamedForAim } from './aims';
import { CloseWords } from './close-words';
import { expectedQuantity, figureAsJudged } from './expected';
import { F, FEATURES } from './features';
import { LedgerValues } from './ledger-values';
import { LikelyMetrics } from './likely-metrics';
import type { BlockReading, HeadsOfTables } from './mentions';
import { governs, governsColumn, isOtherPeriod } from './other-period';
import { NO_SLIP, resemblance, type Slip } from './resemblance';
import { isMovedFrom, statedPeriod } from './stated-period';
import type { IndexedMetric, LedgerIndex } from './terms';
import type { Aspect, Candidate, Evidence, Expected, HeadUnit, Mention } from './types';
import { isAmount, levelUnitFits, observationFor, type Way, waysToState } from './ways';
import { ZONES, type Zone, type ZoneSpan } from './zones';

/** A candidate with its evidence in numbers. */
export interface Draft {
  /** Number of what it states: metric, level or change, period. Two figures of one clause do not state the same. */
  readonly key: number;
  readonly metric: number;
  readonly aspect: Aspect;
  readonly observation: Observation;
  readonly base: Observation | null;
  readonly features: Float64Array;
  /** The value that a figure of this metric has to state, in the figure's unit; null where they cannot be compared. */
  readonly expected: Big | null;
  readonly agrees: boolean;
  /** The words put the figure in a period that the observation is not of, or make an aim of it. */
  readonly isOfOtherPeriod: boolean;
  /** The share of the name that stands near the figure, 0 to 1. */
  readonly named: number;
  /** The name stands whole beside the figure. */
  readonly isWhole: boolean;
  /** How well the name fits this place, by fixed worths: for comparing metrics here and places for a metric. */
  readonly nameScore: number;
  /** Share of the close words that the name accounts for, and how many characters it does not (8 or more is 1). */
  readonly explained: number;
  readonly unexplained: number;
  /** 同比增长5%: a change whose clause names nothing else. */
  readonly isBareChange: boolean;
  /** How much the written value says, see `informationOf`. */
  readonly says: number;
  /** Powers of ten between the written and the metric's value, 3 or more is 1. */
  readonly magnitude: number;
  /** What the value has of a slip from the metric's. */
  readonly slip: Slip;
  /** Index of the term that fits best. */
  readonly term: number;
  /**
   * The figure's unit is of another kind than the metric's. Such a draft has no probability of its own: it counts only
   * where the figure and another one have traded places.
   */
  readonly isForeign: boolean;
}

const CLOSE_ZONES = flags('near', 'after', 'row', 'column', 'subject');
const GROUP_CLOSE = flags('near', 'after', 'row', 'column', 'subject', 'clause');
/** What a word of the name is worth by its zone when the names of a metric are compared with each other. */
const ZONE_WORTH = ZONES.map((zone, z) => (CLOSE_ZONES[z] ? 1 : zone === 'clause' ? 0.7 : 0.4));
const ZONE_FEATURES = ZONES.map(z => F[z as keyof typeof F]);
const MOST_CANDIDATES = 18;
const MOST_FOREIGN = 4;
/** A figure that says less, or whose true metric is named better, has hardly traded places with one of another unit. */
const LEAST_SAID = 1;
const WELL_NAMED = 0.6;
const NO_EVIDENCE: readonly Evidence[] = [];
/** The features that names give come first. */
const NAME_FEATURES = F.alias + 1;
/** Stands for the time of a report and a ledger that name none: 去年 and 上年同期 lie before it, whenever it is. */
const NO_YEAR: Period = { start: 0, end: 11, point: false };
/** A metric whose value the figure has not, and whose name fits less than this share of the best one, is no candidate. */
const LEAST_NAMED = 0.3;
/** The same where the figure is true of the best named one. */
const LEAST_BESIDE_TRUE = 0.5;

/** By number of the zone: 1 for those named. */
function flags(...names: readonly Zone[]): Uint8Array {
  return Uint8Array.from(ZONES, zone => (names.includes(zone) ? 1 : 0));
}

/** How much a figure's value says: 1100余 little, 10926 much. About the number of digits that are certain. */
export function informationOf(figure: Figure): number {
  const v = Math.abs(toNumber(figure.value));
  if (!Number.isFinite(v) || v === 0) return 0.1;
  const exact = figure.approximation === 'exact';
  const width = toNumber(exact ? figure.written.lastPlace : figure.written.lastNonZeroPlace) || 1;
  return Math.min(5, Math.log10(1 + v / width));
}

/** What comparing a metric's names with the words around a figure gave. */
interface NameLook {
  readonly metric: number;
  readonly ways: readonly Way[];
  readonly names: Float64Array;
  readonly named: number;
  readonly term: number;
  readonly isWhole: boolean;
  readonly nameScore: number;
}

/** Vectors of features, cut from large pieces: one allocation each would cost more than filling them. */
class FeatureSlab {
  #slab = new Float64Array(0);
  #used = 0;

  take(): Float64Array {
    const size = FEATURES.length;
    if (this.#used + size > this.#slab.length) {
      this.#slab = new Float64Array(size * 1024);
      this.#used = 0;
    }
    this.#used += size;
    return this.#slab.subarray(this.#used - size, this.#used);
  }
}

/** Evidence for every candidate of a figure, from the words around it, its unit, its period and its value. */
export class EvidenceFinder {
  readonly #grams = new WeakMap<BlockReading, Int32Array>();
  readonly #periods = new WeakMap<BlockReading, readonly PeriodMention[]>();
  readonly #headPeriods = new WeakMap<BlockReading, Period | null>();
  readonly #namedPeriods = new WeakMap<Metric, Period | null>();
  /** The period in which its words put the figure at hand beyond doubt. */
  #governing: Period | null = null;
  /** The words that make the figure at hand an aim. */
  #aim: string | null = null;
  readonly #slab = new FeatureSlab();
  readonly #zoneOf: Int8Array;
  readonly #touched: number[] = [];
  /** The metrics compared with the figure at hand, and room for what their names gave. */
  readonly #looks: NameLook[] = [];
  readonly #names = Array.from({ length: MOST_CANDIDATES }, () => new Float64Array(NAME_FEATURES));
  #lookedAt = 0;
  /** Shares of a name by zone: those of the name at hand, and of the best of the metric's names so far. */
  #shares = new Float64Array(ZONES.length);
  #bestShares = new Float64Array(ZONES.length);
  readonly #words: CloseWords;
  readonly #likely: LikelyMetrics;
  readonly #values: LedgerValues;

  constructor(
    readonly index: LedgerIndex,
    /** The ledger's period as the report sees it, for 去年 and 上半年. */
    readonly context: Period | null,
  ) {
    this.#zoneOf = new Int8Array(index.gramCount).fill(-1);
    this.#words = new CloseWords(index);
    this.#likely = new LikelyMetrics(index);
    this.#values = new LedgerValues(index.ledger);
  }

  #gramsOf(reading: BlockReading): Int32Array {
    let grams = this.#grams.get(reading);
    if (!grams) {
      grams = this.index.gramsIn(reading.folded);
      this.#grams.set(reading, grams);
    }
    return grams;
  }

  periodsIn(reading: BlockReading): readonly PeriodMention[] {
    let periods = this.#periods.get(reading);
    if (!periods) {
      periods = findPeriods(reading.folded, this.context ?? NO_YEAR);
      if (!this.context)
        periods = periods.filter(({ kind, period }) => kind === 'relative' && period.end < NO_YEAR.start);
      this.#periods.set(reading, periods);
    }
    return periods;
  }

  /** Candidates of a figure with the evidence that needs no other figure, best names first. */
  draftsOf(mention: Mention, spans: readonly ZoneSpan[], heads: HeadsOfTables): Draft[] {
    const zoneOf = this.#zoneOf;
    const touched = this.#touched;
    for (const span of spans) {
      const grams = this.#gramsOf(span.reading);
      for (let i = span.start; i < span.end; i++) {
        const gram = grams[i]!;
        if (gram < 0) continue;
        if (zoneOf[gram]! < 0) {
          touched.push(gram);
          zoneOf[gram] = span.zone;
        } else if (span.zone < zoneOf[gram]!) zoneOf[gram] = span.zone;
      }
    }
    const period = this.#periodOf(mention, heads);
    this.#governing = period.isBefore ? null : this.#governingPeriod(mention, heads);
    this.#aim = aimOf(mention, spans);
    this.#words.load(spans);
    const likely = this.#likely;
    const best = likely.best(mention, touched, zoneOf, MOST_CANDIDATES);
    this.#lookedAt = 0;
    for (const metric of best) this.#lookAt(mention, metric, period);
    if (this.#lookedAt < best.length && best.length === MOST_CANDIDATES) {
      // Some lack the period or its base: the next ones come in their places.
      for (const metric of likely.best(mention, touched, zoneOf, Number.POSITIVE_INFINITY).slice(MOST_CANDIDATES)) {
        if (this.#lookedAt === MOST_CANDIDATES) break;
        this.#lookAt(mention, metric, period);
      }
    }
    const drafts = this.#draftsOfLooks(mention, period);
    this.#addForeign(mention, drafts, period);
    for (const gram of touched) zoneOf[gram] = -1;
    touched.length = 0;
    return drafts;
  }

  /**
   * Adds drafts of metrics whose unit the figure has not, where no metric that it is true of is named well while the
   * ledger has its value: 占比2639亿元 beside 开支4%.
   */
  #addForeign(mention: Mention, drafts: Draft[], period: StatedPeriod): void {
    const { figure, headUnit } = mention;
    if (figure.approximation !== 'exact' || informationOf(figure) < LEAST_SAID) return;
    if (drafts.some(({ agrees, named }) => agrees && named >= WELL_NAMED)) return;
    const unit = headUnit?.unit ?? figure.unit;
    const isHeld = (head: HeadUnit | null, of: string): boolean =>
      this.#values.hold(figure, head, known => levelUnitFits(figure, of, known));
    if (!isHeld(headUnit ?? null, unit) && !(headUnit && isHeld(null, ''))) return;
    let most = 0;
    for (let i = 0; i < this.#lookedAt; i++) most = Math.max(most, this.#looks[i]!.nameScore);
    const likely = this.#likely.best(mention, this.#touched, this.#zoneOf, MOST_FOREIGN, true);
    for (const metric of likely) {
      const indexed = this.index.metrics[metric]!;
      const observation = observationFor(indexed.metric, period.period);
      if (!observation?.value) continue;
      this.#lookedAt = 0;
      const ways = indexed.level ?? [{ aspect: 'level' as const, observation, base: null }];
      const look = this.#compare(metric, indexed, ways);
      if (look.nameScore < most * LEAST_NAMED) continue;
      drafts.push(this.#draft(mention, look, ways[0]!, period, { value: observation.value, unit: '' }, 'foreign'));
    }
  }

  /** Compares the metric's names with the words around the figure, if there is a way in which the figure could state it. */
  #lookAt(mention: Mention, metric: number, period: StatedPeriod): void {
    const indexed = this.index.metrics[metric]!;
    const ways = this.#waysTo(mention, indexed, period);
    if (ways.length) this.#compare(metric, indexed, ways);
  }

  #compare(metric: number, indexed: IndexedMetric, ways: readonly Way[]): NameLook {
    const at = this.#lookedAt++;
    const names = this.#names[at]!;
    const { named, term, isWhole } = this.#nameFeatures(metric, indexed, names);
    const nameScore = scoreOfName(names) + (isWhole ? WHOLE_WORTH : 0);
    const look = { metric, ways, names, named, term, isWhole, nameScore };
    this.#looks[at] = look;
    return look;
  }

  /** With one period there is one way, its level, and that its unit fits is known. */
  #waysTo(mention: Mention, { level, metric }: IndexedMetric, period: StatedPeriod): readonly Way[] {
    if (level) return level;
    const stated = period.isBefore ? observationFor(metric, period.period) : null;
    const before = stated && baseFor(metric, stated, 'any');
    if (before) return waysToState(mention, metric, before.period, 'year').filter(({ aspect }) => aspect === 'level');
    return waysToState(mention, metric, period.period, this.#words.ofPrevious ? 'previous' : 'year');
  }

  /** A draft for each way to state a metric whose name may still lead, or whose value the figure has. */
  #draftsOfLooks(mention: Mention, period: StatedPeriod): Draft[] {
    const drafts: Draft[] = [];
    let most = 0;
    let best = 0;
    for (let i = 0; i < this.#lookedAt; i++) {
      const { nameScore } = this.#looks[i]!;
      if (nameScore <= most) continue;
      most = nameScore;
      best = i;
    }
    let isTold = false;
    for (let n = 0; n < this.#lookedAt; n++) {
      // The best named one first: whether the figure is true of it decides how far is looked for others.
      const look = this.#withoutLonger(this.#looks[n === 0 ? best : n <= best ? n - 1 : n]!);
      const { metric } = this.index.metrics[look.metric]!;
      for (const way of look.ways) {
        const candidate: Candidate = {
          metric,
          aspect: way.aspect,
          observation: way.observation,
          base: way.base,
          score: 0,
          evidence: NO_EVIDENCE,
        };
        const expected = expectedQuantity(candidate, mention);
        const truth = expected ? truthOf(figureAsJudged(mention, candidate), expected.value, metric.rounding) : 'false';
        if (n === 0 && truth === 'true') isTold = true;
        if (truth === 'false' && look.nameScore < most * (isTold ? LEAST_BESIDE_TRUE : LEAST_NAMED)) continue;
        // The value before is not in the ledger: what came after it is no wrong statement of it.
        if (truth === 'false' && period.isBefore && way.observation === observationFor(metric, period.period)) continue;
        drafts.push(this.#draft(mention, look, way, period, expected, truth));
      }
    }
    return this.#withoutSpare(mention, drafts);
  }

  /**
   * An entry of its own that holds an amount of change (增加额) is what the writer took it from, not the difference of two
   * levels; and what differs from that difference is more likely another thing's increase.
   */
  #withoutSpare({ figure }: Mention, drafts: Draft[]): Draft[] {
    const isDifference = ({ aspect, metric }: Draft): boolean =>
      aspect === 'change' && isAmount(figure, this.index.metrics[metric]!.metric.unit);
    if (!drafts.some(isDifference)) return drafts;
    const isHeld = drafts.some(({ aspect, agrees }) => aspect === 'level' && agrees);
    return drafts.filter(draft => !isDifference(draft) || (draft.agrees && !isHeld));
  }

  /** 农业总产值 does not stand whole in 工农业总产值, nor 出口总额 in 进出口总额, where the ledger has the longer name, too. */
  #withoutLonger(look: NameLook): NameLook {
    if (!look.isWhole) return look;
    const name = this.index.metrics[look.metric]!.terms[look.term]!.text;
    const longer = this.#words.lengthened(name);
    if (longer === null) return look;
    for (let i = 0; i < this.#lookedAt; i++) {
      const { metric } = this.#looks[i]!;
      if (metric === look.metric || !this.index.metrics[metric]!.terms.some(({ text }) => text.includes(longer)))
        continue;
      return { ...look, isWhole: false, nameScore: look.nameScore - WHOLE_WORTH };
    }
    return look;
  }

  #draft(
    mention: Mention,
    look: NameLook,
    way: Way,
    period: StatedPeriod,
    expected: Expected | null,
    truth: Truth | 'foreign',
  ): Draft {
    const { named, nameScore } = look;
    const indexed = this.index.metrics[look.metric]!;
    const words = this.#words;
    const known = words.knownNouns(look.metric);
    const says = informationOf(mention.figure);
    const features = this.#slab.take();
    features.set(look.names);
    const agrees = truth === 'true';
    this.#unitFeatures(mention, indexed, way.aspect, features);
    periodFeatures(way.observation, period, indexed.metric, features);
    if (agrees) {
      features[F['value agrees']] = 1;
      features[F['value says']] = says;
      features[F['value with name']] = Math.min(says, 3) * named;
    } else if (truth === 'loose') features[F['value loose']] = 1;
    features[F.bias] = 1;
    features[F['in table']] = mention.block.cell ? 1 : 0;
    const isForeign = truth === 'foreign';
    const slip = agrees || isForeign || !expected ? NO_SLIP : resemblance(mention.figure, expected.value);
    return {
      key: keyOf(look.metric, indexed.metric, way),
      metric: look.metric,
      aspect: way.aspect,
      observation: way.observation,
      base: way.base,
      features,
      expected: expected?.value ?? null,
      agrees,
      isOfOtherPeriod:
        !agrees && (this.#isAim(indexed.metric) || this.#isOfOtherPeriod(way.observation, indexed.metric)),
      named,
      isWhole: look.isWhole,
      nameScore,
      slip,
      explained: words.nounLength ? known / words.nounLength : 0,
      unexplained: Math.min(8, words.nounLength - known) / 8,
      says,
      isBareChange: way.aspect === 'change' && mention.cue !== null && words.isBare && words.ofYear,
      magnitude:
        expected && slip.digits === 0 ? magnitudeBetween(mention.figure.value, expected.value) : expected ? 0 : 1,
      term: look.term,
      isForeign,
    };
  }

  /** Fills in what the metric's names and its groups' have in common with the words around the figure. */
  #nameFeatures(
    metric: number,
    indexed: IndexedMetric,
    features: Float64Array,
  ): { named: number; term: number; isWhole: boolean } {
    const { termGrams, termShares, groupGrams, groupWeights } = this.index;
    const { terms, firstTerm } = indexed;
    const zoneOf = this.#zoneOf;
    const words = this.#words;
    for (let f = 0; f < NAME_FEATURES; f++) features[f] = 0;
    let best = -1;
    let bestTerm = 0;
    let bestNamed = 0;
    for (let z = 0; z < ZONES.length; z++) this.#bestShares[z] = 0;
    for (let t = 0; t < terms.length; t++) {
      const found = this.#shares;
      for (let z = 0; z < ZONES.length; z++) found[z] = 0;
      let worth = 0;
      let named = 0;
      const end = termGrams.starts[firstTerm + t + 1]!;
      for (let i = termGrams.starts[firstTerm + t]!; i < end; i++) {
        const zone = zoneOf[termGrams.items[i]!]!;
        if (zone < 0) continue;
        const share = termShares.items[i]!;
        found[zone]! += share;
        worth += share * ZONE_WORTH[zone]!;
        if (CLOSE_ZONES[zone]) named += share;
      }
      if (worth > best) {
        best = worth;
        bestTerm = t;
        bestNamed = named;
        this.#shares = this.#bestShares;
        this.#bestShares = found;
      }
    }
    const term = terms[bestTerm];
    let covered = 0;
    for (let z = 0; z < ZONES.length; z++) {
      const share = this.#bestShares[z]!;
      features[ZONE_FEATURES[z]!] = share;
      covered += share;
    }
    features[F['name missing']] = 1 - covered;
    let abbreviated = 0;
    let isWhole = false;
    if (term) {
      abbreviated = words.abbreviation(firstTerm + bestTerm);
      isWhole = words.holds(term.text, abbreviated);
      features[F['abbreviated name']] = abbreviated;
      features[F['clause explained']] = words.explainedBy(firstTerm + bestTerm);
      features[F.alias] = term.isAlias ? 1 : 0;
    }
    const groupStart = groupGrams.starts[metric]!;
    const groupEnd = groupGrams.starts[metric + 1]!;
    if (groupEnd > groupStart) {
      let close = 0;
      let far = 0;
      for (let i = groupStart; i < groupEnd; i++) {
        const zone = zoneOf[groupGrams.items[i]!]!;
        if (zone < 0) continue;
        if (GROUP_CLOSE[zone]) close += groupWeights.items[i]!;
        else far += groupWeights.items[i]!;
      }
      const total = indexed.groupTotal || 1;
      features[F['group close']] = close / total;
      features[F['group far']] = far / total;
      features[F['group missing']] = 1 - (close + far) / total;
    }
    return { named: Math.max(bestNamed, abbreviated * 0.9), term: bestTerm, isWhole };
  }

  #unitFeatures(mention: Mention, indexed: IndexedMetric, aspect: Aspect, features: Float64Array): void {
    const { figure } = mention;
    const { metric } = indexed;
    const unit = mention.headUnit?.unit ?? figure.unit;
    if (aspect === 'change') {
      features[F.change] = 1;
      if (!mention.cue) features[F['change without verb']] = 1;
      return;
    }
    if (unit === '' && metric.unit !== '') features[F['unit absent']] = 1;
    else if (unit === metric.unit) features[F['same unit']] = 1;
    else features[F['kindred unit']] = 1 - unitAffinity(unit, metric.unit);
    const isRate = figure.kind === 'percent' || figure.kind === 'percentage-point' || figure.kind === 'fraction';
    if (isRate) {
      if (indexed.isShare !== this.#words.ofShare) features[F['share not named']] = 1;
      else if (indexed.isShare) features[F['share named']] = 1;
    }
    if (mention.cue && !mention.cue.toLevel) {
      if (indexed.isGrowth) features[F['growth named']] = 1;
      else features[F['level after verb']] = 1;
    } else if (indexed.isGrowth && isRate) features[F['growth not named']] = 1;
  }

  /** The period that the figure's own words name: the last one before it in its sentence, or its column's. */
  #periodOf(mention: Mention, tables: HeadsOfTables): StatedPeriod {
    const cell = mention.block.cell;
    const reading = mention.reading!;
    const own = statedPeriod(mention.prose.start, reading, this.periodsIn(reading));
    if (isMovedFrom(reading.folded, mention.prose)) return { period: own?.period ?? null, isBefore: true };
    if (own) return { period: own.period, isBefore: false };
    if (cell) {
      const heads = tables.of(cell.table);
      for (const block of [...heads.column(cell.column), ...heads.row(cell.row, cell.column)]) {
        const period = this.#periodOfHead(block.prose.text, tables);
        if (period) return { period, isBefore: false };
      }
    }
    return { period: null, isBefore: false };
  }

  #governingPeriod({ block: { cell }, prose, reading }: Mention, tables: HeadsOfTables): Period | null {
    const own = statedPeriod(prose.start, reading!, this.periodsIn(reading!));
    if (own) return governs(own, reading!.folded, prose.start) ? own.period : null;
    if (!cell) return null;
    const heads = tables.of(cell.table);
    for (const block of [...heads.column(cell.column), ...heads.row(cell.row, cell.column)]) {
      const head = tables.cache.read(block.prose.text, true);
      const [found] = this.periodsIn(head);
      if (found) return governsColumn(found, head.folded) ? found.period : null;
    }
    return null;
  }

  /** A name that has a period of its own (上年同期来电) says more than the entry's. */
  #isAim({ name, groups, aliases }: Metric): boolean {
    return this.#aim !== null && !isNamedForAim(fold([name, ...groups, ...aliases].join('\n')));
  }

  #isOfOtherPeriod(observation: Observation, metric: Metric): boolean {
    if (!this.#governing) return false;
    let named = this.#namedPeriods.get(metric);
    if (named === undefined) {
      named = findPeriods([metric.name, ...metric.aliases].join('\n'), this.context)[0]?.period ?? null;
      this.#namedPeriods.set(metric, named);
    }
    return isOtherPeriod(named ?? observation.period ?? this.context ?? NO_YEAR, this.#governing);
  }

  #periodOfHead(text: string, { cache }: HeadsOfTables): Period | null {
    const reading = cache.read(text, true);
    let period = this.#headPeriods.get(reading);
    if (period === undefined) {
      period = findPeriods(text, this.context)[0]?.period ?? null;
      this.#headPeriods.set(reading, period);
    }
    return period;
  }
}

/** More periods than a metric has. */
const MOST_PERIODS = 4096;

function keyOf(index: number, { observations }: Metric, { aspect, observation }: Way): number {
  let period = 0;
  while (period < observations.length && observations[period]!.periodText !== observation.periodText) period++;
  return (index * 2 + (aspect === 'change' ? 1 : 0)) * MOST_PERIODS + Math.min(period, MOST_PERIODS - 1);
}

/** Worth of a name's words by zone and wholeness, for comparing names only. */
const NAME_WORTH: readonly (readonly [number, number])[] = (
  [
    ['near', 1],
    ['after', 1],
    ['row', 1],
    ['column', 0.8],
    ['subject', 0.8],
    ['clause', 0.5],
    ['caption', 0.3],
    ['lead', 0.4],
    ['sentence', 0.3],
    ['heading', 0.2],
    ['rest', 0.2],
    ['group close', 0.5],
    ['group far', 0.25],
    ['abbreviated name', 0.4],
    ['clause explained', 0.3],
  ] as const
).map(([name, worth]) => [F[name], worth]);

/** What it is worth besides that the name stands whole. */
const WHOLE_WORTH = 0.2;

function scoreOfName(features: Float64Array): number {
  let score = 0;
  for (let i = 0; i < NAME_WORTH.length; i++) score += features[NAME_WORTH[i]![0]]! * NAME_WORTH[i]![1];
  return score;
}

interface StatedPeriod {
  readonly period: Period | null;
  /** Meant is the value before that period: 由|9.8%降至7.5%. */
  readonly isBefore: boolean;
}

/** Powers of ten between two values, as a share of three. */
function magnitudeBetween(a: Big, b: Big): number {
  const x = Math.abs(toNumber(a));
  const y = Math.abs(toNumber(b));
  if (!(x > 0 && y > 0)) return x === y ? 0 : 1;
  return Math.min(3, Math.abs(Math.log10(x / y))) / 3;
}

function periodFeatures(observation: Observation, stated: StatedPeriod, metric: Metric, features: Float64Array): void {
  if (stated.isBefore) {
    if (observation !== observationFor(metric, stated.period)) features[F['same period']] = 1;
    return;
  }
  if (!stated.period) return;
  const own = observation.period;
  if (!own) return;
  if (samePeriod(own, stated.period)) features[F['same period']] = 1;
  else if (contains(own, stated.period) || contains(stated.period, own)) features[F['overlapping period']] = 1;
  else features[F['period apart']] = 1;
}
