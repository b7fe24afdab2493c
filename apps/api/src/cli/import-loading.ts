// Loads an import that was sent, and says how far it is until it has ended.
import { type ImportResponseDto } from '../datasets/index.js';
import { type ImportClient } from './import-client.js';
import { type ImportReport } from './import-report.js';

const POLL_MS = 400;

/** Answers the import once its load has ended, loaded or not. @throws Refused */
export async function loadAndFollow(client: ImportClient, report: ImportReport, id: string): Promise<ImportResponseDto> {
  let now = await client.load(id);
  let said = 0;
  while (now.state === 'loading') {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    now = await client.get(id);
    if (now.state === 'loading' && now.progressRows > said) {
      said = now.progressRows;
      report.say('progress', { rows: said });
    }
  }
  report.ended(now);
  return now;
}
