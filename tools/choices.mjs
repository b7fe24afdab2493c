// `node tools/choices.mjs <description> <file>`: writes the codes among which requests choose, from the description of the api,
// so that forms offer what the api takes and no list stands twice.
import { readFileSync, writeFileSync } from 'node:fs';

/** The bodies, and their parts, whose choices forms offer. */
const OFFERED = [
  'ApItemTickDto',
  'ArticleTickDto',
  'ColumnProposalDto',
  'CouncilActCreateDto',
  'CriterionTickDto',
  'DatasetDraftDto',
  'ParticipantCreateDto',
  'PrescanPutDto',
  'ProcessAnswersDto',
  'ProcessPutDto',
  'ProfileValuesDto',
  'RouteRulesDto',
];

const [, , description = '', file = ''] = process.argv;
const { schemas } = JSON.parse(readFileSync(description, 'utf8')).components;
const choices = Object.fromEntries(OFFERED.map((name) => [name, choicesOf(schemas[name].properties)]));
writeFileSync(
  file,
  `// Made from the description of the api: the codes among which requests choose, by the name of their schema.\nexport const CHOICES = ${JSON.stringify(choices, null, 2)} as const;\n`,
);

function choicesOf(properties) {
  const found = Object.entries(properties).map(([name, { enum: codes, items }]) => [name, codes ?? items?.enum]);
  return Object.fromEntries(found.filter(([, codes]) => codes !== undefined));
}
