import type { ForgeLinks } from './view.ts';

/** Where a reader says what is wrong, or mends it. Nothing where neither is set up. */
export function ProposeSection({ forge: { report, propose } }: { readonly forge: ForgeLinks }) {
  if (report === undefined && propose === undefined) return null;
  return (
    <section aria-labelledby="propose" class="no-print">
      <h2 id="propose">Something wrong or missing?</h2>
      <ul class="actions">
        {report === undefined ? null : (
          <li>
            <a href={report} rel="external noreferrer">
              Report a problem
            </a>
          </li>
        )}
        {propose === undefined ? null : (
          <li>
            <a href={propose} rel="external noreferrer">
              Propose a change
            </a>{' '}
            <small>opens the file that defines it</small>
          </li>
        )}
      </ul>
    </section>
  );
}
