import { isKind } from '../model/kind.ts';
import type { Change } from '../model/release.ts';
import { addressOf, type Site } from './site.ts';

interface Props {
  readonly site: Site;
  /** The release that the changes led to. */
  readonly release: string;
  readonly changes: readonly Change[];
}

/** The change log of a release. */
export function ChangeList({ site, release, changes }: Props) {
  return (
    <div class="table">
      <table>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Change</th>
            <th scope="col">Asks for</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr>
              <td>
                <Subject site={site} release={release} change={change} />
              </td>
              <td>{change.summary}</td>
              <td>{change.bump}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Subject({ site, release, change }: Omit<Props, 'changes'> & { readonly change: Change }) {
  const { kind, id } = change;
  const name = <code>{kind === id ? id : `${kind}/${id}`}</code>;
  if (!isKind(kind) || change.change === 'removed') return name;
  return <a href={addressOf(site, `/${kind}/${encodeURIComponent(id)}`, { release })}>{name}</a>;
}
