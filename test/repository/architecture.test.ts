import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

interface Rule {
  readonly name: string;
  readonly to: { readonly path?: string; readonly pathNot?: readonly string[] };
}

/** What each module may import, as the checks have it: a module may always import itself. */
function enforced(): { readonly [module: string]: readonly string[] } {
  const { forbidden } = createRequire(import.meta.url)(join(ROOT, 'scripts/layers.cjs')) as {
    forbidden: readonly Rule[];
  };
  const rules = forbidden.filter(({ name }) => name.includes('-imports-only-'));
  return Object.fromEntries(
    rules.map(({ to }) => {
      const [module = '', ...others] = (to.pathNot ?? []).map((path) => path.replace(/^\^src\/|\/$/g, ''));
      return [module, others];
    }),
  );
}

/** The same as the code map of ARCHITECTURE.md says it. */
function written(): { readonly [module: string]: readonly string[] } {
  const text = readFileSync(join(ROOT, 'src/ARCHITECTURE.md'), 'utf8');
  const rows = [...text.matchAll(/^\| `(\w+)`\s*\|[^|]*\|([^|]*)\|$/gm)];
  return Object.fromEntries(
    rows
      .filter(([, , imports = '']) => imports.trim() !== 'any')
      .map(([, module = '', imports = '']) => [module, [...imports.matchAll(/`(\w+)`/g)].map(([, name = '']) => name)]),
  );
}

test('the code map says what the checks enforce', () => {
  expect(written()).toEqual(enforced());
});
