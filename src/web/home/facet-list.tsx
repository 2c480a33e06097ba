import { STATUSES } from '../../model/definition-parts.ts';
import { isKind, KINDS } from '../../model/kind.ts';
import { FACETS, type Facet, type FacetName } from '../../query/facets.ts';
import { hrefOf, type Site } from '../site.ts';
import { fieldName, KIND_WORDS, STATUS_WORDS } from '../words.ts';
import type { Wanted } from './home.ts';

interface Props {
  readonly site: Site;
  readonly wanted: Wanted;
  readonly names: ReadonlyMap<string, string>;
}

const HEADINGS: { readonly [F in FacetName]: string } = {
  kind: 'Kind',
  disease: 'Disease',
  group: 'Group',
  level: 'Level of variables',
  status: 'Status',
};

/** Values of a filter that are shown before the rest is folded away. */
const SHOWN = 8;

/** Filters as links, each with what it would leave. A filter with one value would change nothing and is left out. */
export function FacetList({ site, wanted, names, facets }: Props & { readonly facets: readonly Facet[] }) {
  const useful = facets.filter(({ name, values }) => values.length > 1 || wanted[name] !== undefined);
  if (useful.length === 0) return null;
  return (
    <nav class="narrowing" id="filters" aria-labelledby="filters-title">
      <h2 id="filters-title">Filters</h2>
      {useful.map((facet) => (
        <OneFacet site={site} wanted={wanted} names={names} facet={facet} />
      ))}
    </nav>
  );
}

type Value = Facet['values'][number];

function OneFacet({ site, wanted, names, facet }: Props & { readonly facet: Facet }) {
  const { name } = facet;
  const values = inOrder(facet, names);
  // What is chosen is never folded away.
  const isShown = ({ value }: Value, at: number): boolean => at < SHOWN || value === wanted[name];
  const folded = values.filter((each, at) => !isShown(each, at));
  const items = (some: readonly Value[]) =>
    some.map((each) => <OneValue site={site} wanted={wanted} name={name} value={each} names={names} />);
  return (
    <>
      <h3>{HEADINGS[name]}</h3>
      <ul>{items(values.filter(isShown))}</ul>
      {folded.length === 0 ? null : (
        <details>
          <summary>{folded.length} more</summary>
          <ul>{items(folded)}</ul>
        </details>
      )}
    </>
  );
}

interface ValueProps extends Props {
  readonly name: FacetName;
  readonly value: Value;
}

function OneValue({ site, wanted, name, value: { value, count }, names }: ValueProps) {
  const isChosen = wanted[name] === value;
  const { show: _show, ...rest } = wanted;
  return (
    <li>
      <a
        href={hrefOf(site, '/', { ...rest, [name]: isChosen ? undefined : value })}
        {...(isChosen ? { 'aria-current': 'true' as const } : {})}
      >
        {labelOf(name, value, names)}
      </a>{' '}
      <small>{count}</small>
    </li>
  );
}

/** Kinds, diseases and the like in the order that they have everywhere; groups have none, so the largest is first. */
function inOrder({ name, values }: Facet, names: Props['names']): readonly Value[] {
  const order: { readonly [F in FacetName]?: readonly string[] } = {
    kind: KINDS,
    disease: [...names.keys()],
    level: ['core', 'extended'],
    status: STATUSES,
  };
  const known = order[name];
  if (known === undefined) return values.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  const place = ({ value }: Value): number => (known.includes(value) ? known.indexOf(value) : known.length);
  return values.toSorted((a, b) => place(a) - place(b));
}

function labelOf(name: FacetName, value: string, names: Props['names']): string {
  if (name === 'kind' && isKind(value)) return KIND_WORDS[value].many;
  if (name === 'disease') return names.get(value) ?? 'For every disease';
  const status = STATUSES.find((each) => name === 'status' && each === value);
  return status === undefined ? fieldName(value) : fieldName(STATUS_WORDS[status].label);
}

/** The filters that are chosen, each with the way to take it away. */
export function ChosenFilters({ site, wanted, names }: Props) {
  const { q, show: _show, ...filters } = wanted;
  const chosen = FACETS.flatMap((name) => {
    const value = filters[name];
    return value === undefined ? [] : [{ name, label: labelOf(name, value, names) }];
  });
  if (chosen.length === 0) return null;
  return (
    <ul class="chips" aria-label="Chosen filters">
      {chosen.map(({ name, label }) => (
        <li>
          <a
            href={hrefOf(site, '/', { q, ...filters, [name]: undefined })}
            aria-label={`Take away the filter ${label}`}
          >
            {label} <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
      {chosen.length === 1 ? null : (
        <li>
          <a href={hrefOf(site, '/', { q })}>All filters away</a>
        </li>
      )}
    </ul>
  );
}
