import type { CodeSystem, Definition, ValueSet } from '../model/definitions.ts';
import { definitionOf } from '../model/dictionary.ts';
import { canonicalOf, fhirIdOf } from '../model/ids.ts';
import type { CompileContext } from './kind-rules.ts';

/**
 * The part of a canonical shape that every kind fills the same way. `systems` are the ids of the code systems whose
 * codes it holds: their copyright goes with them.
 */
export function canonicalPart(
  definition: Definition,
  { fhirType, systems }: { readonly fhirType: string; readonly systems: readonly string[] },
  context: CompileContext,
) {
  const { settings } = context.dictionary;
  return {
    id: fhirIdOf(definition.id),
    url: canonicalOf(settings.base, fhirType, definition.id),
    version: context.versionOf(definition.kind, definition.id),
    name: computableName(definition.id),
    title: definition.title,
    description: definition.definition,
    status: definition.status,
    publisher: settings.publisher,
    copyright: copyrightOf(systems, context),
    source: { kind: definition.kind, id: definition.id },
  };
}

/** `icd_o_aml` as `Icd_o_aml`: FHIR wants names to begin with a capital letter (invariants csd-0, vsd-0, cmd-0). */
function computableName(id: string): string {
  return `${id.slice(0, 1).toUpperCase()}${id.slice(1)}`;
}

/** What is ours is the publisher's under the dictionary's licence; what is of others stays theirs. */
function copyrightOf(systems: readonly string[], { dictionary }: CompileContext): string {
  const { publisher, licence } = dictionary.settings;
  const theirs = systems.flatMap((id) => definitionOf(dictionary, 'code-system', id)?.copyright ?? []);
  return [...new Set(theirs)].join(' ') || `${publisher}, ${licence}`;
}

export interface SystemName {
  readonly url: string;
  readonly version: string;
}

/**
 * URL and version of a code system named by id: a code system's own, or those of the system that a value set with
 * codes of its own makes. Undefined if the id names neither, which `resolve` has already reported.
 */
export function systemNameOf(id: string, context: CompileContext): SystemName | undefined {
  const { dictionary } = context;
  const system = definitionOf(dictionary, 'code-system', id);
  if (system !== undefined) return nameOfSystem(system, context);
  const valueSet = definitionOf(dictionary, 'value-set', id);
  if (valueSet?.codes === undefined) return undefined;
  return nameOfOwnCodes(valueSet, context);
}

/** URL and version of a code system. An external one keeps its publisher's URL and edition. */
export function nameOfSystem(system: CodeSystem, context: CompileContext): SystemName {
  return {
    url: system.url ?? canonicalOf(context.dictionary.settings.base, 'CodeSystem', system.id),
    version: context.versionOf('code-system', system.id),
  };
}

/** URL and version of the code system that a value set's own codes make. */
export function nameOfOwnCodes(valueSet: ValueSet, context: CompileContext): SystemName {
  return {
    url: canonicalOf(context.dictionary.settings.base, 'CodeSystem', valueSet.id),
    version: context.versionOf('value-set', valueSet.id),
  };
}

/** `url|version` of a value set named by id. */
export function valueSetCanonical(id: string, context: CompileContext): string {
  const url = canonicalOf(context.dictionary.settings.base, 'ValueSet', id);
  return `${url}|${context.versionOf('value-set', id)}`;
}
