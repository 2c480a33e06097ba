/**
 * Makes `dist` of `src`: one file for the command line with what it always needs, and further ones that are read when
 * they are needed. Six hundred modules one by one cost a starting process more time than all else it does. Types are
 * not looked at here: the checks do that.
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What is started on its own: the command line, and the threads that it starts. */
function entryPoints(root) {
  const folder = join(root, 'src', 'cli');
  const threads = readdirSync(folder).filter((name) => name.endsWith('-worker.ts'));
  // `read-draft` starts a thread beside itself, which only a built file can do: its test reads it from here.
  return ['main.ts', 'read-draft.ts', ...threads].map((name) => join(folder, name));
}

/** Throws where a source cannot be read; esbuild has printed why. */
export async function build(root) {
  // Not at the top: this file is read before anything is installed.
  const { build: bundle } = await import('esbuild');
  const outdir = join(root, 'dist');
  rmSync(outdir, { recursive: true, force: true });
  await bundle({
    absWorkingDir: root,
    entryPoints: entryPoints(root),
    outbase: 'src',
    outdir,
    bundle: true,
    splitting: true,
    // Beside the entry points, so that "two folders above this file" is the package in every one of them.
    chunkNames: 'cli/[name]-[hash]',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // One is compiled for this machine, the other reads files beside itself.
    external: ['better-sqlite3', '@lhncbc/ucum-lhc'],
    keepNames: true,
    sourcemap: 'linked',
    sourcesContent: false,
    // Packages of the older module format ask for their parts by `require`.
    banner: {
      js: "import { createRequire as requireOf } from 'node:module';\nconst require = requireOf(import.meta.url);",
    },
    logLevel: 'warning',
  });
  await bundlePages(bundle, root, outdir);
}

/** Each script of a page, and the thread that it starts, is one file: a page loads nothing else. */
async function bundlePages(bundle, root, outdir) {
  await bundle({
    absWorkingDir: root,
    entryPoints: ['validate-page.ts', 'check-worker.ts', 'search-page.ts', 'code-tree.ts'].map((name) =>
      join(root, 'src', 'browser', name),
    ),
    outdir: join(outdir, 'browser'),
    bundle: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2023',
    minify: true,
    legalComments: 'eof',
    logLevel: 'warning',
  });
}
