/**
 * `npm test`: everything that CI asks, in one command. `--full` runs the heavier sizes of the same tests. Every step is
 * run even if one before it failed, so that one run shows all that is wrong.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { root, setup } from './setup.mjs';

await setup();
ensureChromium();

const full = process.argv.includes('--full');
const bin = (name) => join(root, 'node_modules', ...name.split('/'));
const report = join(root, 'node_modules', '.cache', 'harmony', 'tests.json');

const steps = [
  ['types', [bin('typescript/bin/tsc'), '-p', 'scripts/tsconfig.check.json']],
  ['types of page scripts', [bin('typescript/bin/tsc'), '-p', 'src/browser/tsconfig.json']],
  ['style', [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']],
  ['layers', [bin('dependency-cruiser/bin/dependency-cruise.mjs'), '--config', 'scripts/layers.cjs', 'src']],
  ['dead code', [bin('knip/bin/knip.js')]],
  ['dictionary', [join(root, 'dist', 'cli', 'main.js'), 'lint']],
  ['releases', [join(root, 'dist', 'cli', 'main.js'), 'verify', '--db', 'no/database']],
  [
    'tests',
    [
      bin('vitest/vitest.mjs'),
      'run',
      '--config=scripts/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
  ],
];

rmSync(report, { force: true });
const failures = [];
for (const [name, args] of steps) {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...(full && name === 'tests' ? { HDICT_FULL: '1' } : {}) },
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok' : 'FAILED'}: ${name} (${seconds} s)`);
  if (status !== 0) failures.push(name);
}

const counts = countsOf(report);
if (failures.length > 0) console.log(`failed: ${failures.join(', ')}`);
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = failures.length > 0 ? 1 : 0;

function countsOf(path) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(path, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  } catch {
    // The tests did not get as far as a report; the step above has said why.
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
