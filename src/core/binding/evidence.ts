import type Big from 'big.js';
import { truthOf } from '../figures/truth';
import type { Figure } from '../figures/types';
import { unitAffinity } from '../figures/units';
import { contains, findPeriods, type Period, type PeriodMention, samePeriod } from '../ledger/period';
import type { Metric, Observation } from '../ledger/types';
import { expectedQuantity, figureAsJudged } from './expected';
import { F, FEATURES } from './features';
import { withoutFillers } from './fillers';
import type { BlockReading, HeadsOfTables } from './mentions';
import { resemblance } from './resemblance';
import { rangeAt } from './sentences';
import type { IndexedMetric, LedgerIndex, Term } from './terms';
import type { Aspect, Candidate, Mention } from './types';
import { waysToState } from './ways';
import { ZONES, type ZoneSpan } from './zones';

/** A candidate with its evidence in numbers. */
export interface Draft {
  /** What it states: metric, level or change, period. Two figures of one clause do not state the same. */
  readonly key: string;
  readonly metric: number;
  readonly aspect: Aspect;
  readonly observation: Observation;
  readonly base: Observation | null;
  readonly features: Float64Array;
  readonly agrees: boolean;
  /** The share of the name that stands near the figure, 0 to 1. */
  readonly named: number;
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
  /** 0 to 1: the value is the metric's but for one digit, a swap of two or the scale; more digits say more. */
  readonly resembles: number;
  /** Index of the term that fits best. */
  readonly term: number;
}

const CLOSE_ZONES = new Set(['near', 'after', 'row', 'column', 'subject'].map(z => ZONES.indexOf(z as never)));
const GROUP_CLOSE = new Set(
  ['near', 'after', 'row', 'column', 'subject', 'clause'].map(z => ZONES.indexOf(z as never)),
);
const ZONE_FEATURES = ZONES.map(z => F[z as keyof typeof F]);
const MOST_CANDIDATES = 18;
/** A pair of characters in more names than this tells no metric from another. */
const MOST_SHARING = 256;
const CLAUSE_ZONE = ZONES.indexOf('clause');
/** A metric with less than this share of the best one's common words is not looked at. */
const LEAST_SHARE = 0.08;
const MOST_PERIODS_BACK = 8;
const LONGEST_PERIOD_REACH = 400;

const SHARE_NAME = /占|比重|比例|份额|构成比/;
const SHARE_TEXT = /占|比重|比例|份额/;
const GROWTH_NAME = /增速|增幅|涨幅|降幅|增长|同比|环比|升幅|跌幅|变动|涨跌|提高|收窄|加快|下降|增减|改善/;
const YEAR_TEXT = /同比|[比较](?:上年|去年|同期)/;
const PREVIOUS_TEXT = /环比|较上月|比上月|较上季|比上季|比一季度|较一季度/;

