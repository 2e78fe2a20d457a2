import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLedger } from '../../src/core/ledger/read';
import type { Ledger } from '../../src/core/ledger/types';

/** A figure that the annotators found in the ledger. */
export interface Gold {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Path of its metric. */
  readonly metric: string;
  /** It states how the metric changed: ⟦5%|同比(受理来电)⟧. */
  readonly change: boolean;
  /** ⟦3200个|新增岗位@2015年⟧. */
  readonly period: string | undefined;
}

export interface AnnotatedReport {
  readonly name: string;
  readonly text: string;
  readonly gold: readonly Gold[];
  readonly ledger: Ledger;
}

/** Reads the annotated reports of a folder: NAME.annotated.md with figures marked ⟦written|metric⟧, and NAME.metrics.yaml. */
export function annotatedReports(directory: string): AnnotatedReport[] {
  return readdirSync(directory)
    .filter(file => file.endsWith('.annotated.md'))
    .map(file => file.slice(0, -'.annotated.md'.length))
    .sort()
    .map(name => {
      const uri = `${name}.metrics.yaml`;
      const ledger = readLedger([{ uri, text: readFileSync(join(directory, uri), 'utf8') }]);
      return { name, ledger, ...unmarked(readFileSync(join(directory, `${name}.annotated.md`), 'utf8')) };
    });
}

function unmarked(annotated: string): { text: string; gold: Gold[] } {
  const gold: Gold[] = [];
  let text = '';
  let last = 0;
  for (const mark of annotated.matchAll(/⟦([^⟦⟧|]+)\|([^⟦⟧]+)⟧/g)) {
    text += annotated.slice(last, mark.index);
    const written = mark[1]!;
    const change = /^同比\((.+)\)$/.exec(mark[2]!.trim());
    const [metric, period] = (change ? change[1]! : mark[2]!).trim().split('@');
    gold.push({
      start: text.length,
      end: text.length + written.length,
      text: written,
      metric: metric!.trim(),
      period,
      change: change !== null,
    });
    text += written;
    last = mark.index + mark[0].length;
  }
  return { text: text + annotated.slice(last), gold };
}
