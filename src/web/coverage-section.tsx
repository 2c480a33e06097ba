import type { MapCode, MapSide } from '../query/concept-map.ts';
import type { Coverage, GroupCoverage } from '../query/coverage.ts';

/** How far a concept map reaches, in numbers, with the codes behind each number. */
export function CoverageSection({ coverage }: { readonly coverage: Coverage }) {
  return (
    <section aria-labelledby="coverage">
      <h2 id="coverage">Coverage</h2>
      {coverage.groups.map((group) => (
        <GroupSection group={group} />
      ))}
    </section>
  );
}

function GroupSection({ group }: { readonly group: GroupCoverage }) {
  const { source, target, sources, mapped, oneToMany, noMap, unmapped, roundTrip } = group;
  const back = roundTrip.by === undefined ? 'by this map, read in reverse' : `by ${roundTrip.by}`;
  return (
    <>
      <h3>
        {nameOf(source)} to {nameOf(target)}
      </h3>
      <dl class="facts">
        <dt>Codes to map</dt>
        <dd>{sources}</dd>
        <dt>Mapped</dt>
        <dd>{mapped.length}</dd>
        <Codes term="To more than one" codes={oneToMany} />
        <Codes term="Stated to have no target" codes={noMap} />
        <Codes term="Not in the map" codes={unmapped} />
        <Codes term={`Changed there and back (${back})`} codes={roundTrip.lost} />
        <dt>Relationships</dt>
        <dd>{[...group.relationships].map(([name, count]) => `${name} ${count}`).join(', ') || 'none'}</dd>
      </dl>
    </>
  );
}

function nameOf({ url, version, system }: MapSide): string {
  return system === undefined ? `${url}|${version}` : `${system.shape.source.id} (${version})`;
}

function Codes({ term, codes }: { readonly term: string; readonly codes: readonly MapCode[] }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>
        {codes.length === 0 ? (
          '0'
        ) : (
          <details>
            <summary>{codes.length}</summary>
            <ul class="plain">
              {codes.map(({ code, display }) => (
                <li>
                  <code>{code}</code> {display}
                </li>
              ))}
            </ul>
          </details>
        )}
      </dd>
    </>
  );
}
