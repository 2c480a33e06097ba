import type { Reference } from '../model/definition-parts.ts';
import { Locator } from './locator.tsx';

/** Publications that a definition rests on, with how much of each was seen. */
export function ReferenceList({ references }: { readonly references: readonly Reference[] }) {
  if (references.length === 0) return null;
  return (
    <section aria-labelledby="references">
      <h2 id="references">References</h2>
      <ul>
        {references.map(({ key, title, year, locator, seenAs }) => (
          <li id={`reference-${key}`}>
            {title}
            {year === undefined ? '' : `, ${year}`}.{' '}
            {locator === undefined ? null : (
              <>
                <Locator locator={locator} />.{' '}
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
