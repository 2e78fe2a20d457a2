import * as l10n from '@vscode/l10n';
import type Big from 'big.js';
import type { Mention } from '../binding/types';
import type { Figure } from '../figures/types';
import { memoByFigure } from './figure-memo';
import type { CheckedMention, RawProblem, Rule, RuleContext } from './rule';

/** How a figure's digits are written, by GB/T 15835-2011 where it decides and by habit where it leaves things open. */
export const numeralStyle: Rule = {
  name: 'numeral-style',
  defaultSeverity: 'hint',
  hasFixes: true,
  summary: () => l10n.t('数字的写法不合出版物数字用法'),
  *check(context) {
    for (const figure of context.figures) {
      if (figure.verdict === 'ignored') continue;
      const { mention } = figure.binding;
      const slip = isWellWritten(mention) ? null : slipOf(mention);
      if (slip !== null) yield problem(context, figure, slip);
    }
    yield* mixedSeparators(context);
    yield* fullWidthDigits(context);
  },
};

interface Slip {
  readonly message: string;
  /** The figure as it should be; null when the writer has to decide. */
  readonly better: string | null;
}

/** The first thing wrong with the way in which a figure is written. */
function slipOf(mention: Mention): Slip | null {
  const { figure } = mention;
  const { written } = figure;
  switch (written.form) {
    case 'range':
      return halfScaledRange(figure) ?? rangeOfTwoKinds(figure);
    case 'number':
      return leavesNoRoom(figure) ?? scaleOfThousands(figure) ?? wordedPercent(mention) ?? grouping(figure);
    default:
      return null;
  }
}

/** Remembered instead of the slip, whose message is in the language of the moment. */
const isWellWritten = memoByFigure(mention => slipOf(mention) === null);

/** The two ends of a range with what stands between them. A scale may stand behind the first: 3万—5. */
const RANGE = /^([0-9.,０-９．，]+)(\s*(?:[-–—－―~～〜]+|至|到)\s*)([0-9.,０-９．，]+)$/;

/** Units that both ends of a range carry (GB/T 15835-2011, 5.1.3); other units stand once. */
const REPEATED_UNITS: ReadonlySet<string> = new Set(['%', '％', '‰', '℃', '°']);

/** 3-5万 can be read as 3 to 50,000; 5—8% likewise. */
function halfScaledRange(figure: Figure): Slip | null {
  const { number, scale, unit } = figure.written;
  const needed = scale !== '' ? scale : REPEATED_UNITS.has(unit) ? unit : '';
  if (needed === '') return null;
  const parts = RANGE.exec(number);
  if (parts === null) return null;
  const [, from, between, to] = parts as unknown as [string, string, string, string];
  const dash = /^\s*[-–－―]\s*$/.test(between) ? '—' : between;
  const better = replaceNumber(figure, `${from}${needed}${dash}${to}`);
  return {
    message: l10n.t('“{0}”前一个数没有“{1}”，范围会被误读，两个数都要写全：{2}。', figure.text, needed, better),
    better,
  };
}

const HAN_NUMERAL = /[〇零一二两三四五六七八九十百千兩]/;

/** 三至5个: one end in Chinese numerals and the other in Arabic ones. */
function rangeOfTwoKinds(figure: Figure): Slip | null {
  const { number, scale } = figure.written;
  if (!HAN_NUMERAL.test(number) || !/[0-9]/.test(number) || scale !== '' || figure.upper === null) return null;
  const between = /[-–—－―~～〜至到]+/.exec(number)?.[0];
  const better =
    between === undefined ? null : replaceNumber(figure, `${plain(figure.value)}${between}${plain(figure.upper)}`);
  return { message: l10n.t('“{0}”一头用汉字、一头用阿拉伯数字，请统一写法。', figure.text), better };
}

/** 1234余万, 1.3亿余: digits that exact leave nothing for 余 to stand for. */
function leavesNoRoom(figure: Figure): Slip | null {
  const { infix, number, decimals, scale, digits, lastPlace, lastNonZeroPlace } = figure.written;
  if (infix === '' || digits === 'chinese' || digits === 'traditional') return null;
  const significant = number.replace(/[^0-9０-９]/g, '').length;
  const crowded = decimals > 0 || (significant >= 3 && lastPlace.eq(lastNonZeroPlace));
  // 37余个: no whole number lies between 37 and 38.
  const nothingBetween = figure.kind === 'count' && scale === '' && lastNonZeroPlace.lte(1);
  if (!crowded && !nothingBetween) return null;
  return {
    message: l10n.t('“{0}”的数字已写到末位，不宜再加“{1}”。请去掉“{1}”，或只写到前一位。', figure.text, infix),
    better: null,
  };
}

/** 3千人: beside Arabic digits only 万 and 亿 stand as scales (GB/T 15835-2011, 4.3). */
function scaleOfThousands(figure: Figure): Slip | null {
  const { scale, digits, number, infix, unit } = figure.written;
  if (digits !== 'arabic' || !/^[十百千]/.test(scale) || unit === '') return null;
  const tail = scale.slice(1);
  const better = replaceNumber(figure, plain(figure.value.div(TAIL_FACTORS[tail] ?? 1)) + infix + tail, true);
  return TAIL_FACTORS[tail] === undefined
    ? null
    : { message: l10n.t('阿拉伯数字后只用“万”“亿”，“{0}”应写作“{1}”。', number + scale, better), better };
}

const TAIL_FACTORS: Readonly<Record<string, number>> = { '': 1, 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 };

