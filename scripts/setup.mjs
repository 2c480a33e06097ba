/**
 * Makes a clone ready: installs what is missing and builds what changed. Does nothing when nothing changed, and says in
 * a line whatever it does. Plain JavaScript without dependencies: it runs before anything is installed.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from './build.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cache = join(root, 'node_modules', '.cache', 'harmony');
const NEEDED_NODE = [20, 19];

/** Installs and builds as needed; ends the process with a clear message where that cannot be done. */
export async function setup() {
  checkNode();
  if (isStale('installed', installFingerprint())) install();
  if (isStale('built', buildFingerprint()) || !existsSync(join(root, 'dist', 'cli', 'main.js'))) await build();
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > NEEDED_NODE[0] || (major === NEEDED_NODE[0] && minor >= NEEDED_NODE[1])) return;
  fail(
    `Node ${process.versions.node} is too old: Node ${NEEDED_NODE.join('.')} or later is needed (https://nodejs.org).`,
  );
}

function install() {
  console.log('Installing the packages of package-lock.json (the first time takes a minute or two) …');
  // As `npm ci` does, which itself refuses a lock file that lacks the optional binaries of other systems.
  rmSync(join(root, 'node_modules'), { recursive: true, force: true });
  const { status } = npm(['install', '--no-save', '--no-audit', '--no-fund'], {
    env: { ...process.env, ...headers() },
  });
  if (status !== 0) fail(`npm install failed; its messages are above.\n${compilerHint()}`);
  const native = spawnSync(process.execPath, ['-e', "new (require('better-sqlite3'))(':memory:')"], { cwd: root });
  if (native.status !== 0) fail(`The database module better-sqlite3 does not load.\n${compilerHint()}`);
  stamp('installed', installFingerprint());
}

/** Node 24 whose headers do no harm, see `headers`. */
const GOOD_HEADERS = '24.18.1';

/**
 * Where better-sqlite3 must be compiled on Node 24.19 or later, headers of an earlier 24: those of 24.19 and later make
 * an add-on of its kind abort the process at a garbage collection (nodejs/node issue 65446). The binary interface is the
 * same. A compiled file that it brings along is not touched by this.
 */
function headers() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major !== 24 || minor < 19) return {};
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const folder = join(root, 'node_modules', '.cache', 'headers');
  console.log(`Fetching the headers of Node ${GOOD_HEADERS}, in case a native module must be compiled …`);
  mkdirSync(folder, { recursive: true });
  const fetched = npm([
    'install',
    '--prefix',
    folder,
    '--no-save',
    '--no-audit',
    '--no-fund',
    `${name}@${GOOD_HEADERS}`,
  ]);
  const found = join(folder, 'node_modules', name);
  if (fetched.status === 0 && existsSync(join(found, 'include', 'node', 'node.h')))
    return { npm_config_nodedir: found };
  console.log(`NOTE: they could not be fetched. If the server aborts, run it on Node 22, or on Node 24 before 24.19.`);
  return {};
}

/** better-sqlite3 brings a compiled file for common systems; where it has none, it must be compiled here. */
function compilerHint() {
  const missing = ['python3', 'make', 'c++'].filter((tool) => spawnSync(tool, ['--version']).error !== undefined);
  if (missing.length === 0) return 'python3, make and a C++ compiler are here, so look for the cause above.';
  return [
    `If better-sqlite3 had to be compiled: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing. Install with`,
    '  Debian, Ubuntu:  sudo apt-get install -y python3 make g++',
    '  Fedora:          sudo dnf install python3 make gcc-c++',
    '  macOS:           xcode-select --install',
    '  Windows:         the "Desktop development with C++" workload of Visual Studio Build Tools, and Python 3',
    'and run the command again.',
  ].join('\n');
}

async function build() {
  console.log('Building …');
  try {
    await bundle(root);
  } catch (thrown) {
    fail(`The build failed: ${thrown.message}`);
  }
  linkCommand();
  stamp('built', buildFingerprint());
}

/** Makes `npx hdict` in the clone run what was just built. */
function linkCommand() {
  const main = join(root, 'dist', 'cli', 'main.js');
  chmodSync(main, 0o755);
  const bin = join(root, 'node_modules', '.bin');
  mkdirSync(bin, { recursive: true });
  rmSync(join(bin, 'hdict'), { force: true });
  if (process.platform === 'win32') writeFileSync(join(bin, 'hdict.cmd'), `@node "${main}" %*\r\n`);
  else symlinkSync(join('..', '..', 'dist', 'cli', 'main.js'), join(bin, 'hdict'));
}

export function npm(args, options = {}) {
  // Through npm's own script where it started us, so that no shell is needed on any system.
  const script = process.env.npm_execpath;
  const [command, first] = script?.endsWith('.js') ? [process.execPath, [script]] : ['npm', []];
  return spawnSync(command, [...first, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], ...options });
}

function isStale(name, fingerprint) {
  const file = join(cache, name);
  return !existsSync(file) || readFileSync(file, 'utf8') !== fingerprint;
}

function stamp(name, fingerprint) {
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, name), fingerprint);
}

/** Native modules differ by Node's binary interface, so another Node installs again. */
function installFingerprint() {
  const { modules } = process.versions;
  return hashOf([`${process.platform} ${process.arch} ${modules}`, read('package-lock.json')]);
}

function buildFingerprint() {
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx)$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
  const sources = files.flatMap((file) => [file.slice(root.length), readFileSync(file, 'utf8')]);
  return hashOf([read('package-lock.json'), read('tsconfig.json'), read('scripts/build.mjs'), ...sources]);
}

function read(name) {
  return readFileSync(join(root, name), 'utf8');
}

function hashOf(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

export function fail(message) {
  console.error(message);
  process.exit(3);
}

// `npm run setup` does this and nothing else.
if (process.argv[1] === fileURLToPath(import.meta.url)) await setup();
