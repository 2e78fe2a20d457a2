import { spawn } from 'node:child_process';

/**
 * Runs a program to its end.
 *
 * @param {string} command a program's name or path
 * @param {string[]} args its arguments
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, quiet?: boolean, stdio?: 'inherit' }} options
 *   `quiet` keeps the output back; with `stdio: 'inherit'` the program has this terminal and no output is collected
 * @returns {Promise<{ status: number, output: string }>} the exit status (127 when there is no such program) and stdout and
 *   stderr, mixed
 */
export function runCommand(command, args, options = {}) {
  return new Promise(resolve => {
    const npm = command === 'npm' || command === 'npx';
    const child = spawn(npm && process.platform === 'win32' ? `${command}.cmd` : command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: options.stdio === 'inherit' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      // Windows starts .cmd files only through its shell. No argument of ours has a space there.
      shell: npm && process.platform === 'win32',
    });
    let output = '';
    const collect = chunk => {
      output += chunk;
      if (!options.quiet) process.stdout.write(chunk);
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.on('error', error => resolve({ status: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code, signal) => resolve({ status: code ?? (signal ? 128 : 1), output }));
  });
}
