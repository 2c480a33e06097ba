import type { Static, TSchema } from 'typebox';

/**
 * `true` if what a JSON Schema admits is what the model's type says: every admitted value is of the type, and neither
 * knows a key that the other lacks. Written as a type so that a disagreement does not compile.
 */
export type SchemaAgrees<S extends TSchema, T> =
  Static<S> extends T
    ? keyof T extends keyof Static<S>
      ? true
      : 'the schema lacks a key of the type'
    : 'the schema admits what the type does not';
