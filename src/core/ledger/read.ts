import * as l10n from '@vscode/l10n';
import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';
import { evaluateFormulas, type FormulaEntry } from './formula';
import { NameIndex, nameKey } from './names';
import { nearest } from './nearest';
import { contains, type Period, parsePeriod, samePeriod } from './period';
import { colonProblem, parseLedgerText } from './syntax';
import type {
  Ledger,
  LedgerFile,
  LedgerPlace,
  LedgerProblem,
  LedgerProblemCode,
  Metric,
  Observation,
  Rounding,
} from './types';
import { type EntryUnit, entryUnit, isUnitText, readValue, type ValueFault } from './value';

const TOP_FIELDS = ['title', 'period', 'rounding', 'metrics'] as const;
const VALUE_FIELDS = ['value', 'values', 'formula'] as const;
const DETAIL_FIELDS = ['unit', 'aliases', 'period', 'source', 'note', 'rounding'] as const;
const FIELDS: readonly string[] = [...VALUE_FIELDS, ...DETAIL_FIELDS];
const ROUNDINGS: readonly string[] = ['half-up', 'truncate', 'either'];

/** What people write in Chinese, or in other English words, for a field. */
const FIELD_SYNONYMS: Readonly<Record<string, string>> = {
  值: 'value',
  数值: 'value',
  数: 'value',
  number: 'value',
  各期: 'values',
  历年: 'values',
  公式: 'formula',
  算式: 'formula',
  单位: 'unit',
  units: 'unit',
  别名: 'aliases',
  又名: 'aliases',
  简称: 'aliases',
  alias: 'aliases',
  时期: 'period',
  期间: 'period',
  时间: 'period',
  date: 'period',
  来源: 'source',
  数据来源: 'source',
  出处: 'source',
  备注: 'note',
  说明: 'note',
  注: 'note',
  notes: 'note',
  comment: 'note',
  取舍: 'rounding',
  舍入: 'rounding',
  标题: 'title',
  名称: 'title',
  指标: 'metrics',
  metric: 'metrics',
  四舍五入: 'half-up',
  舍去: 'truncate',
  截断: 'truncate',
};

