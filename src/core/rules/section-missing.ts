import * as l10n from '@vscode/l10n';
import { nearest } from '../ledger/nearest';
import type { Block, FrontMatter } from '../report/types';
import { BUILT_IN_TEMPLATES } from '../templates/built-in';
import { headsOfSections, type Template } from '../templates/template';
import type { TextRange } from '../text/range';
import type { Rule, RuleContext } from './rule';
import type { Fix } from './types';

/** The report names a template and lacks one of its sections. */
export const sectionMissing: Rule = {
  name: 'section-missing',
  defaultSeverity: 'information',
  hasFixes: true,
  summary: () => l10n.t('缺少模板规定的部分'),
  *check(context) {
    const { frontMatter } = context.report;
    if (frontMatter === null || frontMatter.template === null) return;
    const name = frontMatter.template;
    const range = rangeOfTemplate(context, frontMatter);
    const template = context.template ?? BUILT_IN_TEMPLATES.get(name) ?? null;
    const base = { uri: context.uri, ...range, metric: null, expected: null, related: [] };
    if (template === null) {
      const near = nearest(name, BUILT_IN_TEMPLATES.keys());
      yield {
        ...base,
        message:
          near === null
            ? l10n.t(
                '没有模板“{0}”。内置的有{1}；自己的模板放在“模板”文件夹里，文件名为“{0}.md”。',
                name,
                [...BUILT_IN_TEMPLATES.keys()].join('、'),
              )
            : l10n.t('没有模板“{0}”，是不是“{1}”？', name, near),
        fixes: near === null ? [] : [renaming(context, range, name, near)],
      };
      return;
    }
    const heads = headsOfSections(context.report, template);
    for (const [index, section] of template.sections.entries()) {
      if (heads[index] !== null) continue;
      yield {
        ...base,
        message: l10n.t('模板“{0}”有“{1}”一节，报告里没有。请补上，或删去 template。', name, section),
        fixes: [insertion(context, template, heads, index)],
      };
    }
  },
};

const TEMPLATE_LINE = /^template[ \t]*:.*$/m;

/** The line that names the template; the whole front matter when it is written in another way. */
function rangeOfTemplate(context: RuleContext, frontMatter: FrontMatter): TextRange {
  const source = context.report.text.slice(frontMatter.start, frontMatter.end);
  const line = TEMPLATE_LINE.exec(source);
  if (line === null) return { start: frontMatter.start, end: frontMatter.end };
  const start = frontMatter.start + line.index;
  return { start, end: start + line[0].trimEnd().length };
}

function renaming(context: RuleContext, range: TextRange, name: string, near: string): Fix {
  const line = context.report.text.slice(range.start, range.end);
  const at = range.start + line.lastIndexOf(name);
  return {
    title: l10n.t('改为“{0}”', near),
    edits: [{ uri: context.uri, start: at, end: at + name.length, text: near }],
    kind: 'other',
  };
}

/** Writes the section's heading where the template has it: before the next section that is there, else at the end. */
function insertion(context: RuleContext, template: Template, heads: readonly (Block | null)[], index: number): Fix {
  const { text } = context.report;
  const section = template.sections[index]!;
  const next = heads.slice(index + 1).find(head => head !== null) ?? null;
  const model = next ?? heads.findLast(head => head !== null) ?? null;
  const marks = model?.kind === 'heading' ? '#'.repeat(model.level) : '##';
  const number =
    model === null || !/^[一二三四五六七八九十]、/.test(model.prose.text) ? '' : `${numberBefore(heads, index)}、`;
  const heading = `${marks} ${number}${section}`;
  const at = next === null ? text.trimEnd().length : lineStart(text, next.start);
  return {
    title: l10n.t('添加“{0}”一节', section),
    edits: [{ uri: context.uri, start: at, end: at, text: next === null ? `\n\n${heading}\n` : `${heading}\n\n` }],
    kind: 'other',
  };
}

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** The number of a new section: one more than the section before it has. */
function numberBefore(heads: readonly (Block | null)[], index: number): string {
  const before = heads.slice(0, index).findLast(head => head !== null);
  return '一二三四五六七八九十'.charAt('零一二三四五六七八九'.indexOf(before?.prose.text.charAt(0) ?? '零')) || '一';
}
