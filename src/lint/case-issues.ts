import { caseValueProblem } from '../kinds/case-value.ts';
import type { Case, CaseValue } from '../model/definition-parts.ts';
import type { Endpoint, Score, Variable } from '../model/definitions.ts';
import { definitionOf, definitionsOf } from '../model/dictionary.ts';
import { didYouMean } from '../model/did-you-mean.ts';
import { keyOf } from '../model/ids.ts';
import { error, type Issue } from '../model/issue.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** Where the worked case of an endpoint holds the patient's records beside what is recorded once. */
const RECORDS = 'records';

/**
 * `unknown-reference`, `unknown-code` and `invalid-value` of what goes into worked cases of endpoints and scores: each
 * name is a variable (of a score: an input), each value one that a record may hold. Cases of rules are left out: what
 * they show may be wrong on purpose.
 */
export function caseIssues(snapshot: Snapshot): readonly Issue[] {
  const { dictionary } = snapshot;
  const variables = definitionsOf(dictionary, 'variable').map((variable) => variable.id);
  return [
    ...definitionsOf(dictionary, 'endpoint').flatMap((each) => issuesOf(snapshot, each, variables)),
    ...definitionsOf(dictionary, 'score').flatMap((each) => issuesOf(snapshot, each, each.inputs)),
  ];
}

function issuesOf(snapshot: Snapshot, definition: Endpoint | Score, names: readonly string[]): readonly Issue[] {
  return (definition.cases ?? []).flatMap(({ given }, index) =>
    valuesOf(given, `/cases/${index}/given`).flatMap(({ name, value, pointer }) => {
      const at = { definition: keyOf(definition), pointer };
      const variable = names.includes(name) ? definitionOf(snapshot.dictionary, 'variable', name) : undefined;
      if (variable !== undefined) return valueIssues(snapshot, variable, value).map((issue) => ({ ...issue, at }));
      const what = definition.kind === 'endpoint' ? 'variable' : 'input';
      return [error('unknown-reference', `There is no ${what} "${name}".${didYouMean(name, names)}`, at)];
    }),
  );
}

interface GivenValue {
  readonly name: string;
  readonly value: CaseValue;
  readonly pointer: string;
}

function valuesOf(given: Case['given'], pointer: string): readonly GivenValue[] {
  return Object.entries(given).flatMap(([name, value]) => {
    const place = `${pointer}/${name}`;
    if (name !== RECORDS || typeof value !== 'object') return [{ name, value, pointer: place }];
    return value.flatMap((record, index) => valuesOf(record, `${place}/${index}`));
  });
}

function valueIssues(snapshot: Snapshot, variable: Variable, value: CaseValue): readonly Issue[] {
  const { id, type, valueSet, missing } = variable;
  if (missing?.includes(String(value))) return [];
  const wrong = caseValueProblem(variable, value);
  if (wrong !== undefined) return [error('invalid-value', wrong)];
  if (type !== 'code') return [];
  const set = snapshot.valueSets.find((each) => each.shape.source.id === valueSet);
  const codes = (set?.enumeration().codes ?? []).map((member) => member.concept.code);
  // A value set that is not there is reported where the variable names it.
  if (set === undefined || codes.includes(String(value))) return [];
  const hint = didYouMean(String(value), codes);
  return [error('unknown-code', `"${value}" is no value of ${id}: it is not in value-set/${valueSet}.${hint}`)];
}