function nearestField(word: string, fields: readonly string[]): string | null {
  const synonym = FIELD_SYNONYMS[nameKey(word)];
  if (synonym && fields.includes(synonym)) return synonym;
  return nearest(nameKey(word), fields);
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface NamedPlace {
  readonly place: LedgerPlace;
  readonly group: boolean;
  readonly map: YAMLMap;
  readonly metric: Mutable<Metric> | null;
  reported: boolean;
}

/** What is collected while the files are read. */
class Reading {
  readonly problems: LedgerProblem[] = [];
  readonly metrics: Mutable<Metric>[] = [];
  readonly formulas: FormulaEntry[] = [];
  /** Metrics and groups by folded path. */
  readonly taken = new Map<string, NamedPlace>();
  /** What the entries said, to tell a clash from a mere repetition. */
  readonly said = new Map<Metric, string>();

  report(
    code: LedgerProblemCode,
    place: LedgerPlace,
    message: string,
    metric: string | null,
    suggestion: string | null = null,
    related: LedgerProblem['related'] = [],
  ): string {
    this.problems.push({ code, message, place, metric, suggestion, related });
    return message;
  }
}

interface Field {
  readonly key: string;
  readonly keyPlace: LedgerPlace;
  readonly node: Node | null;
}

/** Period and rounding that the entries of a file have unless they say otherwise. */
interface FileDefaults {
  readonly period: Period | null;
  readonly periodText: string;
  readonly rounding: Rounding;
}

const scalarText = (node: Scalar): string =>
  (typeof node.source === 'string' ? node.source : node.value === null ? '' : String(node.value)).trim();

const isEmpty = (node: Node | null): boolean =>
  node === null || (isScalar(node) && node.value === null && node.type === 'PLAIN' && scalarText(node) === '');

class FileReader {
  #defaults: FileDefaults;
  title = '';

  constructor(
    private readonly uri: string,
    private readonly text: string,
    private readonly out: Reading,
    /** The period of the files before, for a file that names none. */
    inherited: { readonly period: Period | null; readonly periodText: string },
  ) {
    this.#defaults = { ...inherited, rounding: 'half-up' };
  }

  get defaults(): FileDefaults {
    return this.#defaults;
  }

  #at(start: number, end: number): LedgerPlace {
    const length = this.text.length;
    const from = Math.max(0, Math.min(start, length));
    return { uri: this.uri, start: from, end: Math.max(from, Math.min(end, length)) };
  }

  #placeOf(node: Node | null, otherwise: LedgerPlace): LedgerPlace {
    const range = node?.range;
    if (!range) return otherwise;
    let end = range[1];
    while (end > range[0] && /\s/.test(this.text[end - 1] ?? '')) end -= 1;
    return end > range[0] ? this.#at(range[0], end) : otherwise;
  }

  /** The pairs of a mapping whose keys can be read; the rest are reported. */
  #fields(map: YAMLMap, metric: string | null): Field[] {
    const fields: Field[] = [];
    for (const pair of map.items as Pair<Node | null, Node | null>[]) {
      const keyNode = pair.key;
      const keyPlace = this.#placeOf(keyNode, this.#placeOf(pair.value, this.#placeOf(map, this.#at(0, 0))));
      if (!isScalar(keyNode) || scalarText(keyNode) === '') {
        this.out.report(
          'sidecar-structure',
          keyPlace,
          l10n.t('这里的名称是空的，或者不是一段文字。请写一个名称，例如“受理来电: 29件”。'),
          metric,
        );
        continue;
      }
      fields.push({ key: scalarText(keyNode), keyPlace, node: pair.value });
    }
    return fields;
  }

  /** The text of a scalar; null, with a problem, for anything else. */
  #scalar(field: Field, metric: string | null): string | null {
    if (field.node === null || isEmpty(field.node)) return '';
    if (isScalar(field.node)) return scalarText(field.node);
    const message = isAlias(field.node)
      ? l10n.t('指标文件里不支持 YAML 的引用（*名称），请把内容直接写出来。')
      : l10n.t('“{0}”后面应当是一段文字，不能是列表或下一层条目。', field.key);
    this.out.report('sidecar-structure', this.#placeOf(field.node, field.keyPlace), message, metric);
    return null;
  }

  /** Reads the whole document. */
  read(top: Node | null): boolean {
    if (top === null || isEmpty(top)) {
      this.out.report(
        'sidecar-structure',
        this.#at(0, 0),
        l10n.t('指标文件是空的。请在“metrics:”下面逐行写指标，例如“  受理来电: 29件”。'),
        null,
      );
      return true;
    }
    if (!isMap(top)) {
      const place = this.#placeOf(top, this.#at(0, this.text.length));
      const colon = colonProblem(this.uri, this.text, place.start);
      if (colon) this.out.problems.push(colon);
      else {
        this.out.report(
          'sidecar-structure',
          place,
          l10n.t('指标文件的最外层应当是“title:”“period:”“metrics:”这样的条目。请把指标写在“metrics:”下面。'),
          null,
        );
      }
      return false;
    }
    const fields = this.#fields(top as YAMLMap, null);
    const seen = new Map<string, Field>();
    for (const field of fields) {
      const first = seen.get(field.key);
      if (first) this.#duplicateField(first, field, null);
      else seen.set(field.key, field);
    }
    const title = seen.get('title');
    if (title) this.title = this.#scalar(title, null) ?? '';
    this.#readDefaults(seen);
    for (const field of fields) {
      if ((TOP_FIELDS as readonly string[]).includes(field.key)) continue;
      const near = nearestField(field.key, TOP_FIELDS);
      this.out.report(
        'sidecar-unknown-field',
        field.keyPlace,
        near
          ? l10n.t('最外层没有“{0}”这个字段，是不是“{1}”？指标要写在“metrics:”下面。', field.key, near)
          : l10n.t(
              '最外层没有“{0}”这个字段，只能有 {1}。指标要写在“metrics:”下面并缩进。',
              field.key,
              TOP_FIELDS.join('、'),
            ),
        null,
        near && !seen.has(near) ? near : null,
      );
    }
    const metrics = seen.get('metrics');
    if (!metrics) {
      this.out.report(
        'sidecar-structure',
        this.#at(0, 0),
        l10n.t('指标文件里没有“metrics:”。请加上一行“metrics:”，在它下面缩进两格逐行写指标。'),
        null,
      );
      return true;
    }
    if (isEmpty(metrics.node)) return true;
    if (!isMap(metrics.node)) {
      const place = this.#placeOf(metrics.node, metrics.keyPlace);
      const colon = isScalar(metrics.node) ? colonProblem(this.uri, this.text, place.start) : null;
      if (colon) this.out.problems.push(colon);
      else {
        this.out.report(
          'sidecar-structure',
          place,
          l10n.t('“metrics:”下面应当逐行写“名称: 值”，不能是列表或一段文字。'),
          null,
        );
      }
      return true;
    }
    this.#readGroup(metrics.node as YAMLMap, []);
    return true;
  }

  #readDefaults(seen: ReadonlyMap<string, Field>): void {
    const periodField = seen.get('period');
    const roundingField = seen.get('rounding');
    const { period, periodText } = periodField ? this.#readPeriod(periodField, null) : { period: null, periodText: '' };
    const rounding = roundingField ? this.#readRounding(roundingField, 'half-up', null) : 'half-up';
    this.#defaults = { period, periodText, rounding };
  }

  #readPeriod(field: Field, metric: string | null): { period: Period | null; periodText: string } {
    const text = this.#scalar(field, metric);
    if (text === null || text === '') return { period: null, periodText: '' };
    const period = parsePeriod(text);
    if (!period) this.#badPeriod(text, this.#placeOf(field.node, field.keyPlace), metric);
    return { period, periodText: text };
  }

  #badPeriod(text: string, place: LedgerPlace, metric: string | null): void {
    this.out.report(
      'sidecar-period',
      place,
      l10n.t(
        '认不出时期“{0}”。请写明年份，例如 2015年、2015年上半年、2016年一季度、2016年1—6月、2014年末、“十四五”时期。',
        clip(text),
      ),
      metric,
    );
  }

  #readRounding(field: Field, otherwise: Rounding, metric: string | null): Rounding {
    const text = this.#scalar(field, metric);
    if (text === null || text === '') return otherwise;
    if (ROUNDINGS.includes(text)) return text as Rounding;
    this.out.report(
      'sidecar-value',
      this.#placeOf(field.node, field.keyPlace),
      l10n.t(
        '“rounding”不能是“{0}”，只能是 half-up（四舍五入）、truncate（舍去尾数）或 either（两者皆可）。',
        clip(text),
      ),
      metric,
      nearestField(text, ROUNDINGS),
    );
    return otherwise;
  }

  #duplicateField(first: Field, second: Field, metric: string | null): string {
    const message = l10n.t('“{0}”写了两次，不知道以哪一个为准。请删去一个。', clip(second.key));
    const related = (place: LedgerPlace) => [{ place, message: l10n.t('另一处在这里') }];
    this.out.report('sidecar-duplicate', first.keyPlace, message, metric, null, related(second.keyPlace));
    this.out.report('sidecar-duplicate', second.keyPlace, message, metric, null, related(first.keyPlace));
    return message;
  }

  #readGroup(map: YAMLMap, groups: readonly string[]): void {
    const fields = this.#fields(map, groups.length > 0 ? groups.join('/') : null);
    for (const field of fields) {
      const path = [...groups, field.key].join('/');
      const { node } = field;
      if (isMap(node)) {
        const inner = this.#fieldsQuietly(node as YAMLMap);
        if (this.#isEntry(inner)) {
          this.#claim(path, field, map, this.#readEntry(field, node as YAMLMap, groups, path));
        } else {
          this.#claimGroup(path, field, map);
          this.#readGroup(node as YAMLMap, [...groups, field.key]);
        }
        continue;
      }
      if (groups.length > 0 && (DETAIL_FIELDS as readonly string[]).includes(field.key) && this.#isDetail(field)) {
        this.out.report(
          'sidecar-structure',
          field.keyPlace,
          l10n.t(
            '“{0}”是一组指标，“{1}”要写在组里每个指标下面。如果它本身是一个指标，请补上 value、values 或 formula。',
            groups.join('/'),
            field.key,
          ),
          groups.join('/'),
        );
        continue;
      }
      this.#claim(path, field, map, this.#readShort(field, groups, path));
    }
  }

  /** True for a field like `unit: 件` that cannot be a metric called unit. */
  #isDetail(field: Field): boolean {
    if (!isScalar(field.node)) return true;
    return readValue(scalarText(field.node), null).fault !== null;
  }

  #fieldsQuietly(map: YAMLMap): readonly { key: string; node: Node | null }[] {
    const fields: { key: string; node: Node | null }[] = [];
    for (const pair of map.items as Pair<Node | null, Node | null>[]) {
      if (isScalar(pair.key)) fields.push({ key: scalarText(pair.key), node: pair.value });
    }
    return fields;
  }

  /** An entry has value, values or formula; without them it is a group, unless all it holds are fields of an entry or slips for them. */
  #isEntry(fields: readonly { key: string; node: Node | null }[]): boolean {
    if (
      fields.some(
        f =>
          (f.key === 'values' && isMap(f.node)) || (['value', 'values', 'formula'].includes(f.key) && !isMap(f.node)),
      )
    ) {
      return true;
    }
    const isDetail = (f: { key: string; node: Node | null }): boolean =>
      (DETAIL_FIELDS as readonly string[]).includes(f.key) &&
      !isMap(f.node) &&
      (!isScalar(f.node) || readValue(scalarText(f.node), null).fault !== null);
    const details = fields.filter(isDetail);
    const rest = fields.filter(f => !isDetail(f));
    const slips = rest.filter(f => !isMap(f.node) && nearestField(f.key, FIELDS) !== null);
    if (rest.length === 0) return details.length > 0;
    // 值: 5 and 单位: 件 side by side, or `valeu` beside `unit`: field names gone wrong rather than metrics of a group.
    const valueSlip = slips.some(f => (VALUE_FIELDS as readonly string[]).includes(nearestField(f.key, FIELDS) ?? ''));
    return valueSlip && slips.length === rest.length && (details.length > 0 || slips.length > 1);
  }

  #claimGroup(path: string, field: Field, map: YAMLMap): void {
    this.#take(path, { place: field.keyPlace, group: true, map, metric: null, reported: false });
  }

  #claim(
    path: string,
    field: Field,
    map: YAMLMap,
    made: { metric: Mutable<Metric>; formula: FormulaEntry | null; said: string },
  ): void {
    const { metric } = made;
    if (!this.#take(path, { place: field.keyPlace, group: false, map, metric, reported: false }, made.said)) return;
    metric.index = this.out.metrics.length;
    this.out.metrics.push(metric);
    this.out.said.set(metric, made.said);
    if (made.formula) this.out.formulas.push(made.formula);
  }

  /** Registers a path; false, with a problem at both places, when another metric has it. Groups of several files are merged. */
  #take(path: string, named: NamedPlace, said = ''): boolean {
    const key = nameKey(path);
    const first = this.out.taken.get(key);
    if (!first) {
      this.out.taken.set(key, named);
      return true;
    }
    if (first.group && named.group && first.map !== named.map) return true;
    const message =
      first.place.uri === named.place.uri
        ? l10n.t('“{0}”写了两次，不知道以哪一个为准。请删去一个，或者改成不同的名称。', clip(path))
        : l10n.t('“{0}”在两个指标文件里都有，不知道以哪一个为准。请删去一个。', clip(path));
    const related = (place: LedgerPlace) => [{ place, message: l10n.t('另一处在这里') }];
    if (!first.reported) {
      first.reported = true;
      this.out.report('sidecar-duplicate', first.place, message, path, null, related(named.place));
    }
    this.out.report('sidecar-duplicate', named.place, message, path, null, related(first.place));
    if (first.metric && (named.group || this.out.said.get(first.metric) !== said)) first.metric.problem ??= message;
    return false;
  }

  #blank(field: Field, groups: readonly string[], path: string): Mutable<Metric> {
    return {
      name: field.key,
      path,
      groups,
      aliases: [],
      unit: '',
      writtenUnit: '',
      rounding: this.#defaults.rounding,
      source: '',
      note: '',
      observations: [],
      current: null,
      formula: null,
      index: 0,
      namePlace: field.keyPlace,
      place: { ...field.keyPlace, end: Math.max(field.keyPlace.end, this.#placeOf(field.node, field.keyPlace).end) },
      problem: null,
    };
  }

  #readShort(
    field: Field,
    groups: readonly string[],
    path: string,
  ): { metric: Mutable<Metric>; formula: null; said: string } {
    const metric = this.#blank(field, groups, path);
    const { period, periodText } = this.#defaults;
    const made = this.#readObservation(field, metric, null, period, periodText);
    if (made) {
      metric.unit = made.unit?.base ?? '';
      metric.writtenUnit = made.unit?.written ?? '';
      metric.observations = [made.observation];
      metric.current = made.observation;
    }
    return { metric, formula: null, said: made ? `value ${made.observation.text}` : '' };
  }

  /** Reads one value; a bad one is reported and kept without a value, so that the metric is known to be there. */
  #readObservation(
    field: Field,
    metric: Mutable<Metric>,
    unit: EntryUnit | null,
    period: Period | null,
    periodText: string,
  ): { observation: Observation; unit: EntryUnit | null; bare: boolean } | null {
    const place = this.#placeOf(field.node, field.keyPlace);
    const none = (text: string): { observation: Observation; unit: EntryUnit | null; bare: boolean } => ({
      observation: { period, periodText, value: null, text, place },
      unit,
      bare: true,
    });
    const bad = (
      message: string,
      suggestion: string | null = null,
      code: LedgerProblemCode = 'sidecar-value',
    ): void => {
      this.out.report(code, place, message, metric.path, suggestion);
      metric.problem ??= message;
    };
    if (field.node === null || isEmpty(field.node)) {
      const colon = /[:\uff1a]/.test(field.key) ? colonProblem(this.uri, this.text, field.keyPlace.start) : null;
      if (colon) {
        this.out.problems.push(colon);
        metric.problem ??= colon.message;
      } else if (/[:\uff1a]\S/.test(field.key)) {
        const fixed = field.key.replace(/[:\uff1a]/, ': ');
        bad(l10n.t('冒号要用半角，后面要空一格。请改成“{0}”。', clip(fixed)), fixed, 'sidecar-syntax');
      } else {
        bad(l10n.t('“{0}”没有写数值。请写上数和单位，例如“293412件”。', clip(field.key)));
      }
      return none('');
    }
    const { node } = field;
    if (!isScalar(node)) {
      bad(
        isAlias(node)
          ? l10n.t('指标文件里不支持 YAML 的引用（*名称），请把内容直接写出来。')
          : l10n.t('“{0}”的值应当是一个数，不能是列表或下一层条目。几个时期的数请写在 values 下面。', clip(field.key)),
      );
      return none('');
    }
    const text = scalarText(node);
    const read = readValue(text, unit);
    if (read.fault === null) {
      return { observation: { period, periodText, value: read.value, text, place }, unit: read.unit, bare: read.bare };
    }
    const [message, suggestion, code] = faultMessage(read.fault, text, node, unit);
    bad(message, suggestion, code);
    return none(text);
  }

  #readEntry(
    field: Field,
    map: YAMLMap,
    groups: readonly string[],
    path: string,
  ): { metric: Mutable<Metric>; formula: FormulaEntry | null; said: string } {
    const metric = this.#blank(field, groups, path);
    const given = new Map<string, Field>();
    for (const f of this.#fields(map, path)) {
      if (!FIELDS.includes(f.key)) {
        const near = nearestField(f.key, FIELDS);
        this.out.report(
          'sidecar-unknown-field',
          f.keyPlace,
          near
            ? l10n.t('指标里没有“{0}”这个字段，是不是“{1}”？', clip(f.key), near)
            : l10n.t('指标里没有“{0}”这个字段，只能有 {1}。', clip(f.key), FIELDS.join('、')),
          path,
          near && !given.has(near) ? near : null,
        );
        continue;
      }
      const first = given.get(f.key);
      if (first) metric.problem ??= this.#duplicateField(first, f, path);
      else given.set(f.key, f);
    }

    const unit = this.#readUnit(given.get('unit'), metric);
    metric.unit = unit?.base ?? '';
    metric.writtenUnit = unit?.written ?? '';
    metric.aliases = this.#readAliases(given.get('aliases'), path);
    const sourceField = given.get('source');
    const noteField = given.get('note');
    metric.source = sourceField ? (this.#scalar(sourceField, path) ?? '') : '';
    metric.note = noteField ? (this.#scalar(noteField, path) ?? '') : '';
    const roundingField = given.get('rounding');
    if (roundingField) metric.rounding = this.#readRounding(roundingField, metric.rounding, path);
    const periodField = given.get('period');
    const own = periodField ? this.#readPeriod(periodField, path) : null;
    const { period, periodText } = own?.periodText ? own : this.#defaults;

    const kinds = VALUE_FIELDS.map(name => given.get(name)).filter(f => f !== undefined);
    if (kinds.length === 0) {
      metric.problem ??= this.out.report(
        'sidecar-structure',
        metric.namePlace,
        l10n.t('“{0}”没有写数值。请补上 value（一个数）、values（几个时期的数）或 formula（算式）。', clip(field.key)),
        path,
      );
      return { metric, formula: null, said: '' };
    }
    for (const extra of kinds.slice(1)) {
      metric.problem ??= this.out.report(
        'sidecar-structure',
        extra.keyPlace,
        l10n.t(
          '“{0}”里 value、values、formula 只能写一个，这里已经写了“{1}”。请删去多余的。',
          clip(field.key),
          kinds[0]!.key,
        ),
        path,
      );
    }
    const kind = kinds[0]!;
    if (kind.key === 'formula')
      return this.#readFormula(kind, metric, unit, { period, periodText, own: own?.period != null });
    if (kind.key === 'values') {
      const said = this.#readValues(kind, metric, unit, period);
      return { metric, formula: null, said };
    }
    const made = this.#readObservation(kind, metric, unit, period, periodText);
    if (made) {
      if (!unit && made.unit) {
        metric.unit = made.unit.base;
        metric.writtenUnit = made.unit.written;
      }
      metric.observations = [made.observation];
      metric.current = made.observation;
    }
    return { metric, formula: null, said: `value ${made?.observation.text} ${unit?.written ?? ''}`.trim() };
  }

  #readFormula(
    field: Field,
    metric: Mutable<Metric>,
    unit: EntryUnit | null,
    when: { period: Period | null; periodText: string; own: boolean },
  ): { metric: Mutable<Metric>; formula: FormulaEntry | null; said: string } {
    const text = this.#scalar(field, metric.path);
    if (text === null) {
      metric.problem ??= l10n.t('算式读不出来');
      return { metric, formula: null, said: '' };
    }
    metric.formula = text;
    const place = this.#placeOf(field.node, field.keyPlace);
    const slice = this.text.slice(place.start, place.end);
    // Offsets inside the formula are offsets in the file only where YAML changed nothing: no escapes, no folded lines.
    const textStart = slice === text ? place.start : slice.slice(1, -1) === text ? place.start + 1 : null;
    return {
      metric,
      formula: {
        metric,
        text,
        place,
        textStart,
        period: when.period,
        periodText: when.periodText,
        ownPeriod: when.own,
      },
      said: `formula ${text} ${unit?.written ?? ''}`,
    };
  }

  #readUnit(field: Field | undefined, metric: Mutable<Metric>): EntryUnit | null {
    if (!field) return null;
    const text = this.#scalar(field, metric.path);
    if (text === null || text === '') return null;
    if (isUnitText(text)) return entryUnit(text);
    metric.problem ??= this.out.report(
      'sidecar-unit',
      this.#placeOf(field.node, field.keyPlace),
      l10n.t('“{0}”不像计量单位。请只写单位本身，例如 件、万元、人次、%。', clip(text)),
      metric.path,
    );
    return null;
  }

  #readAliases(field: Field | undefined, path: string): string[] {
    if (!field || isEmpty(field.node)) return [];
    if (isScalar(field.node)) return [scalarText(field.node)].filter(Boolean);
    if (!isSeq(field.node)) {
      this.out.report(
        'sidecar-structure',
        this.#placeOf(field.node, field.keyPlace),
        l10n.t('aliases 应当是方括号里用半角逗号隔开的几个名称，例如 [参与网民, 网络问政参与人数]。'),
        path,
      );
      return [];
    }
    const aliases: string[] = [];
    for (const item of field.node.items as (Node | null)[]) {
      if (isScalar(item) && scalarText(item)) aliases.push(scalarText(item));
      else {
        this.out.report(
          'sidecar-structure',
          this.#placeOf(item, field.keyPlace),
          l10n.t('别名应当是一段文字，不能为空，也不能是列表或下一层条目。'),
          path,
        );
      }
    }
    return aliases;
  }

  #readValues(field: Field, metric: Mutable<Metric>, unit: EntryUnit | null, period: Period | null): string {
    if (!isMap(field.node)) {
      metric.problem ??= this.out.report(
        'sidecar-structure',
        this.#placeOf(field.node, field.keyPlace),
        l10n.t('values 应当写成“{ 2014年: 6843, 2015年: 7456 }”，每个时期一个数。只有一个数时请用 value。'),
        metric.path,
      );
      return '';
    }
    const fields = this.#fields(field.node as YAMLMap, metric.path);
    // Without a unit field the first value that carries one gives the metric's; bare values beside it are in its base unit.
    let inferred: EntryUnit | null = null;
    if (!unit) {
      for (const f of fields) {
        const read = isScalar(f.node) ? readValue(scalarText(f.node), null) : null;
        if (read && read.fault === null && !read.bare) {
          inferred = read.unit;
          break;
        }
      }
    }
    const reading =
      unit ?? (inferred ? { ...entryUnit(inferred.base || inferred.written), written: inferred.base } : null);
    const seen = new Map<string, Field>();
    const observations: Observation[] = [];
    const said: string[] = [];
    for (const f of fields) {
      const when = parsePeriod(f.key);
      if (!when && !(isEmpty(f.node) && /[:\uff1a]/.test(f.key))) this.#badPeriod(f.key, f.keyPlace, metric.path);
      const key = when ? `${when.start} ${when.end} ${when.point}` : f.key;
      const first = seen.get(key);
      if (first) {
        metric.problem ??= this.#duplicateField(first, f, metric.path);
        continue;
      }
      seen.set(key, f);
      const made = this.#readObservation(f, metric, reading, when, f.key);
      if (made) observations.push(made.observation);
      said.push(`${key} ${made?.observation.text}`);
    }
    if (inferred) {
      metric.unit = inferred.base;
      metric.writtenUnit = inferred.written;
    }
    if (observations.length === 0) {
      metric.problem ??= this.out.report(
        'sidecar-structure',
        field.keyPlace,
        l10n.t('“{0}”的 values 是空的。请按“2015年: 7456”的样子补上各个时期的数。', clip(metric.name)),
        metric.path,
      );
    }
    metric.observations = observations;
    metric.current = currentOf(observations, period);
    return `values ${said.join(', ')} ${unit?.written ?? ''}`;
  }
}

