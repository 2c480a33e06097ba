import type * as TypeBox from 'typebox';

/**
 * The few builders of JSON Schemas that are needed, with TypeBox's names and types: what a schema admits is known to
 * the compiler. TypeBox's own code is left out: it is 700 modules, for objects that are written down here.
 */

type Options = object | undefined;
type Properties = { readonly [name: string]: object };

/** Properties that may be left out. A mark outside of the schema: a copy of it with other words starts without. */
const optional = new WeakSet<object>();

const builders = {
  Array: (items: object, options: Options) => ({ type: 'array', items, ...options }),
  Boolean: (options: Options) => ({ type: 'boolean', ...options }),
  Enum: (values: readonly unknown[], options: Options) => ({ enum: values, ...options }),
  Integer: (options: Options) => ({ type: 'integer', ...options }),
  Literal: (value: unknown, options: Options) => ({ type: typeof value, const: value, ...options }),
  Number: (options: Options) => ({ type: 'number', ...options }),
  Object: (properties: Properties, options: Options) => ({
    type: 'object',
    ...requiredOf(properties),
    properties,
    ...options,
  }),
  Optional: (schema: object) => {
    const marked = { ...schema };
    optional.add(marked);
    return marked;
  },
  Record: (key: { readonly pattern?: string }, value: object, options: Options) => ({
    type: 'object',
    patternProperties: { [key.pattern ?? '^.*$']: value },
    ...options,
  }),
  String: (options: Options) => ({ type: 'string', ...options }),
  Union: (anyOf: readonly object[], options: Options) => ({ anyOf, ...options }),
};

function requiredOf(properties: Properties): { readonly required?: readonly string[] } {
  const required = Object.keys(properties).filter((name) => !optional.has(properties[name] ?? {}));
  return required.length === 0 ? {} : { required };
}

/** Builds JSON Schemas. The cast is what a test makes sure of: each builder makes the JSON that TypeBox makes. */
export const Type = builders as unknown as Pick<typeof TypeBox, keyof typeof builders>;
