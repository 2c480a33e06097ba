import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { KIND_RULES } from '../kinds/index.ts';
import { settingsSchema, workingGroupsSchema } from '../kinds/settings.ts';
import { didYouMean } from '../model/did-you-mean.ts';
import { error, type Issue } from '../model/issue.ts';
import type { Kind } from '../model/kind.ts';
import { LIMITS } from '../model/limits.ts';
import { expectationOf, shown } from './expectation.ts';
import type { YamlText } from './yaml-text.ts';

export type SchemaName = Kind | 'dictionary' | 'working-groups';

const ajv = new Ajv({
  allErrors: true,
  strict: true,
  allowUnionTypes: true,
  verbose: true,
  // The schemas are our own; that they are schemas is tested, and to check it here would compile the schema of schemas.
  validateSchema: false,
});
const compiled = new Map<SchemaName, ValidateFunction>();

function validatorOf(name: SchemaName): ValidateFunction {
  const known = compiled.get(name);
  if (known !== undefined) return known;
  const validator = ajv.compile(schemaOf(name));
  compiled.set(name, validator);
  return validator;
}

function schemaOf(name: SchemaName): object {
  if (name === 'dictionary') return settingsSchema;
  if (name === 'working-groups') return workingGroupsSchema;
  return KIND_RULES[name].schema;
}

/**
 * Checks a file's content against the JSON Schema of its kind. Answers `unknown-key` (with a suggestion),
 * `missing-key`, `unquoted-code` (YAML made a number of something that must be a string) and `invalid-value`,
 * all of the file at once, each at its line and column.
 */
export function checkSchema(name: SchemaName, text: YamlText): readonly Issue[] {
  const validate = validatorOf(name);
  if (validate(text.content)) return [];
  // Which errors are relevant takes the square of their number; of a flood, the first are enough to see the cause.
  const errors = (validate.errors ?? []).slice(0, LIMITS.yamlProblems * 10);
  return relevant(errors).map((each) => issueOf(each, text));
}

/**
 * A value that fits none of several forms is reported by the form it was meant to be: the parts of an object for
 * something that is an object, and otherwise the choice as a whole.
 */
function relevant(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const choices = errors.filter((each) => each.keyword === 'anyOf');
  return errors.filter((each) => {
    if (each.keyword === 'anyOf') return !errors.some((other) => other !== each && isPart(other, each));
    const choice = choices.find((candidate) => within(each, candidate));
    return choice === undefined || isPart(each, choice);
  });
}

function within(inner: ErrorObject, choice: ErrorObject): boolean {
  return (
    inner !== choice &&
    inner.schemaPath.startsWith(`${choice.schemaPath}/`) &&
    (inner.instancePath === choice.instancePath || inner.instancePath.startsWith(`${choice.instancePath}/`))
  );
}

/** True if `inner` speaks of the contents of the object (or list) that `choice` is about, not of its form. */
function isPart(inner: ErrorObject, choice: ErrorObject): boolean {
  if (!within(inner, choice)) return false;
  return (
    inner.instancePath !== choice.instancePath ||
    inner.keyword === 'additionalProperties' ||
    inner.keyword === 'minProperties' ||
    inner.keyword === 'required'
  );
}

function issueOf(problem: ErrorObject, text: YamlText): Issue {
  const { instancePath, keyword, params } = problem;
  if (keyword === 'additionalProperties') {
    const key = String(params.additionalProperty);
    const known = Object.keys((problem.parentSchema?.properties ?? {}) as object);
    const names = Object.keys((problem.parentSchema?.patternProperties ?? {}) as object);
    const expected =
      known.length > 0
        ? ` Expected: ${known.join(', ')}.`
        : names.map((name) => ` Expected keys like ${name}.`).join('');
    const pointer = `${instancePath}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return error('unknown-key', `Unknown key "${key}".${didYouMean(key, known) || expected}`, {
      ...text.placeOf(pointer, 'key'),
      pointer,
    });
  }
  if (keyword === 'required') {
    return error('missing-key', `The key "${params.missingProperty}" is missing; it is required here.`, {
      ...text.placeOf(instancePath, 'key'),
      pointer: instancePath,
    });
  }
  return valueIssue(problem, text);
}

function valueIssue(problem: ErrorObject, text: YamlText): Issue {
  const { instancePath: pointer, data } = problem;
  const at = { ...text.placeOf(pointer), pointer };
  const plain = text.plainSourceOf(pointer);
  const expectation = expectationOf(problem);
  if (typeof data !== 'string' && typeof data !== 'object' && plain !== undefined && expectation.string) {
    return error(
      'unquoted-code',
      `YAML reads ${plain} as ${article(data)}; a string is expected here. Quote this: "${plain}".`,
      at,
    );
  }
  if (data === null && plain !== undefined && plain !== '' && expectation.string) {
    return error(
      'unquoted-code',
      `YAML reads ${plain} as nothing; a string is expected here. Quote this: "${plain}".`,
      at,
    );
  }
  const suggestion = typeof data === 'string' ? didYouMean(data, expectation.words) : '';
  // `.inf` has no form in JSON, so a number is shown as it is written.
  const found = typeof data === 'number' ? (plain ?? shown(data)) : shown(data);
  return error('invalid-value', `Found ${found}; expected ${expectation.text}.${suggestion}`, at);
}

function article(value: unknown): string {
  return typeof value === 'boolean' ? `the truth value ${value}` : `the number ${String(value)}`;
}
