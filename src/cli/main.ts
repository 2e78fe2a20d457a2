import { EXIT } from './failure';
import { setLanguage } from './language';
import { run } from './run';

// Somebody closed the pipe (`hegao check … | head`): there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

setLanguage(process.env['HEGAO_LANG']);
run(process.argv.slice(2), {
  write: text => process.stdout.write(text),
  error: message => process.stderr.write(`hegao: ${message}\n`),
}).then(
  status => {
    // Not process.exit(): it would cut off what a pipe has not yet taken.
    process.exitCode = status;
  },
  (error: unknown) => {
    process.stderr.write(`hegao: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = EXIT.failed;
  },
);
