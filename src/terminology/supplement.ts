import type { CodeSystemShape, Concept } from '../model/shapes.ts';
import type { CompiledCodeSystem } from './code-system.ts';
import { joinedUsage, usageOf } from './concept-usage.ts';

/** A code system with what supplements add to it: designations, properties and extensions. */
export interface SupplementedCodeSystem extends CompiledCodeSystem {
  /** `url|version` of the supplements, in the order they were added. */
  readonly supplements: readonly string[];
}

/** `url|version` of the supplements that were added to a system. */
export function supplementsUsed(system: CompiledCodeSystem): readonly string[] {
  return 'supplements' in system ? (system as SupplementedCodeSystem).supplements : [];
}

/** `url|version`, or the URL alone where there is no version. */
export function canonicalOfShape({ url, version }: { readonly url: string; readonly version: string }): string {
  return version === '' ? url : `${url}|${version}`;
}

/** Supplements add to concepts and change none: codes, order and hierarchy stay those of the system. */
export function withSupplements(
  system: CompiledCodeSystem,
  supplements: readonly CodeSystemShape[],
): SupplementedCodeSystem {
  const added = supplements.map((shape) => ({
    name: canonicalOfShape(shape),
    language: shape.language,
    concepts: new Map(shape.concepts.map((concept) => [concept.code, concept])),
  }));
  const merged = (concept: Concept): Concept => {
    let whole = concept;
    for (const { name, language, concepts } of added) {
      const more = concepts.get(concept.code);
      if (more !== undefined) whole = mergedConcept(whole, more, { name, language });
    }
    return whole;
  };
  const orNone = (concept: Concept | undefined) => (concept === undefined ? undefined : merged(concept));
  // What a supplement names is not in the system's own search.
  const { search: _search, ...own } = system;
  return {
    ...own,
    shape: {
      ...system.shape,
      properties: [...system.shape.properties, ...supplements.flatMap((each) => each.properties)],
    },
    concept: (code) => orNone(system.concept(code)),
    conceptAt: (index) => orNone(system.conceptAt(index)),
    usage: () => joinedUsage(system.usage(), usageOf(supplements.flatMap((each) => each.concepts))),
    supplements: added.map((each) => each.name),
  };
}

function mergedConcept(
  concept: Concept,
  more: Concept,
  { name, language }: { readonly name: string; readonly language: string },
): Concept {
  const display =
    more.display === ''
      ? []
      : [{ value: more.display, use: 'display' as const, ...(language === '' ? {} : { language }), supplement: name }];
  const extensions = [...(concept.extensions ?? []), ...(more.extensions ?? [])];
  return {
    ...concept,
    designations: [
      ...concept.designations,
      ...display,
      ...more.designations.map((each) => ({ ...each, supplement: name })),
    ],
    properties: [...concept.properties, ...more.properties],
    ...(extensions.length === 0 ? {} : { extensions }),
  };
}