/**
 * The observation of a period; else the shortest stretch that holds it (the year, for a ledger of its first half); else
 * the latest that does not end after it; else the latest of all.
 */
function currentOf(observations: readonly Observation[], period: Period | null): Observation | null {
  if (period) {
    const same = observations.find(o => o.period && samePeriod(o.period, period));
    if (same) return same;
    let around: Observation | null = null;
    for (const o of observations) {
      if (!o.period || o.period.point || !contains(o.period, period)) continue;
      if (!around?.period || o.period.end - o.period.start < around.period.end - around.period.start) around = o;
    }
    if (around) return around;
  }
  const latest = (list: readonly Observation[]): Observation | null =>
    list.reduce<Observation | null>(
      (best, o) => (o.period && (!best?.period || o.period.end > best.period.end) ? o : (best ?? o)),
      null,
    );
  return (period && latest(observations.filter(o => o.period && o.period.end <= period.end))) || latest(observations);
}

/** Long texts are not repeated in a message. */
const clip = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

function faultMessage(
  fault: ValueFault,
  text: string,
  node: Scalar,
  unit: EntryUnit | null,
): [message: string, suggestion: string | null, code: LedgerProblemCode] {
  const shown = clip(text);
  switch (fault.kind) {
    case 'unit':
      return [
        l10n.t(
          '“{0}”的单位“{1}”和 unit 里的“{2}”不是一类，不能换算。请改成一致的单位。',
          shown,
          fault.unit,
          unit?.written ?? '',
        ),
        null,
        'sidecar-unit',
      ];
    case 'not-exact':
      return [
        l10n.t('“{0}”不是准数。指标文件里要写准确的数，不带“约、近、余、左右”，也不写范围。', shown),
        null,
        'sidecar-value',
      ];
    case 'notation':
      return [
        l10n.t('“{0}”不是通常的数字写法。请写成普通数字，例如 {1}。', shown, fault.plain ?? '1000'),
        fault.plain,
        'sidecar-value',
      ];
    case 'too-large':
      return [l10n.t('“{0}”太长或太大，不像一个统计数。请检查是否写错。', shown), null, 'sidecar-value'];
    default:
      if (node.type === 'PLAIN' && typeof node.value === 'boolean') {
        return [
          l10n.t('“{0}”在 YAML 里是真假值，不是数。请写上数和单位，例如“293412件”。', shown),
          null,
          'sidecar-value',
        ];
      }
      if (node.type === 'PLAIN' && node.value === null) {
        return [
          l10n.t('“{0}”在 YAML 里表示空值，不是数。请写上数和单位，例如“293412件”。', shown),
          null,
          'sidecar-value',
        ];
      }
      if (/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/.test(text)) {
        return [
          l10n.t('“{0}”是一个日期，不是数。请写上数和单位；时期请写在 period 里。', shown),
          null,
          'sidecar-value',
        ];
      }
      return [
        l10n.t('“{0}”读不成一个数。请写上数和单位，例如“293412件”“1.3亿元”“7.3%”。', shown),
        null,
        'sidecar-value',
      ];
  }
}

