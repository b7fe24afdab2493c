// Makes rules.json from the METADATA of the sources: the texts and properties of every rule and finding, in both languages.
import { PolicyError } from './opa.mjs';
import { faultsOfNames } from './placeholders.mjs';
import { faultsOfArticles, faultsOfSources, readWorks, sourcesOf } from './sources.mjs';

const RULES = 'code_of_practice';
const MAIN = 'main';
/** The part of the library with the words of units. */
const UNITS = 'units';
const ENGINE = 'gate';
const NATURES = ['law', 'code', 'practice'];
const GATES = ['G0', 'G1', 'G2', 'G3', 'G4', 'G5', 'G6'];
const EFFECTS = ['deny', 'hold', 'oblige', 'warn'];
const KINDS = ['violation', 'gap', 'obligation'];
const SCOPES = ['project', 'process', 'request', 'column', 'subject', 'rows', 'ingest-column'];

/**
 * Gives the content of rules.json from the annotations, the norms that the policy asks at each gate, and the parameters that
 * each rule asks, by folder, with what the parameters say of themselves.
 * @throws PolicyError naming every annotation that is incomplete or contradicts another, or the table of the gates
 */
export function describeRules(annotations, asked, { askers, about }) {
  const faults = [];
  const { version, parties, principles } = ofPackage(annotations, MAIN).custom;
  const { units } = ofPackage(annotations, UNITS, 'lib').custom;
  const folders = [...new Set(annotations.map((annotation) => folderOf(annotation)))].filter(
    (folder) => folder !== undefined && folder !== MAIN,
  );
  const rules = folders.map((folder) => describeRule(annotations, folder, askers)).sort((a, b) => (a.norm < b.norm ? -1 : 1));
  const engineFindings = describeFindings(annotations, MAIN);
  const works = readWorks();
  rules.forEach((rule) => {
    const { custom } = ofPackage(annotations, rule.folder);
    checkRule(rule, { custom, principles, asked }, faults);
    faults.push(...faultsOfSources(rule, { custom, principles, works }).map((fault) => `${rule.folder}: ${fault}`));
  });
  faults.push(...faultsOfArticles(rules));
  checkFindings([...rules, { folder: ENGINE, findings: engineFindings }], parties, faults);
  faults.push(...faultsOfNames([...rules, { folder: ENGINE, findings: engineFindings, parameters: [] }], { about, units }));
  if (faults.length > 0) {
    throw new PolicyError(`METADATA is incomplete\n${faults.join('\n')}`);
  }
  return { version, parties, principles, units, rules, engineFindings };
}

/**
 * Gives the rules with, at each finding, whether a project may depart from it, as the policy answers when asked of all of them.
 * @template {{ rules: any[] }} T
 * @param {T} described
 */
export function withDepartable({ rules, ...others }, ask) {
  const all = rules.flatMap(({ findings }) => findings.map(({ nature, kept }) => ({ nature, ...(kept && { kept }) })));
  const answers = ask(all).values();
  const told = ({ findings, ...rule }) => ({
    ...rule,
    findings: findings.map((finding) => ({ ...finding, departable: answers.next().value })),
  });
  return { ...others, rules: rules.map(told) };
}

function describeRule(annotations, folder, askers) {
  const about = ofPackage(annotations, folder);
  const { title, description, custom } = about;
  return {
    norm: custom.norm,
    folder,
    gates: custom.gates,
    kind: custom.kind,
    nature: custom.nature,
    principle: custom.principle,
    liftedBy: custom.lifted_by,
    title: { nl: custom.nl?.title, en: title },
    description: { nl: custom.nl?.description, en: description },
    parameters: askers.get(folder),
    source: sourcesOf(about),
    findings: describeFindings(annotations, folder),
  };
}

function describeFindings(annotations, folder) {
  const { custom } = ofPackage(annotations, folder);
  return annotations
    .filter((annotation) => folderOf(annotation) === folder && annotation.annotations.custom?.code !== undefined)
    .map((annotation) => describeFinding(annotation.annotations, custom))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

function describeFinding({ title, custom }, rule) {
  return {
    code: custom.code,
    title: { nl: custom.nl?.title, en: title },
    remedy: { nl: custom.remedy?.nl, en: custom.remedy?.en },
    effect: custom.effect,
    kind: custom.kind,
    scope: custom.scope,
    nature: custom.nature ?? rule.nature,
    liftedBy: custom.lifted_by ?? rule.lifted_by,
    kept: custom.kept && { nl: custom.kept.nl, en: custom.kept.en },
  };
}

function checkRule(rule, { custom, principles, asked }, faults) {
  const fault = (what) => faults.push(`${rule.folder}: ${what}`);
  const isWhole = [rule.title, rule.description].every(isTextPair) && Array.isArray(rule.gates) && typeof rule.norm === 'string';
  if (!isWhole) {
    fault('title, description, custom.nl, custom.norm or custom.gates is missing');
  }
  if (!KINDS.includes(rule.kind) || !NATURES.includes(rule.nature)) {
    fault('custom.kind or custom.nature is not a known word');
  }
  if (custom.effect !== undefined) {
    fault('custom.effect stands at the package: what a rule does follows from its findings');
  }
  if (principles?.[rule.principle] === undefined) {
    fault('custom.principle is not one of the four');
  }
  const listed = GATES.filter((gate) => asked[gate].includes(rule.norm));
  if (listed.join() !== [...(rule.gates ?? [])].sort().join()) {
    fault(`custom.gates is ${rule.gates}; lib/rules.rego asks it at ${listed}`);
  }
  if (rule.findings.length === 0) {
    fault('no finding has custom.code');
  }
}

function checkFindings(rules, parties, faults) {
  const seen = new Set();
  for (const { folder, findings } of rules) {
    const prefix = `${folder.replaceAll('_', '-')}/`;
    for (const finding of findings) {
      const problems = [
        [!finding.code.startsWith(prefix), `does not start with ${prefix}`],
        [seen.has(finding.code), 'stands twice'],
        [![finding.title, finding.remedy].every(isTextPair), 'lacks title or remedy in a language'],
        [!EFFECTS.includes(finding.effect), 'has an unknown effect'],
        [!KINDS.includes(finding.kind), 'has an unknown kind'],
        [!SCOPES.includes(finding.scope), 'has an unknown scope'],
        [!NATURES.includes(finding.nature), 'has an unknown nature'],
        [parties?.[finding.liftedBy] === undefined, 'names an unknown party'],
        [finding.kind === 'gap' && !['deny', 'hold'].includes(finding.effect), 'is a gap that would permit'],
      ];
      faults.push(...problems.filter(([isWrong]) => isWrong).map(([, what]) => `${finding.code} ${what}`));
      seen.add(finding.code);
    }
  }
}

function ofPackage(annotations, folder, root = RULES) {
  return annotations.find((annotation) => folderOf(annotation, root) === folder && annotation.annotations.scope === 'package').annotations;
}

function folderOf({ path }, within = RULES) {
  const [, root, folder] = path.map(({ value }) => value);
  return root === within ? folder : undefined;
}

function isTextPair({ nl, en }) {
  return [nl, en].every((text) => typeof text === 'string' && text.trim() !== '');
}
