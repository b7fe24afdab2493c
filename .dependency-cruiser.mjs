// Layers and boundaries of the code, made from the one list in layers.mjs.
import { LAYERS, OPEN_FOLDERS } from './layers.mjs';

/** @import { IConfiguration, IForbiddenRuleType, IRegularForbiddenRuleType } from 'dependency-cruiser' */

const SRC = '^apps/api/src/';
const folder = (names) => `${SRC}(${names.join('|')})/`;

/** @type {IRegularForbiddenRuleType[]} */
const downOnly = LAYERS.slice(0, -1).map((names, level) => ({
  name: `down-only-${names[0]}`,
  comment: 'Imports point down only.',
  severity: 'error',
  from: { path: folder(names) },
  to: { path: folder(LAYERS.slice(level + 1).flat()) },
}));
/** @type {IRegularForbiddenRuleType[]} */
const apart = LAYERS.filter((names) => names.length > 1).flatMap((names) =>
  names.map((name) => ({
    name: `apart-${name}`,
    comment: 'Folders on one line do not see each other.',
    severity: 'error',
    from: { path: folder([name]) },
    to: { path: folder(names.filter((other) => other !== name)) },
  })),
);
const closed = LAYERS.flat().filter((name) => !OPEN_FOLDERS.includes(name));
/** @type {IRegularForbiddenRuleType[]} */
const throughIndex = closed.map((name) => ({
  name: `through-index-${name}`,
  comment: 'A domain is entered through its index.ts only.',
  severity: 'error',
  from: { path: '^(apps|test)/', pathNot: `^apps/api/src/${name}/|^test/|\\.spec\\.ts$` },
  to: { path: folder([name]), pathNot: `${SRC}${name}/index\\.ts$` },
}));
/** @type {(name: string, allowed: string, module: string) => IRegularForbiddenRuleType} */
const only = (name, allowed, module) => ({
  name: `only-${name}`,
  comment: `${module} has one home.`,
  severity: 'error',
  from: { path: '^apps/api/src/', pathNot: allowed },
  to: { path: module },
});

/** @type {IForbiddenRuleType[]} */
const forbidden = [
  ...downOnly,
  ...apart,
  ...throughIndex,
  {
    name: 'top-is-top',
    comment: 'No folder imports the files that put the platform together.',
    severity: 'error',
    from: { path: folder(LAYERS.flat()) },
    to: { path: `${SRC}[^/]+\\.ts$|${SRC}cli/` },
  },
  only('typeorm', '\\.(repository|entity)\\.ts$|/index\\.ts$|src/platform/|src/(migrate|app\\.module)\\.ts$', '^node_modules/typeorm/'),
  only('casl', 'src/access/', '^node_modules/@casl/'),
  only('opa', 'src/code-of-practice/', '^node_modules/@open-policy-agent/'),
  only('handlebars', 'src/platform/templates/', '^node_modules/handlebars/'),
  only('typst', 'src/platform/pdf/', '^node_modules/(@myriaddreamin|parse5)/'),
  only('pg', 'src/(platform|data-access|datasets)/', '^node_modules/pg(-copy-streams)?/'),
  {
    name: 'verify-stands-alone',
    severity: 'error',
    from: { path: '^apps/verify/', pathNot: '\\.spec\\.ts$' },
    to: { path: '^(apps/api|node_modules)/' },
  },
  { name: 'migrations-import-nothing', severity: 'error', from: { path: '^migrations/' }, to: { path: '^apps/' } },
  {
    name: 'no-circles',
    severity: 'error',
    from: { path: '^apps/' },
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  { name: 'nothing-lost', severity: 'error', from: {}, to: { couldNotResolve: true } },
];

/** How code is followed, in whatever folder. */
export const options = {
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '(^|/)dist/' },
  enhancedResolveOptions: {
    extensions: ['.ts', '.js', '.mjs', '.json'],
    conditionNames: ['import', 'require', 'node', 'default'],
    exportsFields: ['exports'],
  },
};

/** @satisfies {IConfiguration} */
export default { forbidden, options: { ...options, tsConfig: { fileName: 'tsconfig.json' } } };
