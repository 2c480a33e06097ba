import type { ValueSetShape } from '../model/shapes.ts';
import type { Expansion } from '../query/expand.ts';
import type { Languages } from '../query/languages.ts';
import type { TerminologyRequest } from '../query/terminology-request.ts';
import { referenceStatus } from '../query/validation-issues.ts';
import { publicationOf } from '../terminology/publication.ts';
import { canonicalOfShape, supplementsUsed } from '../terminology/supplement.ts';
import type { Json } from './json.ts';
import type { Arguments } from './parameter-row.ts';
import { nameOfRule } from './resolution-parameters.ts';

/** Parameters of `$expand` that its answer repeats, and the type of their values. */
const ECHOED: readonly { readonly name: string; readonly as: 'text' | 'texts' | 'flag' | 'whole' }[] = [
  { name: 'filter', as: 'text' },
  { name: 'offset', as: 'whole' },
  { name: 'count', as: 'whole' },
  { name: 'includeDesignations', as: 'flag' },
  { name: 'designation', as: 'texts' },
  { name: 'includeDefinition', as: 'flag' },
  { name: 'activeOnly', as: 'flag' },
  { name: 'excludeNested', as: 'flag' },
  { name: 'excludeNotForUI', as: 'flag' },
  { name: 'excludePostCoordinated', as: 'flag' },
];

interface Made {
  readonly request: TerminologyRequest;
  readonly given: Arguments;
  readonly languages: Languages | undefined;
}

/** `expansion.parameter`: what was asked, what was assumed, and what it was made from. */
export function expansionParameters(expansion: Expansion, { request, given, languages }: Made): readonly Json[] {
  const echoed = ECHOED.flatMap(({ name, as }): readonly Json[] => {
    if (as === 'texts') return given.texts(name).map((value) => ({ name, valueString: value }));
    const key = { text: 'valueString', flag: 'valueBoolean', whole: 'valueInteger' }[as];
    const value = given[as](name);
    return value === undefined ? [] : [{ name, [key]: value }];
  });
  const language = languages === undefined ? [] : [{ name: 'displayLanguage', valueCode: languages.text }];
  const rules = [...request.usedRules].map((rule) => ({
    name: nameOfRule(rule, request.options),
    valueUri: `${rule.url}|${rule.version}`,
  }));
  const all = [...echoed, ...language, ...usedParameters(expansion), ...rules];
  return distinct(expansion.source.mergesEditions ? [...all, { name: 'versionsMatch', valueBoolean: true }] : all);
}

function usedParameters({ valueSet, source }: Expansion): readonly Json[] {
  const { systems, valueSets } = source;
  const uri = (name: string, value: string): Json => ({ name, valueUri: value });
  const supplements = systems.flatMap(supplementsUsed);
  return [
    ...systems.map(({ shape }) => uri('used-codesystem', canonicalOfShape(shape))),
    ...valueSets.map((shape) => uri('used-valueset', canonicalOfShape(shape))),
    ...systems
      .filter(({ shape }) => shape.content === 'fragment')
      .map(({ shape }) => uri('used-fragment', canonicalOfShape(shape))),
    ...supplements.map((canonical) => uri('used-supplement', canonical)),
    ...[valueSet, ...valueSets, ...systems.map(({ shape }) => shape)].flatMap((shape) => warningOf(shape, valueSet)),
  ];
}

function warningOf(
  shape: Parameters<typeof publicationOf>[0] & { readonly url: string; readonly version: string },
  by: ValueSetShape,
): readonly Json[] {
  const status = referenceStatus(publicationOf(shape), publicationOf(by));
  if (status === undefined) return [];
  return [{ name: `warning-${status}`, valueUri: canonicalOfShape(shape) }];
}

function distinct(parameters: readonly Json[]): readonly Json[] {
  const seen = new Set<string>();
  return parameters.filter((each) => {
    const text = JSON.stringify(each);
    return seen.has(text) ? false : seen.add(text);
  });
}
