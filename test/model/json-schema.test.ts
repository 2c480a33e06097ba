import * as TypeBox from 'typebox';
import { expect, test } from 'vitest';
import { Type } from '../../src/model/json-schema.ts';

/** The same schemas by either builder. */
function schemasOf(type: typeof Type): readonly object[] {
  const word = type.String({ minLength: 1, description: 'A word.' });
  const maybe = type.Optional(word);
  return [
    type.Array(word, { minItems: 1 }),
    type.Array(word),
    type.Boolean({ description: 'Yes or no.' }),
    type.Enum(['a', 'b'], { description: 'One of two.' }),
    type.Integer({ minimum: 0 }),
    type.Literal('variable', { description: 'Its kind.' }),
    type.Literal(1),
    type.Number(),
    type.Object({}, { additionalProperties: false }),
    type.Object({ word, maybe, other: type.Optional(type.Number()) }, { title: 'Words' }),
    type.Object({ maybe }),
    // A copy with other words is no longer optional.
    type.Object({ copy: type.String({ ...maybe, description: 'Another word.' }) }),
    type.Record(type.String({ pattern: '^[a-z]+$' }), word, { additionalProperties: false }),
    type.Record(type.String(), type.Integer()),
    type.String(),
    type.Union([word, type.Array(word)], { description: 'One or many.' }),
  ];
}

test('a schema is, letter by letter, what TypeBox makes of the same words', () => {
  expect(schemasOf(Type).map((schema) => JSON.stringify(schema))).toEqual(
    schemasOf(TypeBox).map((schema) => JSON.stringify(schema)),
  );
});
