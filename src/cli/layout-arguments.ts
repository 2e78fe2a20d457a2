import * as l10n from '@vscode/l10n';
import { nearest } from '../core/ledger/nearest';
import { type FontSet, type LayoutOptions, STANDARD_FONTS, STANDARD_LAYOUT } from '../service/layout';
import type { OptionTable, ParsedArguments } from './arguments';
import { Failure } from './failure';

/** The options that choose the layout; the same choices as the settings `hegao.layout.*`. */
export const LAYOUT_OPTIONS: OptionTable = { profile: 'value', 'page-number': 'value', seal: 'flag', font: 'list' };

/**
 * The layout that the options choose, the standard's where they say nothing.
 * @throws Failure for a value that is none of the choices
 */
export function layoutOf(parsed: ParsedArguments): LayoutOptions {
  return {
    profile: choiceOf(parsed, 'profile', ['common', 'visual']) ?? STANDARD_LAYOUT.profile,
    pageNumber: choiceOf(parsed, 'page-number', ['odd-even', 'center', 'none']) ?? STANDARD_LAYOUT.pageNumber,
    seal: parsed.flags.has('seal'),
    fonts: fontsOf(parsed.values.get('font') ?? []),
  };
}

/**
 * The value of an option that has a few choices, null when it is not given.
 * @throws Failure for any other value
 */
export function choiceOf<T extends string>(parsed: ParsedArguments, option: string, choices: readonly T[]): T | null {
  const given = parsed.values.get(option)?.[0];
  if (given === undefined) return null;
  const choice = choices.find(one => one === given);
  if (choice !== undefined) return choice;
  throw new Failure(l10n.t('--{0} 不能是“{1}”，可以是 {2}', option, given, choices.join('、')));
}

/** `--font body=仿宋`, any number of times. */
function fontsOf(given: readonly string[]): FontSet {
  const roles = Object.keys(STANDARD_FONTS) as (keyof FontSet)[];
  let fonts = STANDARD_FONTS;
  for (const one of given) {
    const equals = one.indexOf('=');
    const written = equals < 0 ? one : one.slice(0, equals);
    const name = equals < 0 ? '' : one.slice(equals + 1).trim();
    const role = roles.find(known => known === written);
    if (role === undefined) {
      const near = nearest(written, roles);
      throw new Failure(
        near === null
          ? l10n.t('--font：没有“{0}”这一项，可以是 {1}', written, roles.join('、'))
          : l10n.t('--font：没有“{0}”这一项，是不是“{1}”？', written, near),
      );
    }
    if (name === '') throw new Failure(l10n.t('--font {0}：应写成 项目=字体名称，例如 body=仿宋', one));
    fonts = { ...fonts, [role]: name };
  }
  return fonts;
}
