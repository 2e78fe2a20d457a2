/**
 * The finished document as a file: findings → document → pictures → bytes, and what its writer should know before it leaves.
 * The editor and the command line share this. The writers are loaded when they are first needed: nobody who only checks
 * a report waits for them.
 */
import * as l10n from '@vscode/l10n';
import type { OfficialDocument } from '../render/document/types';
import type { FontSet, LayoutOptions } from '../render/layout/options';
import { estimatedPages } from '../render/layout/page-count';
import type { PictureSet, ReadPicture } from '../render/pictures/types';
import { documentOf } from './document';
import { summaryText } from './summary';
import type { Findings } from './types';

export type { ReadPicture } from '../render/pictures/types';

/** What a report can be exported to. */
export type ExportFormat = 'docx' | 'html';

export interface ExportRequest {
  readonly findings: Findings;
  readonly format: ExportFormat;
  readonly layout: LayoutOptions;
  /** Reads the pictures that the report names. */
  readonly readPicture: ReadPicture;
  /** Bytes of a .docx whose styles take the place of ours; for format docx only. */
  readonly reference?: Uint8Array;
  /** Told before each step, in the user's language. */
  readonly onStep?: (step: string) => void;
  /** Asked between the steps; true ends the export with `ExportCancelled`. */
  readonly isCancelled?: () => boolean;
}

export interface Exported {
  readonly content: Uint8Array;
  /** The pre-flight note, a line each: figures, pages, fonts; then what was left out or replaced. */
  readonly facts: readonly string[];
  /** What was left out or changed on the way. */
  readonly notes: readonly string[];
}

/** The user changed his mind. */
export class ExportCancelled extends Error {
  override readonly name = 'ExportCancelled';
}

/** The reference document cannot be used; the message says why and what to do. */
export class ReferenceUnusable extends Error {
  override readonly name = 'ReferenceUnusable';
}

/**
 * Makes the file's content. The same request gives the same bytes. Nothing is written anywhere.
 * @throws ExportCancelled, or ReferenceUnusable; nothing that the report holds makes it fail
 */
export async function exportReport(request: ExportRequest): Promise<Exported> {
  const { findings, layout } = request;
  await step(request, l10n.t('排版'));
  const document = await documentOf(findings, { marks: false });
  await step(request, l10n.t('读取图片'));
  const [{ loadPictures }, { pictureLimits }] = await Promise.all([
    import('../render/pictures/load'),
    import('../render/pictures/limits'),
  ]);
  const pictures = await loadPictures(document, request.readPicture, pictureLimits(layout));
  await step(request, l10n.t('生成文件'));
  const content = await written(request, document, pictures);
  await step(request, l10n.t('写入文件'));
  return {
    content,
    facts: [...figureFacts(findings), pageFact(document, pictures, layout), fontFact(layout.fonts)],
    notes: [...new Set([...document.notes, ...pictures.notes])],
  };
}

/** Errors in report and ledger that an export has to be asked about. */
export function errorsOf(findings: Findings): number {
  return findings.problems.filter(problem => problem.severity === 'error').length;
}

/** Says what comes next, and lets everything else that waits have its turn: a long report takes seconds. */
async function step({ onStep, isCancelled }: ExportRequest, name: string): Promise<void> {
  onStep?.(name);
  await new Promise<void>(resolve => setTimeout(resolve, 0));
  if (isCancelled?.()) throw new ExportCancelled();
}

async function written(request: ExportRequest, document: OfficialDocument, pictures: PictureSet): Promise<Uint8Array> {
  const { layout, reference } = request;
  if (request.format === 'html') {
    const { writeWordHtml } = await import('../render/html/word-html');
    return new TextEncoder().encode(writeWordHtml(document, pictures, layout));
  }
  const [{ writeDocx }, { ReferenceProblem }] = await Promise.all([
    import('../render/docx/write'),
    import('../render/docx/reference'),
  ]);
  try {
    return await writeDocx(document, pictures, layout, reference);
  } catch (error) {
    if (error instanceof ReferenceProblem) throw new ReferenceUnusable(error.message);
    throw error;
  }
}

/** Figures by verdict, or that none was checked; what is still wrong. */
function figureFacts(findings: Findings): readonly string[] {
  const errors = errorsOf(findings);
  const left = errors === 0 ? [] : [l10n.t('还有 {0} 个错误没有改正。', errors)];
  switch (findings.state) {
    case 'no-ledger':
      return [l10n.t('没有指标文件，{0}处数字没有核对。', findings.summary.figures), ...left];
    case 'ledger-unreadable':
      return [l10n.t('指标文件无法读取，{0}处数字没有核对。', findings.summary.figures), ...left];
    case 'checked':
      return [`${summaryText(findings.summary)}${l10n.t('。')}`, ...left];
  }
}

function pageFact(document: OfficialDocument, pictures: PictureSet, layout: LayoutOptions): string {
  return l10n.t(
    '约{0}页（按每页22行、每行28字估算，以打开后的页数为准）。',
    estimatedPages(document, pictures, layout),
  );
}

/** Names only: what a machine lacks it replaces by something of its own choice. */
function fontFact(fonts: FontSet): string {
  const names = [...new Set([fonts.title, fonts.heading1, fonts.heading2, fonts.body, fonts.pageNumber, fonts.latin])];
  return l10n.t('用到的字体：{0}。文件里只写字体名称，电脑上没有的字体会被替换。', names.join('、'));
}
