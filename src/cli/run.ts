import * as l10n from '@vscode/l10n';
import { nearest } from '../core/ledger/nearest';
import { checkCommand } from './check-command';
import { exportCommand } from './export-command';
import { EXIT, Failure } from './failure';
import { figuresCommand } from './figures-command';
import { fixCommand } from './fix-command';
import { helpText } from './help';
import { initCommand } from './init-command';
import type { Output } from './output';
import { reviewCommand } from './review-command';
import { VERSION } from './version';

type Command = (args: readonly string[], output: Output) => Promise<number>;

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['check', checkCommand],
  ['fix', fixCommand],
  ['figures', figuresCommand],
  ['export', exportCommand],
  ['review', reviewCommand],
  ['init', initCommand],
]);

/** Runs one command line (without the program's own name) and returns the exit status. */
export async function run(args: readonly string[], output: Output): Promise<number> {
  const [name, ...rest] = args;
  const beforePaths = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  if (beforePaths.includes('--help') || beforePaths.includes('-h')) {
    output.write(helpText());
    return EXIT.ok;
  }
  if (name === '--version') {
    output.write(VERSION + '\n');
    return EXIT.ok;
  }
  const command = name === undefined ? undefined : COMMANDS.get(name);
  if (command === undefined) {
    const near = name === undefined ? null : nearest(name, COMMANDS.keys());
    output.error(
      name === undefined
        ? l10n.t('没有指明命令。用 hegao --help 查看用法')
        : near === null
          ? l10n.t('没有命令“{0}”。用 hegao --help 查看用法', name)
          : l10n.t('没有命令“{0}”，是不是“{1}”？用 hegao --help 查看用法', name, near),
    );
    return EXIT.failed;
  }
  try {
    return await command(rest, output);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    output.error(error.message);
    return EXIT.failed;
  }
}
