import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { TObject, TSchema } from 'typebox';
import { didYouMean } from '../model/did-you-mean.ts';
import { error, type Issue } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';

type Values = { readonly [name: string]: string | number };

/** Reads the parameters that a schema describes, and says everything that is wrong with them. */
export interface ParameterReader {
  readonly path: (given: { readonly [name: string]: string }) => Result<Values>;
  readonly query: (given: URLSearchParams) => Result<Values>;
}

// The schemas are our own; that they are schemas is tested, and to check it here would compile the schema of schemas.
const ajv = new Ajv2020({ allErrors: true, strict: true, validateSchema: false });

/** The reader of a route's parameters; its schemas are compiled here, once. */
export function parameterReader(path: TObject, query: TObject): ParameterReader {
  const checkPath = ajv.compile(path);
  const checkQuery = ajv.compile(query);
  return {
    path: (given) => {
      const values = valuesOf(Object.entries(given), path);
      if (checkPath(values)) return ok(values);
      return failed(...wrongParameters(checkPath, values, path).map(({ name, message }) => noSuchPath(name, message)));
    },
    query: (given) => readQuery(given, query, checkQuery),
  };
}

function readQuery(given: URLSearchParams, schema: TObject, check: ValidateFunction): Result<Values> {
  const names = [...new Set(given.keys())];
  const known = Object.keys(schema.properties);
  const issues = names.flatMap((name) => {
    if (!known.includes(name)) return [unknownParameter(name, known)];
    return given.getAll(name).length > 1 ? [invalid(name, `The parameter ${name} is given more than once.`)] : [];
  });
  if (issues.length > 0) return failed(...issues);
  const values = valuesOf([...given], schema);
  if (check(values)) return ok(values);
  return failed(
    ...missingParameters(check),
    ...wrongParameters(check, values, schema).map(({ name, message }) => invalid(name, message)),
  );
}

/** Numbers where the schema wants one and the text is plainly one; nothing is coerced that would not print the same. */
function valuesOf(entries: readonly (readonly [string, string])[], schema: TObject): Values {
  const values: { [name: string]: string | number } = Object.create(null);
  for (const [name, text] of entries) {
    const wantsNumber = 'type' in propertyOf(schema, name) && propertyOf(schema, name).type === 'integer';
    values[name] = wantsNumber && /^-?(0|[1-9]\d{0,8})$/.test(text) ? Number(text) : text;
  }
  return values;
}

type Property = TSchema & { readonly [keyword: string]: unknown };

function propertyOf(schema: TObject, name: string): Property {
  return (Object.hasOwn(schema.properties, name) ? schema.properties[name] : {}) as Property;
}

function missingParameters(check: ValidateFunction): readonly Issue[] {
  return (check.errors ?? [])
    .filter((each) => each.keyword === 'required')
    .map((each) => {
      const name = String(each.params.missingProperty);
      return error('missing-parameter', `The parameter ${name} is missing.`, { parameter: name });
    });
}

function wrongParameters(check: ValidateFunction, values: Values, schema: TObject) {
  const names = (check.errors ?? []).map((each) => each.instancePath.slice(1)).filter((name) => name !== '');
  return [...new Set(names)].map((name) => {
    const expected = expectationOf(propertyOf(schema, name));
    return { name, message: `The parameter ${name} is ${shown(values[name])}; expected ${expected}.` };
  });
}

/** What a parameter may be, in words. */
function expectationOf(schema: { readonly [keyword: string]: unknown }): string {
  if (Array.isArray(schema.enum)) return `one of ${schema.enum.join(', ')}`;
  if (schema.type === 'integer') return `a whole number from ${schema.minimum} to ${schema.maximum}`;
  return `${schema.minLength ?? 0} to ${schema.maxLength} characters`;
}

function shown(value: string | number | undefined): string {
  const text = String(value);
  return text.length > 60 ? `of ${text.length} characters` : `"${text}"`;
}

function unknownParameter(name: string, known: readonly string[]): Issue {
  const takes = known.length === 0 ? 'none' : known.join(', ');
  const message = `There is no parameter ${shown(name)} here; there are: ${takes}.${didYouMean(name, known)}`;
  return error('unknown-parameter', message, { parameter: name.slice(0, 60) });
}

function invalid(parameter: string, message: string): Issue {
  return error('invalid-parameter', message, { parameter });
}

function noSuchPath(name: string, message: string): Issue {
  return error(name === 'kinds' ? 'unknown-kind-address' : 'unknown-path', message, { parameter: name });
}