/** How much a figure's value says: 1100余 little, 10926 much. About the number of digits that are certain. */
export function informationOf(figure: Figure): number {
  const v = Math.abs(Number(figure.value));
  if (!Number.isFinite(v) || v === 0) return 0.1;
  const exact = figure.approximation === 'exact';
  const width = Number(exact ? figure.written.lastPlace : figure.written.lastNonZeroPlace) || 1;
  return Math.min(5, Math.log10(1 + v / width));
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
  readonly #slab = new FeatureSlab();
  readonly #zoneOf: Int8Array;
  readonly #touched: number[] = [];
  readonly #hits: Float64Array;
  readonly #names = new Float64Array(FEATURES.length);

  constructor(
    readonly index: LedgerIndex,
    /** The ledger's period as the report sees it, for 去年 and 上半年. */
    readonly context: Period | null,
  ) {
    this.#zoneOf = new Int8Array(index.gramCount).fill(-1);
    this.#hits = new Float64Array(index.metrics.length);
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
      periods = findPeriods(reading.folded, this.context);
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
    const order = this.#likeliest();
    const period = this.#periodOf(mention, heads);
    const texts = closeTexts(spans);
    const drafts: Draft[] = [];
    let tried = 0;
    for (const metric of order) {
      if (tried >= MOST_CANDIDATES) break;
      const found = this.#draft(mention, this.index.metrics[metric]!, metric, period, texts);
      if (found.length) tried++;
      drafts.push(...found);
    }
    for (const gram of touched) zoneOf[gram] = -1;
    touched.length = 0;
    return drafts;
  }

  /** Metrics whose names share most with the words around the figure, best first: those worth a closer look. */
  #likeliest(): number[] {
    const hits = this.#hits;
    const found: number[] = [];
    const add = (metrics: readonly number[], weight: number): void => {
      if (metrics.length > MOST_SHARING) return;
      for (const metric of metrics) {
        if (hits[metric] === 0) found.push(metric);
        hits[metric]! += weight;
      }
    };
    for (const gram of this.#touched) {
      const weight = this.#zoneOf[gram]! <= CLAUSE_ZONE ? 2 : 1;
      const own = this.index.ownPostings[gram]!;
      const groups = this.index.groupPostings[gram]!;
      if (own.length) add(own, weight / (1 + Math.log(own.length)));
      if (groups.length) add(groups, weight / (2 + Math.log(groups.length)));
    }
    // Few of many are wanted: what is far below the best is left out before sorting.
    let best = 0;
    for (const metric of found) if (hits[metric]! > best) best = hits[metric]!;
    const floor = best * LEAST_SHARE;
    const order = found.filter(metric => hits[metric]! >= floor).sort((a, b) => hits[b]! - hits[a]! || a - b);
    for (const metric of found) hits[metric] = 0;
    return order;
  }

  #draft(
    mention: Mention,
    indexed: IndexedMetric,
    metricIndex: number,
    period: StatedPeriod,
    texts: CloseTexts,
  ): Draft[] {
    const { metric } = indexed;
    const current = metric.current;
    if (!current || metric.problem) return [];
    const options = waysToState(mention, metric, period.period, PREVIOUS_TEXT.test(texts.near) ? 'previous' : 'year');
    if (!options.length) return [];
    const names = this.#names.fill(0);
    const { named, term } = this.#nameFeatures(indexed, names, texts);
    const says = informationOf(mention.figure);
    const known = countKnown(indexed.characters, texts.noun);
    const explained = texts.noun.length ? known / texts.noun.length : 0;
    const unexplained = Math.min(8, texts.noun.length - known) / 8;
    return options.map(option => {
      const features = this.#slab.take();
      features.set(names);
      const candidate: Candidate = { metric, ...option, score: 0, evidence: [] };
      const expected = expectedQuantity(candidate, mention);
      const truth = expected ? truthOf(figureAsJudged(mention, candidate), expected.value, metric.rounding) : 'false';
      const agrees = truth === 'true';
      this.#unitFeatures(mention, metric, option.aspect, texts, features);
      periodFeatures(option.observation, period, features);
      if (agrees) {
        features[F['value agrees']] = 1;
        features[F['value says']] = says;
        features[F['value with name']] = Math.min(says, 3) * named;
      } else if (truth === 'loose') features[F['value loose']] = 1;
      features[F.bias] = 1;
      const nameScore = scoreOfName(features);
      const resembles = agrees || !expected ? 0 : resemblance(mention.figure.value, expected.value);
      features[F['in table']] = mention.block.cell ? 1 : 0;
      return {
        key: `${metricIndex}|${option.aspect}|${option.observation.periodText}`,
        metric: metricIndex,
        ...option,
        features,
        agrees,
        named,
        nameScore,
        resembles,
        explained,
        unexplained,
        says,
        isBareChange: option.aspect === 'change' && mention.cue !== null && texts.isBare && YEAR_TEXT.test(texts.near),
        magnitude: expected && !resembles ? magnitudeBetween(mention.figure.value, expected.value) : expected ? 0 : 1,
        term,
      };
    });
  }

  #nameFeatures(indexed: IndexedMetric, features: Float64Array, texts: CloseTexts): { named: number; term: number } {
    let best = -1;
    let bestTerm = 0;
    let bestNamed = 0;
    const shares = new Float64Array(ZONES.length);
    let bestShares = shares;
    for (let t = 0; t < indexed.terms.length; t++) {
      const term = indexed.terms[t]!;
      const found = new Float64Array(ZONES.length);
      let worth = 0;
      let named = 0;
      for (let i = 0; i < term.grams.length; i++) {
        const zone = this.#zoneOf[term.grams[i]!]!;
        if (zone < 0) continue;
        const share = term.weights[i]! / term.total;
        found[zone]! += share;
        worth += share * (CLOSE_ZONES.has(zone) ? 1 : zone === 5 ? 0.7 : 0.4);
        if (CLOSE_ZONES.has(zone)) named += share;
      }
      if (worth > best) {
        best = worth;
        bestTerm = t;
        bestShares = found;
        bestNamed = named;
      }
    }
    const term = indexed.terms[bestTerm];
    let covered = 0;
    for (let z = 0; z < ZONES.length; z++) {
      features[ZONE_FEATURES[z]!] = bestShares[z]!;
      covered += bestShares[z]!;
    }
    features[F['name missing']] = 1 - covered;
    if (term) {
      features[F['whole name']] = texts.all.some(t => t.includes(term.text)) ? 1 : 0;
      features[F['abbreviated name']] = abbreviation(term, texts);
      features[F['clause explained']] = texts.subject.length
        ? countKnown(term.characters, texts.subject) / texts.subject.length
        : 0;
      features[F.alias] = term.isAlias ? 1 : 0;
    }
    if (indexed.groupGrams.length) {
      let close = 0;
      let far = 0;
      indexed.groupGrams.forEach((gram, i) => {
        const zone = this.#zoneOf[gram]!;
        if (zone < 0) return;
        if (GROUP_CLOSE.has(zone)) close += indexed.groupWeights[i]!;
        else far += indexed.groupWeights[i]!;
      });
      const total = indexed.groupTotal || 1;
      features[F['group close']] = close / total;
      features[F['group far']] = far / total;
      features[F['group missing']] = 1 - (close + far) / total;
    }
    return { named: Math.max(bestNamed, features[F['abbreviated name']]! * 0.9), term: bestTerm };
  }

  #unitFeatures(mention: Mention, metric: Metric, aspect: Aspect, texts: CloseTexts, features: Float64Array): void {
    const { figure } = mention;
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
      const shareName = SHARE_NAME.test(metric.name);
      const shareText = SHARE_TEXT.test(texts.near);
      if (shareName !== shareText) features[F['share not named']] = 1;
      else if (shareName) features[F['share named']] = 1;
    }
    const growthName = GROWTH_NAME.test(metric.name);
    if (mention.cue && !mention.cue.toLevel) {
      if (growthName) features[F['growth named']] = 1;
      else features[F['level after verb']] = 1;
    } else if (growthName && isRate) features[F['growth not named']] = 1;
  }

  /** The period that the figure's own words name: the last one before it in its sentence, or its column's. */
  #periodOf(mention: Mention, tables: HeadsOfTables): StatedPeriod {
    const cell = mention.block.cell;
    const reading = mention.reading!;
    const own = this.#periodBefore(mention, reading);
    if (own) return { period: own, explicit: true };
    if (cell) {
      const heads = tables.of(cell.table);
      for (const block of [...heads.column(cell.column), ...heads.row(cell.row, cell.column)]) {
        const found = findPeriods(block.prose.text, this.context)[0];
        if (found) return { period: found.period, explicit: true };
      }
    }
    return { period: null, explicit: false };
  }

  #periodBefore(mention: Mention, reading: BlockReading): Period | null {
    const { folded, sentences } = reading;
    const at = mention.prose.start;
    const sentence = sentences[rangeAt(sentences, at)];
    if (!sentence) return null;
    const periods = this.periodsIn(reading);
    const last = rangeAt(periods, at - 1);
    for (let i = last; i >= 0 && last - i < MOST_PERIODS_BACK; i--) {
      const found = periods[i]!;
      if (found.start < Math.max(sentence.start, at - LONGEST_PERIOD_REACH)) return null;
      if (found.end > at || isInClosedBracket(folded, found.end, at)) continue;
      if (isBaseOnly(folded, sentence.start, found, at, reading.figures)) continue;
      return found.period;
    }
    return null;
  }
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
    ['whole name', 0.2],
  ] as const
).map(([name, worth]) => [F[name], worth]);

