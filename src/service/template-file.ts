import { parseReport } from '../core/report/parse';
import type { FrontMatter } from '../core/report/types';
import { readTemplate, type Template } from '../core/templates/template';
import type { Host } from './types';

/** Folders in which an office keeps its templates, in the report's folder or in one above it. */
const FOLDERS = ['模板', 'templates'];

/** How many folders above the report's are looked in. */
const HIGHEST = 4;

/** The template that a report names, as far as the office keeps one of its own. */
export interface TemplateFile {
  readonly template: Template | null;
  /** Where was or would be looked, in order. */
  readonly watched: readonly string[];
}

/**
 * Finds the office's own template: `template: 月报` is `模板/月报.md` in the report's folder or in one above it, and
 * `template: ../月报.md` is that file.
 * @param read text of a file, null when there is none
 */
export async function findTemplate(
  report: { readonly uri: string; readonly frontMatter: FrontMatter | null },
  resolve: Host['resolve'],
  read: (uri: string) => Promise<string | null>,
): Promise<TemplateFile> {
  const name = report.frontMatter?.template ?? null;
  const watched: string[] = [];
  if (name === null) return { template: null, watched };
  for (const path of candidates(name)) {
    const uri = resolve(report.uri, path);
    if (uri === null || watched.includes(uri)) continue;
    watched.push(uri);
    const text = await read(uri);
    if (text !== null) return { template: readTemplate(name, parseReport(text)), watched };
  }
  return { template: null, watched };
}

function candidates(name: string): readonly string[] {
  if (name.endsWith('.md')) return [name];
  const above = Array.from({ length: HIGHEST + 1 }, (_, steps) => '../'.repeat(steps));
  return above.flatMap(path => FOLDERS.map(folder => `${path}${folder}/${name}.md`));
}
