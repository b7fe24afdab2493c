// The thread that sets papers: Typst (only home of the compiler) takes hundreds of milliseconds, in which the platform goes on
// serving. It compiles one source, templates/papers/paper.typ; out of the folder of that source it can read nothing.
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

const STANDARD = 'ua-1';
const UNKNOWN_SIGN = 'could not be displayed with font';
/** For how many papers results are kept: the letters, the style. */
const MOST_KEPT = 4;

const { typesetter } = workerData;
const source = readFileSync(typesetter, 'utf8');
const compiler = NodeCompiler.create({ workspace: dirname(typesetter) });

function setPaper(paper) {
  const compiled = compiler.compile({ mainFileContent: source, inputs: { paper } });
  const document = compiled.result;
  if (document === null) {
    throw new Error(`the paper cannot be set: ${JSON.stringify(compiled.takeError()?.shortDiagnostics ?? 'no document')}`);
  }
  const bytes = exported(document);
  compiler.evictCache(MOST_KEPT);
  return bytes;
}

/** A sign that no font here has cannot be in a PDF/UA-1: such a paper is tagged all the same, and does not claim it. */
function exported(document) {
  try {
    return compiler.pdf(document, { pdfStandard: STANDARD });
  } catch (error) {
    if (String(error).includes(UNKNOWN_SIGN)) {
      return compiler.pdf(document);
    }
    throw error;
  }
}

parentPort?.on('message', ({ id, paper }) => {
  try {
    parentPort?.postMessage({ id, bytes: setPaper(paper) });
  } catch (error) {
    parentPort?.postMessage({ id, fault: String(error) });
  }
});