const scoreOfName = (features: Float64Array): number =>
  NAME_WORTH.reduce((sum, [f, worth]) => sum + features[f]! * worth, 0);

/**
 * True for a period that only says what is compared with: 比2020年增长|5%. Where it stands beside a figure it is that
 * figure's (比上年同期的|492件, 由上年的|3200个增至…), and no later one's.
 */
function isBaseOnly(
  text: string,
  sentenceStart: number,
  found: PeriodMention,
  at: number,
  figures: readonly Figure[],
): boolean {
  const lead = text.slice(Math.max(sentenceStart, found.start - 2), found.start);
  if (/[比较与]$|相比$/.test(lead)) return !isBeside(text, found.end, at);
  // 从1978年到1983年: a stretch, not the figure's period.
  if (/[由从自]$/.test(lead))
    return (
      /^(?:到|至|起|以来|开始)/.test(text.slice(found.end, found.end + 2)) || hasFigureBetween(figures, found.end, at)
    );
  return false;
}

/** Only 的, 为 or 是 between a period and its figure. */
const isBeside = (text: string, from: number, to: number): boolean =>
  to - from <= 3 && /^[的为是有]{0,2}$/.test(text.slice(from, to));

/** True when a figure stands wholly between the two offsets. */
function hasFigureBetween(figures: readonly Figure[], from: number, to: number): boolean {
  const last = figures[rangeAt(figures, to - 1)];
  const figure = last && last.end <= to ? last : figures[rangeAt(figures, to - 1) - 1];
  return figure !== undefined && figure.start >= from;
}