/** 百分之5. With a sign behind it (百分之5%) it is a repetition, which another rule marks. */
function wordedPercent({ figure, block, prose }: Mention): Slip | null {
  const { percentPrefix, digits, number } = figure.written;
  if (digits !== 'arabic' || percentPrefix === '' || /[%％‰]/.test(block.prose.text.charAt(prose.end))) return null;
  const sign = percentPrefix.startsWith('百') ? '%' : '‰';
  const better = figure.text.replace(percentPrefix + number, number + sign);
  return { message: l10n.t('“{0}”汉字与阿拉伯数字混用，应写作“{1}”。', figure.text, better), better };
}

/** 12，345 with the comma of a sentence */
function grouping(figure: Figure): Slip | null {
  const { grouping, number } = figure.written;
  if (grouping !== '，') return null;
  const better = replaceNumber(figure, number.replaceAll('，', ','));
  return { message: l10n.t('“{0}”的千分位用了全角逗号，应用半角：{1}。', figure.text, better), better };
}

/** From here on a number is long enough to be grouped. */
const GROUPED_FROM = 10_000;

type Grouped = 'grouped' | 'plain';

/**
 * 12,345 beside 23456 in one report: the rarer way is marked. Prose and tables are asked apart, for a table may well group
 * what the prose does not.
 */
function* mixedSeparators(context: RuleContext): Generator<RawProblem> {
  for (const inTable of [false, true]) {
    const ways: Record<Grouped, CheckedMention[]> = { grouped: [], plain: [] };
    for (const figure of context.figures) {
      if ((figure.binding.mention.block.cell !== null) !== inTable || figure.verdict === 'ignored') continue;
      const way = wayOf(figure.binding.mention);
      if (way !== null) ways[way].push(figure);
    }
    const { grouped, plain: ungrouped } = ways;
    if (grouped.length === ungrouped.length) continue;
    const rarer: Grouped = grouped.length < ungrouped.length ? 'grouped' : 'plain';
    if (ways[rarer].length === 0) continue;
    for (const figure of ways[rarer]) yield problem(context, figure, otherWay(figure.binding.mention.figure, rarer));
  }
}

/** Null for a figure that says nothing about the writer's way: short, with a scale, in words. */
const wayOf = memoByFigure(({ figure: { value, written } }): Grouped | null => {
  if (written.form !== 'number' || written.digits !== 'arabic' || written.scale !== '') return null;
  if (value.abs().lt(GROUPED_FROM) || written.grouping === '，') return null;
  return written.grouping === '' ? 'plain' : 'grouped';
});

function otherWay(figure: Figure, way: Grouped): Slip {
  const { number, grouping } = figure.written;
  const better =
    way === 'grouped'
      ? replaceNumber(figure, number.replaceAll(grouping, ''))
      : replaceNumber(
          figure,
          number.replace(/^[0-9]+/, digits => digits.replace(/\B(?=(?:[0-9]{3})+$)/g, ',')),
        );
  const message =
    way === 'grouped'
      ? l10n.t('全文多数数字不加千分位，“{0}”加了，请统一写法。', figure.text)
      : l10n.t('全文多数数字加千分位，“{0}”没有加，请统一写法。', figure.text);
  return { message, better };
}

/** １２３件: one finding for the whole report, since a report that has one such figure mostly has nothing else. */
function* fullWidthDigits(context: RuleContext): Generator<RawProblem> {
  const places = context.figures.filter(({ verdict, binding }) => {
    return verdict !== 'ignored' && binding.mention.figure.written.digits === 'fullwidth';
  });
  const [first] = places;
  if (first === undefined) return;
  const edits = places.flatMap(({ start, end, text, binding }) => {
    const { number } = binding.mention.figure.written;
    const asWritten = context.report.text.slice(start, end) === text;
    const better = replaceNumber(binding.mention.figure, number.normalize('NFKC'));
    return asWritten ? [{ uri: context.uri, start, end, text: better }] : [];
  });
  yield {
    ...problem(context, first, {
      message: l10n.t('全文有 {0} 个数字用了全角数字，如“{1}”，应用半角。', String(places.length), first.text),
      better: null,
    }),
    fixes: edits.length === 0 ? [] : [{ title: l10n.t('全部改为半角数字'), edits, kind: 'other' }],
  };
}

/** The figure's text with another number in the place of its own; `withScale` also replaces scale and infix. */
function replaceNumber(figure: Figure, number: string, withScale = false): string {
  const { before, number: old, scale, infix, infixPlace } = figure.written;
  const from = figure.text.indexOf(old, before.length);
  if (from < 0) return figure.text;
  let end = from + old.length;
  if (withScale)
    for (const part of infixPlace === 'before-scale' ? [infix, scale] : [scale, infix])
      if (figure.text.startsWith(part, end)) end += part.length;
  return figure.text.slice(0, from) + number + figure.text.slice(end);
}

/** Plain decimal digits. */
const plain = (value: Big): string => value.toFixed();

function problem(context: RuleContext, { start, end, text }: CheckedMention, { message, better }: Slip): RawProblem {
  const asWritten = context.report.text.slice(start, end) === text;
  return {
    uri: context.uri,
    start,
    end,
    message,
    metric: null,
    expected: null,
    related: [],
    fixes:
      better === null || better === text || !asWritten
        ? []
        : [
            {
              title: l10n.t('改为“{0}”', better),
              edits: [{ uri: context.uri, start, end, text: better }],
              kind: 'other',
            },
          ],
  };
}
