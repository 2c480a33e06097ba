import type { Concept } from '../../model/shapes.ts';
import type { CompiledCodeSystem } from '../../query/concepts.ts';
import type { Site } from '../site.ts';
import { CodeLink } from './code-name.tsx';

interface Props {
  readonly site: Site;
  readonly system: CompiledCodeSystem;
  /** From the top down. */
  readonly path: readonly Concept[];
}

/** The way from the top of the hierarchy down to a code, which is not part of it. */
export function CodePath({ site, system, path }: Props) {
  return (
    <ol class="code-path">
      {path.map((concept) => (
        <li>
          <CodeLink site={site} system={system} concept={concept} />
        </li>
      ))}
    </ol>
  );
}
