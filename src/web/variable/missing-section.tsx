import type { ValueSet } from '../../model/definitions.ts';
import type { MissingReason } from '../../query/variable-context.ts';
import { DefinitionLink } from '../definition-link.tsx';
import { displayIn } from '../displays.ts';
import type { Site } from '../site.ts';

interface Props {
  readonly site: Site;
  readonly missing: readonly MissingReason[];
  /** The value set that says what the reasons mean. */
  readonly reasons: ValueSet | undefined;
}

/** What is entered where there is no value. */
export function MissingSection({ site, missing, reasons }: Props) {
  return (
    <section aria-labelledby="missing">
      <h2 id="missing">If there is no value</h2>
      {missing.length === 0 ? (
        <p>No reason can be entered in place of a value: leave the cell empty where a value is not required.</p>
      ) : (
        <div class="table">
          <table>
            <thead>
              <tr>
                <th scope="col">Enter</th>
                <th scope="col">When</th>
              </tr>
            </thead>
            <tbody>
              {missing.map(({ code, concept, display }) => (
                <tr>
                  <td>
                    <code>{code}</code>
                  </td>
                  <td>
                    {concept === undefined ? null : displayIn(site, concept, display)}
                    {concept?.definition === undefined ? null : <p class="soft">{concept.definition}</p>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {missing.length === 0 || reasons === undefined ? null : (
        <p class="soft">
          Only these reasons of <DefinitionLink site={site} to={reasons} /> are accepted here.
        </p>
      )}
    </section>
  );
}
