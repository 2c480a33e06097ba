import { conceptName, otherNames } from '../../query/concept-name.ts';
import type { CompiledCodeSystem } from '../../query/concepts.ts';
import type { ConceptHit } from '../../query/find-concepts.ts';
import type { Site } from '../site.ts';
import { CodeLink, CodeState, InLanguage } from './code-name.tsx';
import { CodePath } from './code-path.tsx';

interface Props {
  readonly site: Site;
  readonly system: CompiledCodeSystem;
  readonly hits: readonly ConceptHit[];
}

/** Codes that were found, each with its place in the hierarchy. */
export function CodeHits({ site, system, hits }: Props) {
  return (
    <ul class="tree hits">
      {hits.map((hit) => (
        <li>
          {hit.paths.map((path) => (path.length === 0 ? null : <CodePath site={site} system={system} path={path} />))}
          <CodeLink site={site} system={system} concept={hit.concept} /> <CodeState concept={hit.concept} />
          <OtherNames site={site} system={system} hit={hit} />
        </li>
      ))}
    </ul>
  );
}

/** By which of its other names it may have been found. */
function OtherNames({ site, system, hit: { concept } }: Omit<Props, 'hits'> & { readonly hit: ConceptHit }) {
  const { language } = system.shape;
  const names = otherNames(concept, language, conceptName(concept, language, site.languages));
  if (names.length === 0) return null;
  return (
    <p class="soft">
      Also:{' '}
      {names.map((name, at) => (
        <>
          {at === 0 ? '' : '; '}
          <InLanguage {...name} />
        </>
      ))}
    </p>
  );
}
