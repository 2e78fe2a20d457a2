import * as vscode from 'vscode';
import { LineIndex } from '../service/answers';
import type { MetricPlace } from '../service/references';
import type { Findings, Ledger } from '../service/types';
import { rangeIn } from './ranges';

/** Offsets of places as the editor's ranges, in the texts that they were counted in. */
export class PlaceRanges {
  private readonly texts = new Map<string, string>();
  private readonly lines = new Map<string, LineIndex>();

  constructor(ledger: Ledger | null, reports: readonly Findings[]) {
    for (const { ledger: own, uri, report } of reports) {
      for (const file of own?.files ?? []) this.texts.set(file.uri, file.text);
      this.texts.set(uri, report.text);
    }
    for (const file of ledger?.files ?? []) this.texts.set(file.uri, file.text);
  }

  /** The text of a file; undefined when it is none of those given. */
  textOf(uri: string): string | undefined {
    return this.texts.get(uri);
  }

  /** Null for a file that is none of those given. */
  range(place: Pick<MetricPlace, 'uri' | 'start' | 'end'>): vscode.Range | null {
    let lines = this.lines.get(place.uri);
    if (lines === undefined) {
      const text = this.texts.get(place.uri);
      if (text === undefined) return null;
      lines = new LineIndex(text);
      this.lines.set(place.uri, lines);
    }
    return rangeIn(lines, place);
  }

  /** Empty for a file that is none of those given. */
  location(place: Pick<MetricPlace, 'uri' | 'start' | 'end'>): vscode.Location[] {
    const range = this.range(place);
    return range === null ? [] : [new vscode.Location(vscode.Uri.parse(place.uri), range)];
  }
}
