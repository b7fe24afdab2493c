// `npm run -s replay -- <log>/<index>`: reaches a logged verdict again on this machine, by the policy and parameters that it
// names, fetched by digest from the running platform as an auditor; prints whether the two are equal byte by byte.
const { parseArgs } = await import('node:util');
const { replayEntry } = await import('./replay-entry.js');
const { values, positionals } = parseArgs({ options: { url: { type: 'string' }, token: { type: 'string' } }, allowPositionals: true });
const outcome = await replayEntry(positionals[0] ?? '', values);
for (const line of outcome.lines) {
  process.stdout.write(`${line}\n`);
}
if (outcome.problem !== null) {
  process.stderr.write(`${outcome.problem}\n`);
}
process.exitCode = outcome.code;
