import { pageOfCard } from '../card-list.tsx';
import type { Site } from '../site.ts';
import { VariableWords } from '../variable-words.tsx';
import { type ComparedCell, type ComparedEndpoint, type ComparedItem, compareEndpoints } from './comparison.ts';

interface Props {
  readonly site: Site;
  /** This endpoint, then its variants. */
  readonly endpoints: readonly ComparedEndpoint[];
}

/** An endpoint beside its variants, with what differs marked in words. */
export function EndpointVariants({ site, endpoints }: Props) {
  const [first, ...variants] = endpoints;
  if (first === undefined || variants.length === 0) return null;
  const rows = compareEndpoints(endpoints);
  return (
    <section aria-labelledby="variants">
      <h2 id="variants">Beside its variants</h2>
      <ul>
        {variants.map(({ definition, names }, index) => {
          const differing = rows.filter((row) => row.cells[index + 1]?.differs).map((row) => row.name.toLowerCase());
          return (
            <li>
              <a href={pageOfCard(site, definition)}>{names.textOf(definition.title)}</a>{' '}
              {differing.length === 0 ? 'is computed in the same way.' : `differs in: ${differing.join(', ')}.`}
            </li>
          );
        })}
      </ul>
      <section class="table" tabindex={0} aria-label="This endpoint and its variants, side by side">
        <table class="compared">
          <thead>
            <tr>
              <td />
              {endpoints.map(({ definition, names }, index) => (
                <th scope="col">
                  {index === 0 ? `${names.textOf(definition.title)} (this one)` : names.textOf(definition.title)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Definitions endpoints={endpoints} />
            {rows.map(({ name, cells, differs }) => (
              <tr>
                <th scope="row">
                  {name}
                  {differs ? <span class="badge differs">differs</span> : null}
                </th>
                {cells.map((cell, index) => (
                  <Cell cell={cell} endpoint={endpoints[index] ?? first} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Definitions({ endpoints }: Pick<Props, 'endpoints'>) {
  return (
    <tr>
      <th scope="row">In words</th>
      {endpoints.map(({ definition, names }) => (
        <td>{names.textOf(definition.definition)}</td>
      ))}
    </tr>
  );
}

function Cell({ cell, endpoint }: { readonly cell: ComparedCell; readonly endpoint: ComparedEndpoint }) {
  const { items, without, differs } = cell;
  return (
    <td {...(differs ? { class: 'differs' } : {})}>
      {items.length === 0 ? <span class="soft">none stated</span> : null}
      <ul class="plain">
        {items.map((item) => (
          <li>
            <Item item={item} endpoint={endpoint} />
          </li>
        ))}
        {without.map((label) => (
          <li>
            <span class="badge differs">not here</span> <del>{label}</del>
          </li>
        ))}
      </ul>
    </td>
  );
}

const MARKS: { readonly [M in NonNullable<ComparedItem['mark']>]: string } = { new: 'only here', differs: 'differs' };

function Item({ item, endpoint }: { readonly item: ComparedItem; readonly endpoint: ComparedEndpoint }) {
  const { label, words, note, mark } = item;
  return (
    <>
      {mark === undefined ? null : (
        <>
          <span class="badge differs">{MARKS[mark]}</span>{' '}
        </>
      )}
      {label === '' ? null : (
        <>
          <strong>{label}</strong>{' '}
        </>
      )}
      <VariableWords words={words} names={endpoint.names} />
      {note === undefined ? null : <p class="soft">{note}</p>}
    </>
  );
}
