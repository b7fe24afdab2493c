// Golden files: what was agreed, compared with what the code makes. WAARBORG_WRITE_GOLDEN=1 writes them anew; read the
// difference before it is committed.
import { readFileSync, writeFileSync } from 'node:fs';

/** Answers the golden text beside a test, after writing `made` to it when that is asked for. */
export function goldenText(url: URL, made: string): string {
  if (process.env['WAARBORG_WRITE_GOLDEN'] === '1') {
    writeFileSync(url, made);
  }
  return readFileSync(url, 'utf8');
}
