import type { ChangeFilter, ChangeLog } from '../../query/change-log.ts';
import type { Site } from '../site.ts';
import { counted } from '../words.ts';
import { type Between, ChangeList, ChangeRows } from './change-list.tsx';

interface Props {
  readonly site: Site;
  readonly between: Between;
  readonly filter: ChangeFilter;
  /** Diseases by id, as people call them. */
  readonly diseases: ReadonlyMap<string, string>;
  readonly log: ChangeLog;
}

/** What a filter leaves of the changes: how many, each of them, and apart what is for every disease. */
export function ChangesFound({ site, between, filter, diseases, log }: Props) {
  return (
    <>
      <p role="status">{foundInWords(log, filter.disease && (diseases.get(filter.disease) ?? filter.disease))}</p>
      <ChangeList site={site} between={between} items={log.items} />
      {log.shared.length === 0 ? null : (
        <details>
          <summary>
            {counted(log.shared.length, log.items.length === 0 ? 'change' : 'more change')} of what is for every disease
          </summary>
          <ChangeRows site={site} between={between} items={log.shared} />
        </details>
      )}
    </>
  );
}

function foundInWords({ items, total }: ChangeLog, disease: string | undefined): string {
  const all = counted(total, 'change');
  const found = items.length === total ? all : `${items.length === 0 ? 'None' : items.length} of ${all}`;
  if (disease === undefined) return `${found}.`;
  return `${found} ${items.length <= 1 ? 'names' : 'name'} ${disease}.`;
}
