import type { ErrorObject } from 'ajv';

export interface Expectation {
  /** What is expected, in words: `one of draft, active`. */
  readonly text: string;
  /** The words to choose from, if it is a choice of words. */
  readonly words: readonly string[];
  /** True if a string would do. */
  readonly string: boolean;
}

type Schema = { readonly [keyword: string]: unknown };

/** What a value should have been, from the schema error that it caused. */
export function expectationOf(problem: ErrorObject): Expectation {
  const schema = (problem.parentSchema ?? {}) as Schema;
  const words = Array.isArray(schema.enum) ? schema.enum.map(String) : [];
  return { text: inWords(problem, schema), words, string: admitsString(schema) };
}

function inWords(problem: ErrorObject, schema: Schema): string {
  if (problem.keyword === 'enum') return `one of ${(schema.enum as unknown[]).join(', ')}`;
  if (problem.keyword === 'const') return JSON.stringify(schema.const);
  if (problem.keyword === 'anyOf') return alternatives(schema);
  if (problem.keyword === 'pattern') return `${describe(schema)} that matches ${String(schema.pattern)}`;
  if (problem.keyword === 'minItems') return 'at least one item';
  if (problem.keyword === 'minProperties') return 'at least one key';
  if (problem.keyword === 'minLength') return 'a text that is not empty';
  if (problem.keyword === 'type') return describe(schema);
  return `a value that ${problem.message ?? 'fits'}`;
}

function alternatives(schema: Schema): string {
  const forms = (schema.anyOf as readonly Schema[]).map(describe);
  return [...new Set(forms)].join(', or ');
}

const TYPE_IN_WORDS: { readonly [type: string]: string } = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys with values',
};

function describe(schema: Schema): string {
  if (Array.isArray(schema.enum)) return `one of ${schema.enum.join(', ')}`;
  if (Array.isArray(schema.anyOf)) return alternatives(schema);
  return TYPE_IN_WORDS[String(schema.type)] ?? 'another value';
}

function admitsString(schema: Schema): boolean {
  if (schema.type === 'string' || typeof schema.const === 'string') return true;
  if (Array.isArray(schema.enum)) return schema.enum.every((each) => typeof each === 'string');
  if (Array.isArray(schema.anyOf)) return schema.anyOf.some((each: Schema) => admitsString(each));
  return false;
}

/** A value as a message shows it: short, on one line. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'keys with values';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…"` : text;
}
