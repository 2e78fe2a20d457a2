/** Reading one entry of a ledger: `名: 29件`, or a mapping with its value, values or formula. */
import * as l10n from '@vscode/l10n';
import { isAlias, isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { currentOf } from './current';
import { FIELDS, nearestField, VALUE_FIELDS } from './fields';
import type { FormulaEntry } from './formula';
import { clip, type Field, isEmpty, type SidecarNodes, scalarText } from './nodes';
import { type Period, parsePeriod } from './period';
import type { Mutable, Reading } from './reading';
import { colonProblem } from './syntax';
import type { LedgerProblemCode, Metric, Observation, Rounding } from './types';
import { type EntryUnit, entryUnit, isUnitText, readValue } from './value';
import { faultMessage } from './value-fault';

/** Period and rounding that the entries of a file have unless they say otherwise. */
export interface FileDefaults {
  readonly period: Period | null;
  readonly periodText: string;
  readonly rounding: Rounding;
}

/** An entry as read. */
export interface MetricRead {
  readonly metric: Mutable<Metric>;
  readonly formula: FormulaEntry | null;
  /** What the entry says, to tell a clash from a mere repetition. */
  readonly said: string;
}

/** Reads the entries of one file; what can't be read is reported to `out`, and the metric keeps that as its problem. */
export class EntryReader {
  constructor(
    private readonly nodes: SidecarNodes,
    private readonly defaults: FileDefaults,
    private readonly out: Reading,
  ) {}

  #blank(field: Field, groups: readonly string[], path: string): Mutable<Metric> {
    return {
      name: field.key,
      path,
      groups,
      aliases: [],
      unit: '',
      writtenUnit: '',
      rounding: this.defaults.rounding,
      source: '',
      note: '',
      observations: [],
      current: null,
      formula: null,
      index: 0,
      namePlace: field.keyPlace,
      place: {
        ...field.keyPlace,
        end: Math.max(field.keyPlace.end, this.nodes.placeOf(field.node, field.keyPlace).end),
      },
      problem: null,
    };
  }

  /** Reads `名: 29件`. */
  readShort(field: Field, groups: readonly string[], path: string): MetricRead {
    const metric = this.#blank(field, groups, path);
    const { period, periodText } = this.defaults;
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
    const place = this.nodes.placeOf(field.node, field.keyPlace);
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
      const colon = /[:\uff1a]/.test(field.key)
        ? colonProblem(this.nodes.uri, this.nodes.text, field.keyPlace.start)
        : null;
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

  /** Reads a mapping of an entry's fields. */
  readEntry(field: Field, map: YAMLMap, groups: readonly string[], path: string): MetricRead {
    const metric = this.#blank(field, groups, path);
    const given = new Map<string, Field>();
    for (const f of this.nodes.fields(map, path)) {
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
      if (first) metric.problem ??= this.nodes.duplicateField(first, f, path);
      else given.set(f.key, f);
    }

    const unit = this.#readUnit(given.get('unit'), metric);
    metric.unit = unit?.base ?? '';
    metric.writtenUnit = unit?.written ?? '';
    metric.aliases = this.#readAliases(given.get('aliases'), path);
    const sourceField = given.get('source');
    const noteField = given.get('note');
    metric.source = sourceField ? (this.nodes.scalar(sourceField, path) ?? '') : '';
    metric.note = noteField ? (this.nodes.scalar(noteField, path) ?? '') : '';
    const roundingField = given.get('rounding');
    if (roundingField) metric.rounding = this.nodes.readRounding(roundingField, metric.rounding, path);
    const periodField = given.get('period');
    const own = periodField ? this.nodes.readPeriod(periodField, path) : null;
    const { period, periodText } = own?.periodText ? own : this.defaults;

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
  ): MetricRead {
    const text = this.nodes.scalar(field, metric.path);
    if (text === null) {
      metric.problem ??= l10n.t('算式读不出来');
      return { metric, formula: null, said: '' };
    }
    metric.formula = text;
    const place = this.nodes.placeOf(field.node, field.keyPlace);
    const slice = this.nodes.text.slice(place.start, place.end);
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
    const text = this.nodes.scalar(field, metric.path);
    if (text === null || text === '') return null;
    if (isUnitText(text)) return entryUnit(text);
    metric.problem ??= this.out.report(
      'sidecar-unit',
      this.nodes.placeOf(field.node, field.keyPlace),
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
        this.nodes.placeOf(field.node, field.keyPlace),
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
          this.nodes.placeOf(item, field.keyPlace),
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
        this.nodes.placeOf(field.node, field.keyPlace),
        l10n.t('values 应当写成“{ 2014年: 6843, 2015年: 7456 }”，每个时期一个数。只有一个数时请用 value。'),
        metric.path,
      );
      return '';
    }
    const fields = this.nodes.fields(field.node as YAMLMap, metric.path);
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
      if (!when && !(isEmpty(f.node) && /[:\uff1a]/.test(f.key))) this.nodes.badPeriod(f.key, f.keyPlace, metric.path);
      const key = when ? `${when.start} ${when.end} ${when.point}` : f.key;
      const first = seen.get(key);
      if (first) {
        metric.problem ??= this.nodes.duplicateField(first, f, metric.path);
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
