import type { Definition, ValueSet, Variable } from '../../model/definitions.ts';
import { canonicalJson } from '../../model/digest.ts';
import { commonParts, plainText } from './common.ts';
import type { FieldParts } from './field.ts';
import type { LecternField } from './lectern.ts';
import { emptyNames, idOf, type Names } from './names.ts';
import { type VariableContent, variableContent } from './variable.ts';

/** The definitions of a dictionary as they are made; what is the same is made once. */
export interface Made {
  readonly definitions: Definition[];
  /** The variable of a field. A second field of the name that says the same is the same variable. */
  variableOf(field: LecternField, parts: FieldParts, schema: string): Variable;
  /** The value set with these codes, for a field of that name. */
  valueSetOf(codes: readonly string[], field: LecternField, schema: string): string;
  readonly ruleNames: Names;
}

/** Nothing made yet; `source` names the dictionary in the provenance of each definition. */
export function startMaking(source: string): Made {
  const definitions: Definition[] = [];
  const known = new Map<string, Definition>();
  const names = { variable: emptyNames(), 'value-set': emptyNames() };
  const once = <D extends Variable | ValueSet>(key: string, make: (id: string) => D, wanted: readonly string[]): D => {
    const found = known.get(key);
    // What is known under a key was made from it.
    if (found !== undefined) return found as D;
    const kind = key.startsWith('variable') ? 'variable' : 'value-set';
    const free = wanted.find((name) => !names[kind].has(idOf(name))) ?? wanted.at(-1) ?? '';
    const made = make(names[kind].take(free));
    known.set(key, made);
    definitions.push(made);
    return made;
  };
  const valueSetOf = (codes: readonly string[], field: LecternField, schema: string): string => {
    const key = `value-set ${canonicalJson([field.name, codes])}`;
    return once(key, (id) => valueSet(id, codes, field, source), [field.name, `${schema}_${field.name}`]).id;
  };
  return {
    definitions,
    ruleNames: emptyNames(),
    valueSetOf,
    variableOf: (field, parts, schema) => {
      const content = variableContent(field, parts);
      const codes = parts.codes === undefined ? undefined : valueSetOf(parts.codes, field, schema);
      const key = `variable ${canonicalJson([field.name, content, codes ?? null])}`;
      const said = { content, group: idOf(schema), ...(codes === undefined ? {} : { valueSet: codes }) };
      return once(key, (id) => variable(id, said, source), [field.name, `${schema}_${field.name}`]);
    },
  };
}

function variable(
  id: string,
  said: { readonly content: VariableContent; readonly group: string; readonly valueSet?: string },
  source: string,
): Variable {
  const { reference, title, definition, ...content } = said.content;
  const common = commonParts('variable', { id, title: String(title), definition: String(definition) }, source);
  return {
    ...common,
    ...content,
    ...(said.valueSet === undefined ? {} : { valueSet: said.valueSet }),
    group: said.group,
    provenance: reference === undefined ? common.provenance : { ...common.provenance, reference },
  };
}

function valueSet(id: string, codes: readonly string[], field: LecternField, source: string): ValueSet {
  const title = plainText(field.title ?? field.name) || field.name;
  return {
    ...commonParts('value-set', { id, title, definition: `Values of ${title}.` }, source),
    codes: codes.map((code) => ({ code, display: code })),
  };
}
