import { copyCommand } from './cli/copy-command.js';
import { inspectCommand } from './cli/inspect-command.js';
import { offlineCommand } from './cli/offline-command.js';
import { renderCommand } from './cli/render-command.js';
import { version } from './version.js';
import { overview, usage } from './cli/usage.js';

const [command, ...rest] = process.argv.slice(2);

switch (command) {
  case 'copy':
    process.exitCode = await copyCommand(rest);
    break;
  case 'inspect':
    process.exitCode = await inspectCommand(rest);
    break;
  case 'offline':
    process.exitCode = await offlineCommand(rest);
    break;
  case 'render':
    process.exitCode = await renderCommand(rest);
    break;
  case '--version':
  case '-v':
    console.log(version);
    break;
  case '--help':
  case '-h':
    console.log(usage);
    break;
  default:
    console.error(
      command === undefined ? overview : `There is no command "${command}".\n\n${overview}`,
    );
    process.exitCode = 2;
}