function isInClosedBracket(text: string, from: number, to: number): boolean {
  let depth = 0;
  for (let i = from; i < to; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')' && --depth < 0) return true;
  }
  return false;
}

interface StatedPeriod {
  readonly period: Period | null;
  readonly explicit: boolean;
}

interface CloseTexts {
  /** The figure's own clause before it. */
  readonly near: string;
  /** Near, after and subject, for whole names. */
  readonly all: readonly string[];
  /** The clause names nothing: its subject is the figure's before. */
  readonly isBare: boolean;
  /** The words right before and after the figure that name something. */
  readonly noun: readonly string[];
  /** What the clause is about. */
  readonly subject: readonly string[];
}

function closeTexts(spans: readonly ZoneSpan[]): CloseTexts {
  const of = (zone: string): string =>
    spans
      .filter(s => ZONES[s.zone] === zone)
      .map(s => clean(s.reading.folded.slice(s.start, s.end)))
      .join('');
  const near = of('near');
  const after = of('after');
  const subject = of('subject');
  const row = of('row');
  const column = of('column');
  return {
    near,
    isBare: subject !== '',
    noun: hanTail(
      (row + column || withoutFillers(near).slice(-14)) +
        withoutFillers(after).slice(0, 10) +
        (subject ? withoutFillers(subject).slice(-14) : ''),
      300,
    ),
    all: [near + after, subject, row, column].filter(Boolean),
    subject: hanTail(row + column + near + after + subject, 24),
  };
}

const DROPPED = /[的“”"'‘’《》「」『』()[\]{}<>/·、 \t—_\uFFFC-]/g;
const clean = (text: string): string => text.replace(DROPPED, '');

/** Share of the name's characters that stand in order in the close text, where they stand close together: 住餐业 in 住宿餐饮业. */
function abbreviation(term: Term, texts: CloseTexts): number {
  const name = term.text;
  if (name.length < 2) return 0;
  let best = 0;
  for (const text of texts.all) best = Math.max(best, commonSubsequence(name, text.slice(-60)) / name.length);
  return best;
}

function commonSubsequence(a: string, b: string): number {
  if (!b) return 0;
  let previous = new Int16Array(b.length + 1);
  let row = new Int16Array(b.length + 1);
  for (let i = 0; i < a.length && i < 40; i++) {
    const c = a.charCodeAt(i);
    for (let j = 0; j < b.length; j++)
      row[j + 1] = c === b.charCodeAt(j) ? previous[j]! + 1 : Math.max(previous[j + 1]!, row[j]!);
    [previous, row] = [row, previous];
  }
  return previous[b.length]!;
}

/** The last characters of a text that name something, for `shareKnown`. */
const hanTail = (text: string, length: number): string[] => [...text.slice(-length)].filter(c => c >= '\u3400');

/** How many of the characters a name holds: 税收收入完成 is better explained by 税收收入 than by 收入. */
function countKnown(known: ReadonlySet<string>, characters: readonly string[]): number {
  let count = 0;
  for (const c of characters) if (known.has(c)) count++;
  return count;
}

/** Powers of ten between two values, as a share of three. */
function magnitudeBetween(a: Big, b: Big): number {
  const x = Math.abs(Number(a));
  const y = Math.abs(Number(b));
  if (!(x > 0 && y > 0)) return x === y ? 0 : 1;
  return Math.min(3, Math.abs(Math.log10(x / y))) / 3;
}

function periodFeatures(observation: Observation, stated: StatedPeriod, features: Float64Array): void {
  if (!stated.period) return;
  const own = observation.period;
  if (!own) return;
  if (samePeriod(own, stated.period)) features[F['same period']] = 1;
  else if (contains(own, stated.period) || contains(stated.period, own)) features[F['overlapping period']] = 1;
  else features[F['period apart']] = 1;
}
