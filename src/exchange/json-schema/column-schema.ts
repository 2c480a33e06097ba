import type { RecordColumn } from '../../model/shapes.ts';
import { textIn } from '../../model/text.ts';
import type { CodeList, RecordPlan } from '../../records/plan.ts';
import { ecmaPattern } from './ecma-pattern.ts';

export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** A text without spaces around it, and not empty. */
const TRIMMED = '^\\S(?:[\\s\\S]*\\S)?$';

const DAY = '(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])';
const PARTIAL = '(?!0000)[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?';
const TIME = 'T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]+)?)?(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])?';

/** The values of a column in a JSON record: values, missing reasons, and nothing where nothing is required. */
export function columnSchema(column: RecordColumn, plan: RecordPlan): JsonSchema {
  const { repeats, missing, required, unit, plausible, valueSet, variable, version, owner } = column;
  const one = valueSchema(column, plan);
  const values = repeats ? listSchema(one, column) : one;
  const nothing = repeats ? [null] : [null, ''];
  const allowed = [
    values,
    ...(missing.length === 0 ? [] : [{ title: 'Missing reason', enum: missing }]),
    ...(required ? [] : [{ title: 'Nothing', enum: nothing }]),
  ];
  return {
    title: textIn(column.title, 'en'),
    anyOf: allowed,
    'x-hdict': {
      variable,
      version,
      owner,
      ...(unit === undefined ? {} : { unit }),
      ...(plausible === undefined ? {} : { plausible: { min: plausible.min, max: plausible.max } }),
      ...(valueSet === undefined ? {} : { valueSet }),
    },
  };
}

function listSchema(items: JsonSchema, { missing, required }: RecordColumn): JsonSchema {
  return {
    type: 'array',
    items: missing.length === 0 ? items : { allOf: [items, { not: { enum: missing } }] },
    uniqueItems: true,
    ...(required ? { minItems: 1 } : {}),
  };
}

function valueSchema(column: RecordColumn, plan: RecordPlan): JsonSchema {
  switch (column.type) {
    case 'boolean':
      return { type: 'boolean' };
    case 'integer':
    case 'decimal':
      return numberSchema(column);
    case 'date':
      return { type: 'string', format: 'date', pattern: `^${DAY}$` };
    case 'partialDate':
      return { type: 'string', pattern: `^${PARTIAL}$` };
    case 'dateTime':
      return { type: 'string', pattern: `^${DAY}(?:${TIME})?$` };
    case 'code':
      return codeSchema(column, plan);
    case 'string':
      return textSchema(column);
  }
}

function numberSchema({ type, range }: RecordColumn): JsonSchema {
  return {
    type: type === 'integer' ? 'integer' : 'number',
    ...(range?.min === undefined ? {} : { minimum: range.min }),
    ...(range?.max === undefined ? {} : { maximum: range.max }),
  };
}

function textSchema({ pattern }: RecordColumn): JsonSchema {
  const translated = pattern === undefined ? undefined : ecmaPattern(pattern);
  const text = { type: 'string', pattern: TRIMMED };
  return translated === undefined ? text : { ...text, allOf: [{ pattern: `^(?:${translated})$` }] };
}

/** The code list of a column, where the plan has it. */
export function codeListOf({ valueSet }: RecordColumn, { codeLists }: RecordPlan): CodeList | undefined {
  return codeLists.find(({ canonical }) => canonical === valueSet);
}

function codeSchema(column: RecordColumn, plan: RecordPlan): JsonSchema {
  const list = codeListOf(column, plan);
  if (list === undefined) return { type: 'string', pattern: TRIMMED };
  const listed = list.codes.flatMap(({ code, display, use }) =>
    use === 'abstract' ? [] : { const: code, title: display, ...(use === 'inactive' ? { deprecated: true } : {}) },
  );
  if (!list.extensible) return { oneOf: listed };
  const refused = [
    ...plan.missingReasons,
    ...list.codes.flatMap(({ code, use }) => (use === 'abstract' ? code : [])),
  ].filter((code) => !listed.some((each) => each.const === code));
  return { anyOf: [...listed, { type: 'string', pattern: TRIMMED, not: { enum: refused } }] };
}
