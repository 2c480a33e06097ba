import type { Definition } from '../model/definitions.ts';
import { rulesFor } from './index.ts';

type Schema = { readonly [keyword: string]: unknown };

/** What every kind may say beside what it is: people read it last. */
const LAST: readonly string[] = ['aliases', 'notes', 'deprecated', 'provenance', 'since'];

/** A definition never changes, and a classification has thousands of keys: each is put in order once. */
const ORDERED = new WeakMap<Definition, Definition>();

/**
 * The same definition with its keys in the order of its kind's schema, which is the order that people write and read
 * them in. A sealed definition comes back sorted by letter, because its digest is over canonical JSON.
 */
export function inSchemaOrder<D extends Definition>(definition: D): D {
  const known = ORDERED.get(definition);
  if (known !== undefined) return known as D;
  const made = newlyOrdered(definition);
  ORDERED.set(definition, made);
  return made;
}

function newlyOrdered<D extends Definition>(definition: D): D {
  // Only the order of keys differs.
  const inOrder = Object.entries(ordered(definition, rulesFor(definition).schema as Schema) as D);
  const place = ([key]: readonly [string, unknown]): number => LAST.indexOf(key);
  return Object.fromEntries(inOrder.toSorted((a, b) => place(a) - place(b))) as D;
}

function ordered(value: unknown, schema: Schema | undefined): unknown {
  if (typeof value !== 'object' || value === null || schema === undefined) return value;
  if (Array.isArray(schema.anyOf)) return ordered(value, branchFor(value, schema.anyOf as readonly Schema[]));
  if (Array.isArray(value)) return value.map((item) => ordered(item, schema.items as Schema | undefined));
  const properties = (schema.properties ?? {}) as { readonly [key: string]: Schema };
  const given = value as { readonly [key: string]: unknown };
  const known = Object.keys(properties).filter((key) => Object.hasOwn(given, key));
  const others = Object.keys(given).filter((key) => !Object.hasOwn(properties, key));
  return Object.fromEntries([...known, ...others].map((key) => [key, ordered(given[key], properties[key])]));
}

function branchFor(value: object, branches: readonly Schema[]): Schema | undefined {
  const type = Array.isArray(value) ? 'array' : 'object';
  return branches.find((branch) => branch.type === type);
}
