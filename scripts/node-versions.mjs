/**
 * `npm run nodes [22 24 …]`: runs `npm test` of the last commit under other versions of Node, each in a clone with an
 * install of its own, since native modules differ. The Nodes come from the npm registry, with the headers that native
 * modules are compiled against.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { npm, root } from './setup.mjs';

const versions = process.argv.length > 2 ? process.argv.slice(2) : ['22', '24'];
const work = mkdtempSync(join(tmpdir(), 'hdict-nodes-'));
const results = versions.map((version) => [version, testUnder(version)]);
rmSync(work, { recursive: true, force: true });
for (const [version, passed] of results) console.log(`Node ${version}: ${passed ? 'passed' : 'FAILED'}`);
process.exitCode = results.every(([, passed]) => passed) ? 0 : 1;

function testUnder(version) {
  const name = `node-${process.platform}-${process.arch}`;
  const tools = join(work, `node-${version}`);
  console.log(`Fetching Node ${version} …`);
  const fetched = npm(['install', '--prefix', tools, '--no-save', '--no-audit', '--no-fund', `${name}@${version}`]);
  const home = join(tools, 'node_modules', name);
  const clone = join(work, `clone-${version}`);
  const cloned = spawnSync('git', ['clone', '--quiet', root, clone], { stdio: 'inherit' });
  if (fetched.status !== 0 || cloned.status !== 0) return false;
  const env = { ...process.env, PATH: `${join(home, 'bin')}${delimiter}${process.env.PATH}`, npm_config_nodedir: home };
  // The clone must find its own npm and Node, not those that started this script.
  for (const key of Object.keys(env))
    if (/^npm_(execpath|node_execpath|lifecycle|package|command)/.test(key)) delete env[key];
  spawnSync('node', ['--version'], { env, stdio: 'inherit' });
  return spawnSync('npm', ['test'], { cwd: clone, env, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}
