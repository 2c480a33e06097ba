import { compileCondition } from '../../expression/compile.ts';
import { unitProblem } from '../../kinds/unit.ts';
import type { Mapping, MappingRelationship, Variable, VariableType } from '../../model/definitions.ts';
import { sha256 } from '../../model/digest.ts';
import { plainText } from './common.ts';
import type { Demand } from './demands.ts';
import type { FieldParts } from './field.ts';
import type { LecternField } from './lectern.ts';
import { isMembers, textsOf } from './members.ts';
import { idOf } from './names.ts';
import { searchPattern } from './pattern.ts';

/** What a variable says that does not depend on where it stands. */
export type VariableContent = Pick<Variable, 'title' | 'definition' | 'type' | 'level'> &
  Partial<Pick<Variable, 'unit' | 'range' | 'pattern' | 'repeats' | 'mappings' | 'examples' | 'notes' | 'aliases'>> & {
    readonly reference?: readonly string[];
  };

/** A field's content as a variable's; what of `meta` has no place of its own goes into the notes. */
export function variableContent(field: LecternField, parts: FieldParts): VariableContent {
  const { range, pattern, type } = parts;
  const taken = takeMeta(field, parts);
  const title = plainText(field.title ?? field.name) || field.name;
  const definition = plainText(field.description ?? '');
  return {
    title,
    definition: definition || `${title}. The source does not describe it.`,
    type,
    ...(taken.unit === undefined ? {} : { unit: taken.unit }),
    ...(range === undefined ? {} : { range }),
    ...(pattern === undefined ? {} : { pattern }),
    ...(field.isArray ? { repeats: true } : {}),
    level: field.meta.core === true || field.meta.core === 'true' ? 'core' : 'extended',
    ...(taken.mappings.length === 0 ? {} : { mappings: taken.mappings }),
    ...(taken.examples.length === 0 ? {} : { examples: taken.examples }),
    ...(taken.notes.length === 0 ? {} : { notes: taken.notes.join('\n') }),
    ...(idOf(field.name) === field.name ? {} : { aliases: [field.name] }),
    ...(taken.reference.length === 0 ? {} : { reference: taken.reference }),
  };
}

/** Keys of `meta` that other keys of a definition say. */
const SAID_ELSEWHERE = new Set(['displayName', 'display name', 'core']);
const RELATIONSHIPS: { readonly [key: string]: MappingRelationship | undefined } = {
  exact_mappings: 'equivalent',
  related_mappings: 'related',
};

interface Taken {
  unit?: string;
  readonly mappings: Mapping[];
  readonly examples: (string | number)[];
  readonly notes: string[];
  readonly reference: string[];
}

function takeMeta(field: LecternField, parts: FieldParts): Taken {
  const taken: Taken = { mappings: [], examples: [], notes: [], reference: [] };
  for (const [key, value] of Object.entries(field.meta)) {
    if (!SAID_ELSEWHERE.has(key)) takeOne(key, value, parts, taken);
  }
  for (const each of parts.rest) taken.notes.push(...uncheckedNote(each));
  return taken;
}

/** What only the source checks, in words that differ where the check does: then the difference is seen here too. */
function uncheckedNote(demand: Demand): readonly string[] {
  if (demand.what === 'script') {
    return [
      `The source checks it by a script too, which is not done here (SHA-256 ${sha256(demand.source).slice(0, 16)}).`,
    ];
  }
  if (demand.what !== 'regex' || 'pattern' in searchPattern(demand.source)) return [];
  return [plainText(`The source checks it by the pattern ${demand.source} too, which is not done here.`)];
}

function takeOne(key: string, value: unknown, parts: FieldParts, taken: Taken): void {
  const relationship = RELATIONSHIPS[key];
  if (key === 'notes' && typeof value === 'string') taken.notes.unshift(...nonEmpty(value));
  else if (key === 'specifications' && textsOf(value))
    taken.reference.push(...(textsOf(value) ?? []).flatMap(nonEmpty));
  else if (key === 'examples' && Array.isArray(value)) takeExamples(value, parts, taken);
  else if (relationship !== undefined && isMembers(value)) takeMappings(value, relationship, taken);
  else if (key === 'units' && typeof value === 'string') takeUnit(value, parts.type, taken);
  else taken.notes.push(...nonEmpty(`${key}: ${inWords(value)}`));
}

function nonEmpty(text: string): readonly string[] {
  const plain = plainText(text);
  return plain === '' ? [] : [plain];
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(inWords).join('; ');
  if (isMembers(value))
    return Object.entries(value)
      .map(([key, each]) => `${key} ${inWords(each)}`)
      .join('; ');
  return String(value);
}

function takeMappings(value: object, relationship: MappingRelationship, taken: Taken): void {
  for (const [to, code] of Object.entries(value)) {
    // Our `loinc` promises a LOINC code with its check digit; a name of the source that is spelt so promises nothing.
    const fits = typeof code === 'string' && /^[!-~]+( [!-~]+)*$/.test(code) && to !== '' && to !== 'loinc';
    if (fits) taken.mappings.push({ to, code, ...(relationship === 'equivalent' ? {} : { relationship }) });
    else taken.notes.push(...nonEmpty(`${relationship} in ${to}: ${inWords(code)}`));
  }
}

/** Words for times that UCUM has signs for. */
const TIMES: ReadonlyMap<string, string> = new Map(
  Object.entries({ year: 'a', month: 'mo', week: 'wk', day: 'd', hour: 'h', minute: 'min', second: 's' }).flatMap(
    ([word, unit]) => [
      [word, unit],
      [`${word}s`, unit],
    ],
  ),
);

function takeUnit(text: string, type: VariableType, taken: Taken): void {
  const unit = TIMES.get(text.trim().toLowerCase()) ?? text.trim();
  const isNumber = type === 'integer' || type === 'decimal';
  if (isNumber && unit !== '' && unitProblem(unit) === undefined) taken.unit = unit;
  else taken.notes.push(...nonEmpty(`units: ${text}`));
}

/** Examples that are values of the variable; lint refuses others, so they become a note. */
function takeExamples(values: readonly unknown[], { type, pattern }: FieldParts, taken: Taken): void {
  const fits = exampleTest(type, pattern);
  for (const value of values) {
    const example = type === 'integer' || type === 'decimal' ? Number(value) : plainText(String(value));
    if (example !== '' && fits(example)) taken.examples.push(example);
    else taken.notes.push(...nonEmpty(`Example: ${String(value)}`));
  }
}

function exampleTest(type: VariableType, pattern: string | undefined): (example: string | number) => boolean {
  if (type === 'integer' || type === 'decimal') return (example) => Number.isFinite(example);
  if (type === 'boolean') return () => false;
  if (pattern === undefined) return () => true;
  const scope = { variables: new Map([['text', 'string' as const]]), children: new Map() };
  const host = { inValueSet: () => false, isA: () => false };
  const whole = compileCondition(`matchesPattern(text, ${JSON.stringify(`^(?:${pattern})$`)})`, scope, host);
  return (example) => whole.ok && whole.value.evaluate({ text: String(example) }) === true;
}
