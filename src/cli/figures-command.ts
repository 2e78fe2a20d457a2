import * as l10n from '@vscode/l10n';
import { bindReport } from '../core/binding/bind';
import type { Mention } from '../core/binding/types';
import { NO_METRICS } from '../core/check';
import { parseReport } from '../core/report/parse';
import { LineIndex } from '../core/text/lines';
import { formatOf, parseArguments } from './arguments';
import { slashes } from './disk-host';
import { EXIT, Failure } from './failure';
import type { Output } from './output';
import { readTextFile, type TextFile } from './text-file';

/** `hegao figures FILE`: every quantity of a report, with no ledger. Returns the exit status. */
export async function figuresCommand(args: readonly string[], output: Output): Promise<number> {
  const parsed = parseArguments(args, { format: 'value' });
  const format = formatOf(parsed, ['text', 'json']);
  const [path, ...more] = parsed.paths;
  if (path === undefined || more.length > 0)
    throw new Failure(l10n.t('figures 要一个报告文件，现在给了 {0} 个', parsed.paths.length));
  const file = await readTextFile(slashes(path));
  if (file === null) throw new Failure(l10n.t('{0}：没有这个文件', path));
  const mentions = bindReport(parseReport(file.text), NO_METRICS).map(binding => binding.mention);
  const figures = mentions.map(mention => figureJson(mention, file));
  output.write(
    format === 'json' ? JSON.stringify({ version: 1, figures }, null, 2) + '\n' : figuresText(figures, file),
  );
  return EXIT.ok;
}

/** One quantity as the manual describes it. A bare number in a table is shown in the unit of its column. */
function figureJson(mention: Mention, file: TextFile) {
  const { figure, headUnit } = mention;
  const inUnit = (value: typeof figure.value) => (headUnit ? value.times(headUnit.factor) : value).toFixed();
  const { fraction } = figure;
  return {
    start: figure.start + file.shift,
    end: figure.end + file.shift,
    text: figure.text,
    value:
      fraction === null ? inUnit(figure.value) : `${fraction.numerator.toFixed()}/${fraction.denominator.toFixed()}`,
    upper: figure.upper === null ? null : inUnit(figure.upper),
    unit: headUnit ? headUnit.unit : figure.unit,
    kind: figure.kind,
    approximation: figure.approximation,
  };
}

function figuresText(figures: readonly ReturnType<typeof figureJson>[], file: TextFile): string {
  const index = new LineIndex(file.text);
  const lines = figures.map(figure => {
    const { line, column } = index.position(figure.start - file.shift);
    const value = figure.upper === null ? figure.value : `${figure.value}—${figure.upper}`;
    const text = figure.text.replace(/\s+/g, ' ');
    return `${file.path}:${line}:${column} ${text} = ${value}${figure.unit} ${figure.kind} ${figure.approximation}\n`;
  });
  return lines.join('') + l10n.t('共 {0} 个数字', figures.length) + '\n';
}
