// `npm run battery -- papers`: the papers for councils and students as PDF, held against PDF/UA-1 by veraPDF (fetched with Maven):
// the code of each version, what differs between two, a what-if run, each in both languages; and one whose tags are taken out, which it must refuse.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clientOf, startApi, startDatabase } from '../support/platform-process.mjs';
import { today } from '../support/story.mjs';

const SOURCES = fileURLToPath(new URL('verapdf/', import.meta.url));
const LANGUAGES = ['nl', 'en'];
/** A name in the file and one of the same length that means nothing: the tags are gone, and every offset stays. */
const [TAGS, NOTHING] = ['/StructTreeRoot', '/StructTreeNone'];

const folder = mkdtempSync(join(tmpdir(), 'waarborg-papers-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const classpath = validator();
if (typeof classpath !== 'string') {
  console.log(`not run: ${classpath.lacking}`);
  process.exit(0);
}

const database = await startDatabase({ fast: true });
const api = await startApi({ database });
const faults = [];
let held = [];
try {
  const papers = await fetchPapers(clientOf(api.url));
  const control = join(folder, 'untagged.pdf');
  writeFileSync(control, readFileSync(papers[0] ?? '', 'latin1').replaceAll(TAGS, NOTHING), 'latin1');
  held = check([...papers, control]);
  faults.push(...held.filter(({ file, isHeld }) => isHeld === (file === control)).map(({ said }) => said));
} catch (error) {
  faults.push(error.stack ?? String(error));
} finally {
  await api.stop();
  await database.stop();
}
faults.forEach((fault) => console.log(`FAILED: ${fault}`));
console.log(`${Math.max(0, held.length - faults.length)} passed, ${faults.length} failed`);
process.exit(faults.length === 0 ? 0 : 1);

/** Makes the validator ready and answers its class path, or what is lacking. @throws Error when its source does not compile */
function validator() {
  for (const file of ['pom.xml', 'Check.java']) {
    copyFileSync(join(SOURCES, file), join(folder, file));
  }
  const fetched = spawnSync('mvn', ['-q', '-B', 'dependency:build-classpath', '-Dmdep.outputFile=classpath'], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (fetched.status !== 0) {
    const why = fetched.error?.message ?? fetched.stdout.split('\n').find((line) => line.includes('ERROR')) ?? 'Maven fails';
    return { lacking: `veraPDF cannot be fetched (${why})` };
  }
  const libraries = readFileSync(join(folder, 'classpath'), 'utf8').trim();
  const compiled = spawnSync('javac', ['-cp', libraries, '-d', '.', 'Check.java'], { cwd: folder, encoding: 'utf8' });
  if (compiled.status !== 0) {
    throw new Error(compiled.stderr);
  }
  return `${folder}:${libraries}`;
}

async function fetchPapers(client) {
  const versions = (await client.call('council-member', 'GET', '/api/v1/code-versions')).json().items;
  const [to, from] = versions;
  const day = today();
  const run = (
    await client.call('privacy-officer', 'POST', '/api/v1/what-if-runs', { codeVersionId: to.id, from: day, until: day })
  ).json();
  const addresses = [
    ...versions.map(({ id }) => `code-versions/${id}/document?format=pdf`),
    `code-versions/${to.id}/document?format=pdf&since=${from.id}`,
    `what-if-runs/${run.id}/document?format=pdf`,
  ];
  await finished(client, run.id);
  const files = [];
  for (const [at, address] of addresses.entries()) {
    for (const language of LANGUAGES) {
      files.push(await fetchPaper(client, `/api/v1/${address}&language=${language}`, `${at}-${language}.pdf`));
    }
  }
  return files;
}

async function finished(client, id) {
  for (let tries = 0; tries < 100; tries += 1) {
    const { state } = (await client.call('privacy-officer', 'GET', `/api/v1/what-if-runs/${id}`)).json();
    if (state === 'done') {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the what-if run does not end');
}

async function fetchPaper(client, path, name) {
  const response = await fetch(client.url + path, { headers: { authorization: `Bearer ${await client.token('privacy-officer')}` } });
  if (response.headers.get('content-type') !== 'application/pdf') {
    throw new Error(`${path}: ${response.status} ${response.headers.get('content-type')}`);
  }
  const file = join(folder, name);
  writeFileSync(file, Buffer.from(await response.arrayBuffer()));
  return file;
}

function check(files) {
  const { status, stdout, stderr } = spawnSync('java', ['-cp', classpath, 'Check', ...files], { encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(stderr);
  }
  const verdicts = stdout.split(/^(?=yes |no )/m).filter((text) => /^(yes|no) /.test(text));
  if (verdicts.length !== files.length) {
    throw new Error(`veraPDF answers on ${verdicts.length} of ${files.length} files\n${stdout}${stderr}`);
  }
  return verdicts.map((said, at) => ({ file: files[at], isHeld: said.startsWith('yes '), said }));
}
