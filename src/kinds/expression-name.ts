import { checkExpression } from '../expression/check.ts';
import type { Definition } from '../model/definitions.ts';
import type { Issue } from '../model/issue.ts';
import { problem } from './problem.ts';

const sayable = new Map<string, boolean>();

/**
 * `invalid-value` for a name that no expression could say, because the language has the word for itself (`in`, `true`,
 * `loop`, …). The language is asked, by way of the shortest expression there is, so that no list of words can be stale.
 */
export function unsayable(definition: Definition, name: string, pointer: string): readonly Issue[] {
  if (isSayable(name)) return [];
  const message = `"${name}" is a word of the expression language, so no expression could name it; expected another name.`;
  return [problem(definition, 'invalid-value', pointer, message)];
}

function isSayable(name: string): boolean {
  const known = sayable.get(name);
  if (known !== undefined) return known;
  const checked = checkExpression(name, { variables: new Map([[name, 'bool']]), children: new Map() }, 'bool');
  const fresh = checked.ok && checked.value.variables.includes(name);
  sayable.set(name, fresh);
  return fresh;
}
