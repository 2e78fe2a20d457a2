import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../../../src/core/rules/index';
import { HegaoService } from '../../../src/service/service';
import { MemoryHost } from '../../service/memory-host';

/** What a page shows: a text with the ledger it is checked against, and whether the rule speaks of it. */
interface Example {
  readonly wrong: boolean;
  readonly report: string;
  readonly ledger: string | null;
}

const spansOf = (line: string): string[] => [...line.matchAll(/`([^`]+)`/g)].map(match => match[1]!);
const cellsOf = (line: string): string[] => line.split('|').slice(1, -1);
const asLedger = (yaml: string): string =>
  /^metrics:/m.test(yaml) ? yaml : `metrics:\n${yaml.replace(/^(?=.)/gm, '  ')}`;

/** The spans of one line are sentences of one report. */
const JOINED: ReadonlySet<string> = new Set(['figure-repeated']);
/** What a page tells of its ledger in words. */
const LEDGERS: Readonly<Record<string, string>> = {
  'placeholder-unknown': 'metrics:\n  受理市民来电: 293412件\n',
  'figure-unbound': 'metrics:\n  受理市民来电: 293412件\n',
};
const FORMULA_LEDGER = 'metrics:\n  受理市民来电: 293412件\n  受理: 200件\n  办结: 180件\n  转办: 12件\n  算出: ';

const LABEL = /^(错|对|不清楚|清楚|报告)(?:（[^）]*）)?：/;

/** Reads the examples of a page: labelled lines, labelled YAML, and tables with 错 and 对 at their heads. */
function examplesOf(rule: string, page: string): Example[] {
  const section = /^## 例子\n([\s\S]*?)(?=^## )/m.exec(page)?.[1] ?? '';
  const examples: Example[] = [];
  let ledger = LEDGERS[rule] ?? null;
  let labelled: boolean | null = null;
  let columns: string[] | null = null;
  const lines = section.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.startsWith('```')) {
      const end = lines.indexOf('```', i + 1);
      const yaml = lines.slice(i + 1, end).join('\n') + '\n';
      i = end;
      if (labelled === null) ledger = asLedger(yaml);
      else
        examples.push({
          wrong: labelled,
          report: '无\n',
          ledger: rule === 'sidecar-structure' ? yaml : asLedger(yaml),
        });
      labelled = null;
      continue;
    }
    const label = LABEL.exec(line)?.[1];
    if (label !== undefined) {
      const wrong = label === '错' || label === '不清楚' || label === '报告';
      const spans = rule.startsWith('sidecar-') ? [] : spansOf(line);
      // Headings by the side of a list of items say nothing by themselves.
      const texts = JOINED.has(rule) ? [spans.join('。\n\n')] : rule === 'sequence' ? spans.slice(0, 1) : spans;
      for (const text of texts) if (text !== '') examples.push({ wrong, report: `${text}。\n`, ledger });
      labelled = spans.length === 0 ? wrong : null;
      continue;
    }
    if (!line.startsWith('|')) {
      columns = null;
      continue;
    }
    const cells = cellsOf(line);
    if (columns === null) {
      columns = cells.map(cell => cell.trim());
      continue;
    }
    if (/^[\s|:-]+$/.test(line)) continue;
    for (const [at, wrong] of [
      [columns.indexOf('错'), true],
      [columns.indexOf('对'), false],
    ] as const) {
      if (at < 0) continue;
      for (const text of spansOf(cells[at]!)) {
        if (rule === 'sidecar-formula')
          examples.push({ wrong, report: '无\n', ledger: `${FORMULA_LEDGER}{ ${text} }\n` });
        else if (rule.startsWith('sidecar-')) examples.push({ wrong, report: '无\n', ledger: asLedger(text + '\n') });
        else examples.push({ wrong, report: `完成${text}。\n`, ledger });
      }
    }
    if (rule === 'figure-loose') {
      const [value, written, , better] = cells.map(cell => cell.trim());
      const own = `metrics:\n  办理事项: ${value!.replace(' ', '')}\n`;
      for (const [text, wrong] of [[written!, true], ...better!.split('、').map(one => [one, false])] as [
        string,
        boolean,
      ][])
        examples.push({ wrong, report: `办理事项${text}。\n`, ledger: own });
    }
    if (rule === 'figure-direction') {
      const [wrong, right] = cells.map(cell => cell.trim());
      if (!/^同比/.test(wrong!)) continue;
      examples.push({ wrong: true, report: `2015年上半年，突发事件处置100起，${wrong}。\n`, ledger });
      examples.push({ wrong: false, report: `2015年上半年，突发事件处置100起，${right}。\n`, ledger });
    }
  }
  return examples;
}

async function speaksOf(rule: string, { report, ledger }: Example): Promise<boolean> {
  const files = new Map([['a.md', report]]);
  if (ledger !== null) files.set('a.metrics.yaml', ledger);
  const service = new HegaoService(new MemoryHost(files));
  const { problems } = await service.check(
    { uri: 'a.md', version: 1, text: report, saved: true },
    { severities: { [rule]: 'warning' } },
  );
  return problems.some(problem => problem.rule === rule);
}

/** Pages whose examples are no texts to check: an outline, an entry that is left out, a path, a syntax error in words. */
const IN_WORDS: ReadonlySet<string> = new Set([
  'metric-unused',
  'section-missing',
  'sidecar-missing',
  'sidecar-syntax',
]);

describe('what the pages of the rules show is so', () => {
  for (const { name } of RULES) {
    if (IN_WORDS.has(name)) continue;
    const page = readFileSync(join(__dirname, '../../../docs/rules', `${name}.md`), 'utf8');
    const examples = examplesOf(name, page);

    it(`${name} has an example of what is wrong`, () => {
      assert.ok(examples.some(({ wrong }) => wrong));
    });
    for (const example of examples)
      it(`${name}: ${example.wrong ? 'found' : 'silent'}: ${(example.report === '无\n' ? example.ledger! : example.report).replace(/\n/g, '⏎')}`, async () => {
        assert.equal(await speaksOf(name, example), example.wrong);
      });
  }
});
