import { findCodeSystem, resolveCodeSystem } from '../query/find-in-scope.ts';
import { listResources } from '../query/find-resources.ts';
import type { Found, Scope } from '../query/scope.ts';
import type { CompiledCodeSystem } from '../terminology/code-system.ts';
import { softwareElements, statementElements } from './capability-statement.ts';
import { propertyDefinitions } from './concept-properties.ts';
import type { FhirContext } from './contract.ts';
import { DIALECTS } from './dialect.ts';
import { expandRow } from './expand.ts';
import { type Json, listed, present, type Resource } from './json.ts';

/** `GET metadata?mode=terminology`: every code system and version there is, and the parameters of expansion. */
export function terminologyCapabilities(context: FhirContext): Resource {
  return {
    resourceType: 'TerminologyCapabilities',
    ...statementElements(context, 'TerminologyCapabilities'),
    url: `${context.base}/metadata?mode=terminology`,
    ...softwareElements(context),
    // Unlike a CapabilityStatement, this one has no day of the software.
    software: { name: context.software.name, version: context.software.version },
    codeSystem: codeSystemElements(context),
    expansion: {
      hierarchical: true,
      paging: true,
      incomplete: false,
      parameter: expandRow.parameters.filter((row) => row.refused !== true).map(({ name }) => ({ name })),
      textFilter: 'Words, each the beginning of a word of code, display, synonym or translation; best matches first.',
    },
    codeSearch: DIALECTS[context.version].codeSearch,
    validateCode: { translations: true },
  };
}

function codeSystemElements(context: FhirContext): readonly Json[] {
  const { scope } = context;
  const all = [...listResources(scope, 'CodeSystem', { everyVersion: true }), ...importedSystems(scope)];
  return [...new Set(all.map((each) => each.value.shape.url))].map((url) => {
    const versions = all.filter((each) => each.value.shape.url === url);
    const best = resolveCodeSystem(context.scope, url, undefined);
    const preferred = versions.find((each) => best.ok && each.value === best.value.value) ?? versions[0];
    return {
      uri: url,
      ...DIALECTS[context.version].systemContent(preferred?.value.shape.content ?? 'complete'),
      version: versions.map((each) => versionElement(each, each === preferred)),
      subsumption: true,
    };
  });
}

/** Imported systems, in versions that no release holds. */
function importedSystems(scope: Scope): readonly Found<CompiledCodeSystem>[] {
  const resources = (scope.imported ?? []).flatMap((layer) => layer.resources?.() ?? []);
  return resources
    .flatMap(({ system }) => system ?? [])
    .filter((system) => findCodeSystem(scope, system.shape.url, system.shape.version)?.value === system)
    .map((value) => ({ value, snapshot: scope.primary }));
}

function versionElement({ value }: Found<CompiledCodeSystem>, isDefault: boolean): Json {
  const { shape } = value;
  const languages = new Set([shape.language, ...value.usage().languages]);
  return {
    ...present({ code: shape.version || undefined }),
    isDefault,
    compositional: false,
    language: [...languages].sort(),
    ...listed(
      'property',
      propertyDefinitions(value).map((property) => property.code),
    ),
  };
}
