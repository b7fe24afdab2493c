// `npm run -s token -- <persona>`: prints a personal token for the running demo (development, loopback only).
const [persona = '', ...rest] = process.argv.slice(2);
const urlAt = rest.indexOf('--url');
const { personalToken } = await import('./personal-token.js');
const outcome = await personalToken(persona, urlAt >= 0 ? rest[urlAt + 1] : undefined);
if ('token' in outcome) {
  process.stdout.write(`${outcome.token}\n`);
} else {
  process.stderr.write(`${outcome.problem}\n`);
  process.exitCode = 1;
}
