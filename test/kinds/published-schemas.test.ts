import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { publishedSchemas } from '../../src/kinds/published-schemas.ts';
import { kindOfPlural } from '../../src/model/kind.ts';
import { DICTIONARY, realFiles } from '../source/support.ts';

const schemas = [...publishedSchemas()];

/** Keywords of draft-07, and no others: what editors understand. */
const DRAFT_07 = new Set(
  `$schema $id $ref $comment title description default readOnly examples multipleOf maximum exclusiveMaximum minimum
   exclusiveMinimum maxLength minLength pattern additionalItems items maxItems minItems uniqueItems contains
   maxProperties minProperties required additionalProperties definitions properties patternProperties dependencies
   propertyNames const enum type format if then else allOf anyOf oneOf not`.split(/\s+/),
);
/** Under these stand names of the author, each with a schema. */
const NAMED = ['properties', 'patternProperties', 'definitions'];

function keywordsOf(schema: unknown): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(keywordsOf);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([keyword, value]) => {
    if (keyword === 'enum' || keyword === 'const') return [keyword];
    return [keyword, ...keywordsOf(NAMED.includes(keyword) ? Object.values(value) : value)];
  });
}

test.each(schemas)('the published schema of %s is the one of the code (run `npm run schemas`)', (name, schema) => {
  const text = readFileSync(join(DICTIONARY, 'schema', `${name}.schema.json`), 'utf8');
  expect(text).toBe(`${JSON.stringify(schema, undefined, 2)}\n`);
});

test('no schema is published that the code does not know', () => {
  const names = readdirSync(join(DICTIONARY, 'schema')).sort();
  expect(names).toEqual(schemas.map(([name]) => `${name}.schema.json`).sort());
});

test.each(schemas)('the schema of %s uses only keywords of draft-07', (_name, schema) => {
  expect(keywordsOf(schema).filter((keyword) => !DRAFT_07.has(keyword))).toEqual([]);
});

test.each(schemas)('the schema of %s compiles with plain ajv in strict mode', (_name, schema) => {
  expect(() => new Ajv({ strict: true }).compile(schema)).not.toThrow();
});

test('each file of the dictionary begins with the comment that binds it to the schema of its kind', () => {
  const unbound = realFiles().filter(({ path, text }) => {
    const relative = /^# yaml-language-server: \$schema=(\S+)\r?\n/.exec(text)?.[1];
    const kind = kindOfPlural(path.split('/')[0] ?? '') ?? path.replace('.yaml', '');
    return relative === undefined || normalize(join(dirname(path), relative)) !== `schema/${kind}.schema.json`;
  });
  expect(unbound.map(({ path }) => path)).toEqual([]);
});
