// Entry of the command line.
import { run } from './command.js';

process.exitCode = await run(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`));
