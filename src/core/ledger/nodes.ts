/** The nodes of a ledger's YAML with their places: keys, scalars, and the periods and roundings that scalars hold. */
import * as l10n from '@vscode/l10n';
import { isAlias, isScalar, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';
import { nearestField, ROUNDINGS } from './fields';
import { type Period, parsePeriod } from './period';
import type { Reading } from './reading';
import type { LedgerPlace, Rounding } from './types';

/** A key of a mapping with what stands behind it. */
export interface Field {
  readonly key: string;
  readonly keyPlace: LedgerPlace;
  readonly node: Node | null;
}

/** A scalar as it was written, without blanks around it. */
export const scalarText = (node: Scalar): string =>
  (typeof node.source === 'string' ? node.source : node.value === null ? '' : String(node.value)).trim();

/** Whether nothing stands behind a key. */
export const isEmpty = (node: Node | null): boolean =>
  node === null || (isScalar(node) && node.value === null && node.type === 'PLAIN' && scalarText(node) === '');

/** Long texts are not repeated in a message. */
export const clip = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** Reads the nodes of one file; what can't be read is reported to `out`. */
export class SidecarNodes {
  constructor(
    readonly uri: string,
    readonly text: string,
    private readonly out: Reading,
  ) {}

  /** A place of this file, kept inside it. */
  at(start: number, end: number): LedgerPlace {
    const length = this.text.length;
    const from = Math.max(0, Math.min(start, length));
    return { uri: this.uri, start: from, end: Math.max(from, Math.min(end, length)) };
  }

  /** Where a node stands, without blanks after it; `otherwise` for one that is not written anywhere. */
  placeOf(node: Node | null, otherwise: LedgerPlace): LedgerPlace {
    const range = node?.range;
    if (!range) return otherwise;
    let end = range[1];
    while (end > range[0] && /\s/.test(this.text[end - 1] ?? '')) end -= 1;
    return end > range[0] ? this.at(range[0], end) : otherwise;
  }

  /** The pairs of a mapping whose keys can be read; the rest are reported. */
  fields(map: YAMLMap, metric: string | null): Field[] {
    const fields: Field[] = [];
    for (const pair of map.items as Pair<Node | null, Node | null>[]) {
      const keyNode = pair.key;
      const keyPlace = this.placeOf(keyNode, this.placeOf(pair.value, this.placeOf(map, this.at(0, 0))));
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
  scalar(field: Field, metric: string | null): string | null {
    if (field.node === null || isEmpty(field.node)) return '';
    if (isScalar(field.node)) return scalarText(field.node);
    const message = isAlias(field.node)
      ? l10n.t('指标文件里不支持 YAML 的引用（*名称），请把内容直接写出来。')
      : l10n.t('“{0}”后面应当是一段文字，不能是列表或下一层条目。', field.key);
    this.out.report('sidecar-structure', this.placeOf(field.node, field.keyPlace), message, metric);
    return null;
  }

  /** The same without a report, to see what kind of mapping it is. */
  fieldsQuietly(map: YAMLMap): readonly { key: string; node: Node | null }[] {
    const fields: { key: string; node: Node | null }[] = [];
    for (const pair of map.items as Pair<Node | null, Node | null>[]) {
      if (isScalar(pair.key)) fields.push({ key: scalarText(pair.key), node: pair.value });
    }
    return fields;
  }

  /** Reports a key that stands twice, at both places. @returns the message */
  duplicateField(first: Field, second: Field, metric: string | null): string {
    const message = l10n.t('“{0}”写了两次，不知道以哪一个为准。请删去一个。', clip(second.key));
    const related = (place: LedgerPlace) => [{ place, message: l10n.t('另一处在这里') }];
    this.out.report('sidecar-duplicate', first.keyPlace, message, metric, null, related(second.keyPlace));
    this.out.report('sidecar-duplicate', second.keyPlace, message, metric, null, related(first.keyPlace));
    return message;
  }

  /** The period that a scalar names, with its text; both empty where there is none or, with a problem, none that can be read. */
  readPeriod(field: Field, metric: string | null): { period: Period | null; periodText: string } {
    const text = this.scalar(field, metric);
    if (text === null || text === '') return { period: null, periodText: '' };
    const period = parsePeriod(text);
    if (!period) this.badPeriod(text, this.placeOf(field.node, field.keyPlace), metric);
    return { period, periodText: text };
  }

  /** Reports a period that can't be read. */
  badPeriod(text: string, place: LedgerPlace, metric: string | null): void {
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

  /** The rounding that a scalar names; `otherwise`, with a problem, for a word that is none. */
  readRounding(field: Field, otherwise: Rounding, metric: string | null): Rounding {
    const text = this.scalar(field, metric);
    if (text === null || text === '') return otherwise;
    if (ROUNDINGS.includes(text)) return text as Rounding;
    this.out.report(
      'sidecar-value',
      this.placeOf(field.node, field.keyPlace),
      l10n.t(
        '“rounding”不能是“{0}”，只能是 half-up（四舍五入）、truncate（舍去尾数）或 either（两者皆可）。',
        clip(text),
      ),
      metric,
      nearestField(text, ROUNDINGS),
    );
    return otherwise;
  }
}
