import type { Definition } from '../../model/definitions.ts';
import { addressOf, type Site } from '../site.ts';
import type { DefinitionView, Past } from './view.ts';

interface Props {
  readonly site: Site;
  readonly view: DefinitionView;
}

/** What changed in which release, newest first, each with a comparison to what was there before. */
export function HistorySection({ site, view: { one, history } }: Props) {
  if (history.length === 0) return null;
  return (
    <section aria-labelledby="history">
      <h2 id="history">History</h2>
      <ul>
        {history.map((past) => (
          <li>
            <a href={`${addressOf(site, '/releases')}#release-${past.release}`}>Release {past.release}</a> of{' '}
            {past.date}: {past.change.summary}
            {past.change.version === undefined ? null : <small> Version {past.change.version}.</small>}{' '}
            <Compared site={site} of={one.definition} past={past} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ComparedProps {
  readonly site: Site;
  readonly of: Definition;
  readonly past: Past;
}

function Compared({ site, of: { kind, id }, past }: ComparedProps) {
  const { previous: from, release: to, change } = past;
  // There is nothing to compare with on one side.
  if (from === undefined || change.change === 'added' || change.change === 'removed') return null;
  return <a href={addressOf(site, '/compare', { kind, id, from, to })}>Compare with {from}</a>;
}