/**
 * Reads the files of a ledger and merges them, in order. Never throws: whatever is wrong becomes a problem at its place, and the rest is read.
 * @param files addresses (kept as they are in every place) and texts of the `*.metrics.yaml` files.
 */
export function readLedger(files: readonly { readonly uri: string; readonly text: string }[]): Ledger {
  const out = new Reading();
  const read: LedgerFile[] = [];
  let period: Period | null = null;
  let periodText = '';
  for (const { uri, text } of files) {
    const parsed = parseLedgerText(uri, text);
    out.problems.push(...parsed.problems);
    let { readable } = parsed;
    const reader = new FileReader(uri, text, out, { period, periodText });
    if (parsed.document) {
      const { contents } = parsed.document;
      // An empty text that has syntax errors needs no second finding.
      if (contents !== null || parsed.problems.length === 0) readable = reader.read(contents) && readable;
    }
    if (!periodText) ({ period, periodText } = reader.defaults);
    read.push({ uri, text, title: reader.title, readable });
  }
  const index = new NameIndex(out.metrics);
  const units = new Set<string>();
  for (const { unit } of out.metrics) if (unit && unit !== '%' && unit !== '‰' && unit !== '百分点') units.add(unit);
  out.problems.push(...evaluateFormulas(out.formulas, index, units));
  const order = new Map(files.map((f, i) => [f.uri, i]));
  const problems = out.problems.sort(
    (a, b) =>
      order.get(a.place.uri)! - order.get(b.place.uri)! || a.place.start - b.place.start || a.place.end - b.place.end,
  );
  return {
    files: read,
    title: read.find(f => f.title)?.title ?? '',
    period,
    periodText,
    metrics: out.metrics,
    problems,
    readable: read.every(f => f.readable),
    units,
    find: nameOrPath => index.find(nameOrPath),
  };
}
