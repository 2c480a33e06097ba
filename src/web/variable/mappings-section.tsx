import type { Mapping } from '../../model/definitions.ts';
import { MAPPING_WORDS, standardName, standardPage } from '../standards.ts';

/** The same thing in other models, and how far it is the same. */
export function MappingsSection({ mappings }: { readonly mappings: readonly Mapping[] }) {
  if (mappings.length === 0) return null;
  const noted = mappings.some(({ note }) => note !== undefined);
  return (
    <section aria-labelledby="mappings">
      <h2 id="mappings">In other standards</h2>
      <div class="table">
        <table>
          <thead>
            <tr>
              <th scope="col">Standard</th>
              <th scope="col">Code or name there</th>
              <th scope="col">The one there</th>
              {noted ? <th scope="col">Note</th> : null}
            </tr>
          </thead>
          <tbody>
            {mappings.map(({ to, code, relationship = 'equivalent', note }) => (
              <tr>
                <td>{standardName(to)}</td>
                <td>
                  <CodeThere to={to} code={code} />
                </td>
                <td>{MAPPING_WORDS[relationship]}</td>
                {noted ? <td>{note}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function CodeThere({ to, code }: Pick<Mapping, 'to' | 'code'>) {
  const page = standardPage(to, code);
  if (page === undefined) return <code>{code}</code>;
  return (
    <a href={page} rel="external noreferrer">
      <code>{code}</code>
    </a>
  );
}
