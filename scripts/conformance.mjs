/**
 * `npm run conformance`: HL7's terminology tests, which lie beside the checkout, against the built server on R5 and R4.
 * Some of them need code systems of FHIR's core, which are imported from HL7's packages (CC0) if those can be fetched.
 * A test that passed before must pass again; `--update` writes down what passes now. Where the tests are absent, says so
 * and ends well.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, setup } from './setup.mjs';

const main = join(root, 'dist', 'cli', 'main.js');
const tests = join(root, '..', 'shared', 'tx-ecosystem');
const baselineFile = join(root, 'test', 'conformance-baseline.json');
/** The package of each version of FHIR that holds its code systems; that of R4's core itself is not in the registry. */
const PACKAGES = { r5: 'hl7.fhir.r5.core@5.0.0', r4: 'hl7.fhir.r4.examples@4.0.1' };
const CORE = [
  'http://hl7.org/fhir/administrative-gender',
  'http://hl7.org/fhir/publication-status',
  'http://hl7.org/fhir/ValueSet/administrative-gender',
];
const SETS = [
  { name: 'open', flags: [] },
  { name: 'extra', flags: ['--compare-as', 'compare'] },
];

if (!existsSync(join(tests, 'run-tx-tests.mjs'))) {
  console.log(`Skipped: HL7's tests are not beside this checkout (looked for ${tests}).`);
  process.exit(0);
}

await setup();
const work = mkdtempSync(join(tmpdir(), 'hdict-conformance-'));
try {
  const results = {};
  for (const version of Object.keys(PACKAGES)) {
    const env = { ...process.env, HDICT_DB: join(work, `${version}.db`), HDICT_PORT: '0', HDICT_LOG: 'silent' };
    importCore(version, env);
    const { server, url } = await startServer(env);
    try {
      for (const set of SETS) results[`${version} ${set.name}`] = run(version, url, set);
    } finally {
      server.kill();
    }
  }
  process.exitCode = process.argv.includes('--update') ? update(results) : compare(results);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Imports what the tests need of FHIR's core, fetched once; without it some of them fail, and a line says so. */
function importCore(version, env) {
  const file = fetchPackage(PACKAGES[version]);
  if (file === undefined) {
    console.log(`${PACKAGES[version]} cannot be fetched: tests that need FHIR's core code systems will fail.`);
    return;
  }
  const args = [main, 'import', file, '--only', CORE.join(',')];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`hdict import failed:\n${stdout}${stderr}`);
}

/** The package's file, undefined where the registry does not give it. */
function fetchPackage(name) {
  const cache = join(root, 'node_modules', '.cache', 'harmony');
  const file = join(cache, `${name.replace('@', '-')}.tgz`);
  if (existsSync(file)) return file;
  mkdirSync(cache, { recursive: true });
  console.log(`Fetching ${name} …`);
  spawnSync('npm', ['pack', name, '--silent'], { cwd: cache, timeout: 120_000, shell: process.platform === 'win32' });
  return existsSync(file) ? file : undefined;
}

/** A server of its own, on a free port, with a database that is thrown away. */
async function startServer(env) {
  const child = spawn(process.execPath, [main, 'serve'], { cwd: root, env });
  let text = '';
  const address = await new Promise((resolve, reject) => {
    const read = (chunk) => {
      text += chunk;
      const found = /Serving on (http:\/\/[^\s]+)/.exec(text);
      if (found !== null) resolve(found[1]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', () => reject(new Error(`The server did not start:\n${text}`)));
  });
  return { server: child, url: address };
}

function run(version, url, { name, flags }) {
  const json = join(work, `${version}-${name}.json`);
  const runner = join(tests, 'run-tx-tests.mjs');
  const target = `${url}/fhir/${version}`;
  const args = [runner, '--tests', join(tests, name), '--tx', target, '--quiet', '--json', json, ...flags];
  const { stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (!existsSync(json)) throw new Error(`The runner gave no result: ${stderr}`);
  const { passed, failed, tests: all } = JSON.parse(readFileSync(json, 'utf8'));
  const failing = [...new Set(all.filter((test) => test.status !== 'pass').map((test) => test.id))].sort();
  console.log(`FHIR ${version.toUpperCase()} ${name}: ${passed} of ${passed + failed} pass`);
  return { passed, of: passed + failed, failing };
}

function compare(results) {
  const baseline = JSON.parse(readFileSync(baselineFile, 'utf8'));
  let status = 0;
  for (const [name, { passed, failing }] of Object.entries(results)) {
    const before = baseline[name] ?? { passed: 0, failing: [] };
    const broken = failing.filter((id) => !before.failing.includes(id));
    if (broken.length > 0) {
      console.error(`${name}: no longer pass: ${broken.join(', ')}`);
      status = 1;
    } else if (passed > before.passed) {
      console.log(`${name}: ${passed - before.passed} more than written down; run with --update to keep them.`);
    }
  }
  return status;
}

function update(results) {
  writeFileSync(baselineFile, `${JSON.stringify(results, null, 2)}\n`);
  spawnSync('npx', ['biome', 'format', '--write', baselineFile], { cwd: root });
  console.log(`Written to ${baselineFile}.`);
  return 0;
}
