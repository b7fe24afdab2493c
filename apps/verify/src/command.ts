// The command: reads its options, verifies, prints; answers 0 when both logs are whole, else 1.
import { resolve } from 'node:path';
import { FolderArtefacts, HttpArtefacts } from './artefacts.js';
import { OptionFault, type Options, readOptions } from './options.js';
import { isVerified, jsonOf, linesOf, readCatalogue, textOf } from './report.js';
import { State } from './state.js';
import { verifyLogs } from './verify.js';

/** Runs the command with its arguments; answers the exit code. */
export async function run(args: readonly string[], print: (line: string) => void): Promise<number> {
  const options = optionsOrFault(args);
  if (options instanceof OptionFault) {
    const catalogue = readCatalogue('en');
    print(textOf(catalogue, 'option', { message: options.message }));
    print(textOf(catalogue, 'usage'));
    return 1;
  }
  const catalogue = readCatalogue(options.language);
  if (options.isHelp) {
    print(textOf(catalogue, 'usage'));
    return 0;
  }
  const { url, institution, token, folder } = options;
  const artefacts = folder === undefined ? new HttpArtefacts(url, institution, token) : new FolderArtefacts(resolve(folder));
  const reports = await verifyLogs({ artefacts, state: new State(options.state, institution), vkeys: options.vkeys, at: new Date() });
  const lines = options.isJson ? [jsonOf(reports)] : linesOf(catalogue, reports, options.state);
  lines.forEach(print);
  return isVerified(reports) ? 0 : 1;
}

function optionsOrFault(args: readonly string[]): Options | OptionFault {
  try {
    return readOptions(args);
  } catch (error) {
    if (error instanceof OptionFault) {
      return error;
    }
    throw error;
  }
}
