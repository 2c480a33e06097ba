import type { Concept } from '../../model/shapes.ts';
import type { MapSide } from '../../query/concept-map.ts';
import { conceptName } from '../../query/concept-name.ts';
import type { CompiledCodeSystem } from '../../query/concepts.ts';
import { pageOfCode } from '../code-address.ts';
import { type Site, textOf } from '../site.ts';

/** Language of the pages’ own words: what is in another one says so. */
const OWN = 'en';

export function InLanguage({ text, language }: { readonly text: string; readonly language: string }) {
  if (language === '' || language === OWN) return text;
  return <span lang={language}>{text}</span>;
}

interface OfConcept {
  readonly site: Site;
  readonly system: CompiledCodeSystem;
  readonly concept: Concept;
}

/** The name of a concept in the reader’s language, where it has one in it. */
export function ConceptName({ site, system, concept }: OfConcept) {
  return <InLanguage {...conceptName(concept, system.shape.language, site.languages)} />;
}

/** A code and its name, leading to what is said of it. */
export function CodeLink({ site, system, concept }: OfConcept) {
  return (
    <a class="code-link" href={pageOfCode(site, system, concept.code)}>
      <code>{concept.code}</code> <ConceptName site={site} system={system} concept={concept} />
    </a>
  );
}

/** A code of one side of a map, which may be of a system that the release does not hold. */
export function CodeOfSide({
  site,
  side,
  code,
}: {
  readonly site: Site;
  readonly side: MapSide;
  readonly code: string;
}) {
  const concept = side.system?.concept(code);
  if (side.system === undefined || concept === undefined) return <code>{code}</code>;
  return <CodeLink site={site} system={side.system} concept={concept} />;
}

/** A code system by its title; by its URL and version where the release does not hold it. */
export function systemTitle(site: Site, { url, version, system }: MapSide): string {
  return system === undefined ? `${url}|${version}` : textOf(site, system.shape.title);
}

/** What restricts the use of a code, in words. */
export function CodeState({ concept: { abstract, status } }: { readonly concept: Concept }) {
  return (
    <>
      {abstract ? <span class="badge">only groups others</span> : null}
      {status === 'active' ? null : <span class={`badge ${status}`}>{status}</span>}
    </>
  );
}
