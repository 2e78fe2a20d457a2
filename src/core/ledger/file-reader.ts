/** Reading one file of a ledger: its outermost fields, its groups, and which entry has which name. */
import * as l10n from '@vscode/l10n';
import { isMap, isScalar, type Node, type YAMLMap } from 'yaml';
import { EntryReader, type FileDefaults, type MetricRead } from './entry-reader';
import { DETAIL_FIELDS, FIELDS, nearestField, TOP_FIELDS, VALUE_FIELDS } from './fields';
import { nameKey } from './names';
import { clip, type Field, isEmpty, SidecarNodes, scalarText } from './nodes';
import type { Period } from './period';
import type { NamedPlace, Reading } from './reading';
import { colonProblem } from './syntax';
import type { LedgerPlace } from './types';
import { readValue } from './value';

/** Reads one file into `out`. */
export class FileReader {
  readonly #nodes: SidecarNodes;
  #defaults: FileDefaults;
  title = '';

  constructor(
    uri: string,
    text: string,
    private readonly out: Reading,
    /** The period of the files before, for a file that names none. */
    inherited: { readonly period: Period | null; readonly periodText: string },
  ) {
    this.#nodes = new SidecarNodes(uri, text, out);
    this.#defaults = { ...inherited, rounding: 'half-up' };
  }

  /** What the file says of its period and rounding, once it is read. */
  get defaults(): FileDefaults {
    return this.#defaults;
  }

  /** Reads the whole document. */
  read(top: Node | null): boolean {
    if (top === null || isEmpty(top)) {
      this.out.report(
        'sidecar-structure',
        this.#nodes.at(0, 0),
        l10n.t('指标文件是空的。请在“metrics:”下面逐行写指标，例如“  受理来电: 29件”。'),
        null,
      );
      return true;
    }
    if (!isMap(top)) {
      const place = this.#nodes.placeOf(top, this.#nodes.at(0, this.#nodes.text.length));
      const colon = colonProblem(this.#nodes.uri, this.#nodes.text, place.start);
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
    const fields = this.#nodes.fields(top as YAMLMap, null);
    const seen = new Map<string, Field>();
    for (const field of fields) {
      const first = seen.get(field.key);
      if (first) this.#nodes.duplicateField(first, field, null);
      else seen.set(field.key, field);
    }
    const title = seen.get('title');
    if (title) this.title = this.#nodes.scalar(title, null) ?? '';
    this.#readDefaults(seen);
    const told = new Set(
      this.out.problems.filter(({ place }) => place.uri === this.#nodes.uri).map(({ place }) => place.start),
    );
    for (const field of fields) {
      if ((TOP_FIELDS as readonly string[]).includes(field.key)) continue;
      // A line that is still being typed has no colon yet, which is told already.
      if (told.has(field.keyPlace.start)) continue;
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
        this.#nodes.at(0, 0),
        l10n.t('指标文件里没有“metrics:”。请加上一行“metrics:”，在它下面缩进两格逐行写指标。'),
        null,
      );
      return true;
    }
    if (isEmpty(metrics.node)) return true;
    if (!isMap(metrics.node)) {
      const place = this.#nodes.placeOf(metrics.node, metrics.keyPlace);
      const colon = isScalar(metrics.node) ? colonProblem(this.#nodes.uri, this.#nodes.text, place.start) : null;
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
    this.#readGroup(metrics.node as YAMLMap, [], new EntryReader(this.#nodes, this.#defaults, this.out));
    return true;
  }

  #readDefaults(seen: ReadonlyMap<string, Field>): void {
    const periodField = seen.get('period');
    const roundingField = seen.get('rounding');
    const { period, periodText } = periodField
      ? this.#nodes.readPeriod(periodField, null)
      : { period: null, periodText: '' };
    const rounding = roundingField ? this.#nodes.readRounding(roundingField, 'half-up', null) : 'half-up';
    this.#defaults = { period, periodText, rounding };
  }

  #readGroup(map: YAMLMap, groups: readonly string[], entries: EntryReader): void {
    const fields = this.#nodes.fields(map, groups.length > 0 ? groups.join('/') : null);
    for (const field of fields) {
      const path = [...groups, field.key].join('/');
      const { node } = field;
      if (isMap(node)) {
        const inner = this.#nodes.fieldsQuietly(node as YAMLMap);
        if (this.#isEntry(inner)) {
          this.#claim(path, field, map, entries.readEntry(field, node as YAMLMap, groups, path));
        } else {
          this.#claimGroup(path, field, map);
          this.#readGroup(node as YAMLMap, [...groups, field.key], entries);
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
      this.#claim(path, field, map, entries.readShort(field, groups, path));
    }
  }

  /** True for a field like `unit: 件` that cannot be a metric called unit. */
  #isDetail(field: Field): boolean {
    if (!isScalar(field.node)) return true;
    return readValue(scalarText(field.node), null).fault !== null;
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

  #claim(path: string, field: Field, map: YAMLMap, made: MetricRead): void {
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
}
