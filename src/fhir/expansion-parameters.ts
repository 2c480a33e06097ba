import type { Status } from '../model/definition-parts.ts';
import type { Expansion } from '../query/expand.ts';
import type { Json } from './json.ts';
import type { OperationInput } from './operation.ts';

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
  { name: 'property', as: 'texts' },
];

/** `expansion.parameter`: what was asked, what was assumed, and what it was made from. */
export function expansionParameters(expansion: Expansion, { given, languages }: OperationInput): readonly Json[] {
  const echoed = ECHOED.flatMap(({ name, as }): readonly Json[] => {
    if (as === 'texts') return given.texts(name).map((value) => ({ name, valueString: value }));
    const key = { text: 'valueString', flag: 'valueBoolean', whole: 'valueInteger' }[as];
    const value = given[as](name);
    return value === undefined ? [] : [{ name, [key]: value }];
  });
  const language = languages === undefined ? [] : [{ name: 'displayLanguage', valueCode: languages.text }];
  return [...echoed, ...language, ...usedParameters(expansion)];
}

function usedParameters({ valueSet, systems }: Expansion): readonly Json[] {
  const used = systems.map((system) => ({ name: 'used-codesystem', valueUri: canonical(system.shape) }));
  const fragments = systems
    .filter((system) => system.shape.content === 'fragment')
    .map((system) => ({ name: 'used-fragment', valueUri: canonical(system.shape) }));
  const imported = [...valueSet.shape.include, ...valueSet.shape.exclude].flatMap((clause) => clause.valueSets ?? []);
  const valueSets = [...new Set(imported)].map((each) => ({ name: 'used-valueset', valueUri: each }));
  const warnings = [valueSet.shape, ...systems.map((system) => system.shape)].flatMap((shape) => {
    const warning = WARNING[shape.status];
    return warning === undefined ? [] : [{ name: warning, valueUri: canonical(shape) }];
  });
  return [...used, ...valueSets, ...fragments, ...warnings];
}

const WARNING: { readonly [S in Status]: string | undefined } = {
  draft: 'warning-draft',
  'trial-use': undefined,
  active: undefined,
  deprecated: 'warning-deprecated',
  retired: 'warning-retired',
};

function canonical({ url, version }: { readonly url: string; readonly version: string }): string {
  return `${url}|${version}`;
}
