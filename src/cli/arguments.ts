import * as l10n from '@vscode/l10n';
import { nearest } from '../core/ledger/nearest';
import { ALL_RULE_NAMES } from '../core/rules/index';
import { SEVERITY_SETTINGS, type SeveritySetting } from '../core/rules/types';
import { Failure } from './failure';

/** What an option takes: nothing, one value, or a value each time it is given. */
type OptionKind = 'flag' | 'value' | 'list';

/** The options that a command knows, by name without dashes; a name of one letter is written with one dash. */
export type OptionTable = Readonly<Record<string, OptionKind>>;

/** Arguments of a command, taken apart but not yet understood. */
export interface ParsedArguments {
  readonly paths: readonly string[];
  readonly flags: ReadonlySet<string>;
  /** Every value of every option, in the order given. */
  readonly values: ReadonlyMap<string, readonly string[]>;
}

/**
 * Takes apart what follows the command: `--name value`, `--name=value`, `-o value`, `--` before paths that begin with a dash.
 * @throws Failure for an option that the command lacks, or one without its value
 */
export function parseArguments(args: readonly string[], table: OptionTable): ParsedArguments {
  const paths: string[] = [];
  const flags = new Set<string>();
  const values = new Map<string, string[]>();
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    if (arg === '--') {
      paths.push(...args.slice(i + 1));
      break;
    }
    if (!arg.startsWith('-') || arg === '-') {
      paths.push(arg);
      continue;
    }
    const equals = arg.indexOf('=');
    const written = equals < 0 ? arg : arg.slice(0, equals);
    const name = written.startsWith('--') ? written.slice(2) : written.slice(1);
    const kind = Object.hasOwn(table, name) && optionText(name) === written ? table[name] : undefined;
    if (kind === undefined) {
      const near = nearest(name, Object.keys(table));
      throw new Failure(
        near === null
          ? l10n.t('不认识的选项 {0}。用 hegao --help 查看可用的选项', written)
          : l10n.t('不认识的选项 {0}，是不是 {1}？用 hegao --help 查看可用的选项', written, optionText(near)),
      );
    }
    if (kind === 'flag') {
      if (equals >= 0) throw new Failure(l10n.t('选项 {0} 不带值', written));
      flags.add(name);
      continue;
    }
    const value = equals < 0 ? args[++i] : arg.slice(equals + 1);
    if (value === undefined || value === '') throw new Failure(l10n.t('选项 {0} 缺少值', written));
    const before = values.get(name) ?? [];
    if (kind === 'value' && before.length > 0) throw new Failure(l10n.t('选项 {0} 只能给一次', written));
    values.set(name, [...before, value]);
  }
  return { paths, flags, values };
}

/** An option as it is written: `--format`, `-o`. */
const optionText = (name: string): string => (name.length === 1 ? `-${name}` : `--${name}`);

/** The value of `--format`, the first choice when it is not given. */
export function formatOf<T extends string>(parsed: ParsedArguments, choices: readonly [T, ...T[]]): T {
  const given = parsed.values.get('format')?.[0];
  if (given === undefined) return choices[0];
  const choice = choices.find(one => one === given);
  if (choice === undefined) throw new Failure(l10n.t('--format 不能是“{0}”，可以是 {1}', given, choices.join('、')));
  return choice;
}

/** The severities of every `--rule NAME=SEVERITY`. */
export function severitiesOf(parsed: ParsedArguments): Readonly<Record<string, SeveritySetting>> {
  const severities: Record<string, SeveritySetting> = {};
  for (const given of parsed.values.get('rule') ?? []) {
    const equals = given.indexOf('=');
    const name = equals < 0 ? given : given.slice(0, equals);
    const severity = SEVERITY_SETTINGS.find(one => equals >= 0 && one === given.slice(equals + 1));
    if (!ALL_RULE_NAMES.includes(name)) {
      const near = nearest(name, ALL_RULE_NAMES);
      throw new Failure(
        near === null
          ? l10n.t('--rule：没有规则“{0}”。可用的规则：{1}', name, ALL_RULE_NAMES.join('、'))
          : l10n.t('--rule：没有规则“{0}”，是不是“{1}”？', name, near),
      );
    }
    if (severity === undefined) {
      throw new Failure(l10n.t('--rule {0}：应写成 规则名=级别，级别可以是 {1}', given, SEVERITY_SETTINGS.join('、')));
    }
    severities[name] = severity;
  }
  return severities;
}

/** The value of `--max-warnings`, null when it is not given. */
export function maxWarningsOf(parsed: ParsedArguments): number | null {
  const given = parsed.values.get('max-warnings')?.[0];
  if (given === undefined) return null;
  if (!/^\d{1,9}$/.test(given)) throw new Failure(l10n.t('--max-warnings 应是不小于 0 的整数，不能是“{0}”', given));
  return Number(given);
}
