// Makes manifest.json: what the policy was made of and what came out, by SHA-256 over the bytes of each file; no times.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listSources } from './bundle.mjs';
import { POLICIES } from './opa.mjs';

/** Gives the content of manifest.json for a build. */
export function describeBuild({ wasm, entrypoint, rulesText, version, builder }) {
  return { version, policySha256: sha256(wasm), ...describeSources(), rulesSha256: sha256(rulesText), builder, entrypoint };
}

/** Gives the part of the manifest that depends on committed files alone, so that Node without Go can compare it. */
export function describeSources() {
  const sources = listSources().map((path) => ({ path, sha256: fileSha256(path) }));
  return {
    sources,
    sourcesSha256: sha256(sources.map(({ path, sha256: digest }) => `${digest}  ${path}\n`).join('')),
    parametersSha256: fileSha256('data/parameters.json'),
    capabilitiesSha256: fileSha256('capabilities.json'),
    schemaSha256: fileSha256('schema/input.schema.json'),
  };
}

/** Gives the lower-case hexadecimal SHA-256 of a text or of bytes. */
export function sha256(content) {
  return createHash('sha256').update(content).digest('hex');
}

function fileSha256(path) {
  return sha256(readFileSync(join(POLICIES, path)));
}
