/** Writes the JSON Schemas that editors use to `dictionary/schema/`. A test fails when they are stale. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { publishedSchemas } from '../src/kinds/published-schemas.ts';

mkdirSync('dictionary/schema', { recursive: true });
for (const [name, schema] of publishedSchemas()) {
  writeFileSync(`dictionary/schema/${name}.schema.json`, `${JSON.stringify(schema, undefined, 2)}\n`);
}
