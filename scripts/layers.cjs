/**
 * The import rules of src/ARCHITECTURE.md, enforced. Each module may import itself and those listed, and each library
 * has its owners; everything else is an error.
 */
const MAY_IMPORT = {
  model: [],
  expression: ['model'],
  kinds: ['model', 'expression'],
  source: ['model', 'kinds'],
  release: ['model', 'kinds'],
  store: ['model'],
  terminology: ['model'],
  records: ['model', 'terminology', 'expression'],
  snapshot: ['model', 'kinds', 'terminology', 'records'],
  lint: ['model', 'kinds', 'snapshot', 'terminology', 'records'],
  query: ['model', 'terminology', 'records', 'snapshot'],
  catalog: ['model', 'snapshot', 'store'],
  fhir: ['model', 'terminology', 'query'],
  exchange: ['model', 'expression', 'kinds', 'records', 'query', 'source', 'fhir'],
  web: ['model', 'query'],
  browser: ['model', 'records'],
  http: ['model', 'records', 'query', 'catalog', 'fhir', 'web', 'exchange'],
};

const OWNERS = {
  yaml: ['source', 'cli'],
  ajv: ['source', 'http'],
  '@marcbachmann/cel-js': ['expression'],
  re2js: ['expression', 'terminology'],
  lunr: ['snapshot'],
  '@lhncbc/ucum-lhc': ['kinds'],
  'better-sqlite3': ['store'],
  'drizzle-orm': ['store'],
  'fast-xml-parser': ['fhir'],
  typebox: ['model', 'kinds', 'records', 'http'],
  hono: ['http', 'web'],
  '@hono/node-server': ['cli'],
  commander: ['cli'],
  'fhir-kit-client': ['cli'],
  pino: ['cli'],
  canonicalize: ['model'],
  '@noble/hashes': ['records', 'browser'],
  'fastest-levenshtein': ['model', 'expression'],
  diff: ['query'],
  fflate: ['exchange'],
};

const layerRules = Object.entries(MAY_IMPORT).map(([module, others]) => ({
  name: `${module}-imports-only-${others.join('-') || 'itself'}`,
  severity: 'error',
  from: { path: `^src/${module}/` },
  to: { path: '^src/', pathNot: [module, ...others].map((name) => `^src/${name}/`) },
}));

const ownerRules = Object.entries(OWNERS).map(([library, modules]) => ({
  name: `${library.replaceAll(/[@/]/g, '-')}-only-in-${modules.join('-')}`,
  severity: 'error',
  from: { path: '^src/', pathNot: modules.map((name) => `^src/${name}/`) },
  to: { path: `^node_modules/${library}/` },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    ...ownerRules,
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-node-in-the-pure-core',
      comment: 'The core has no clock, disk, network or process; digests are the exception.',
      severity: 'error',
      from: {
        path: '^src/(model|expression|kinds|source|release|terminology|records|browser|snapshot|lint|query|catalog|fhir|exchange|web)/',
        pathNot: '^src/model/digest\\.ts$',
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-process-below-cli',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: '^(node:)?(process|child_process|worker_threads|net|http|https)$' },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-dev-dependency-at-run-time',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
