import type { Reference } from '../model/definition-parts.ts';
import type { Site } from './site.ts';
import { LinkedWords } from './text.tsx';

interface Props {
  readonly site: Site;
  readonly references: readonly Reference[];
}

/** Publications that a definition rests on, with how much of each was seen. */
export function ReferenceList({ site, references }: Props) {
  if (references.length === 0) return null;
  return (
    <section aria-labelledby="literature">
      <h2 id="literature">Literature</h2>
      <ul>
        {references.map(({ key, title, year, locator, seenAs }) => (
          <li id={`reference-${key}`}>
            {title}
            {year === undefined ? '' : `, ${year}`}.{' '}
            {locator === undefined ? null : (
              <>
                <LinkedWords site={site} text={locator} />.{' '}
              </>
            )}
            <small>
              {key}
              {seenAs === undefined ? '' : `; seen when this was written: ${seenAs}`}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
