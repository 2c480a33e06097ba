import type { EntryKind } from '../../model/release.ts';
import type { ChangeFilter, ChangeLog, FilterChoice } from '../../query/change-log.ts';
import { addressOf, type Site } from '../site.ts';
import { kindInWords } from './change-list.tsx';

interface Props {
  readonly site: Site;
  readonly path: string;
  /** What the address says beside the filters, and stays. */
  readonly kept: { readonly [name: string]: string | undefined };
  readonly filter: ChangeFilter;
  readonly choices: ChangeLog['choices'];
  /** Diseases by id, as people call them. */
  readonly diseases: ReadonlyMap<string, string>;
}

/** Filters as links, each with how much it would leave: every state is an address. */
export function ChangeFilters({ diseases, ...props }: Props) {
  const { choices } = props;
  return (
    <nav class="change-filters no-print" aria-label="Filters">
      <Facet
        {...props}
        name="disease"
        label="Disease"
        options={choices.disease}
        wordsOf={(id) => diseases.get(id) ?? id}
      />
      <Facet
        {...props}
        name="kind"
        label="Kind"
        options={choices.kind}
        // The choices are kinds of the changes themselves.
        wordsOf={(kind) => kindInWords(kind as EntryKind).many}
      />
      <Facet {...props} name="change" label="Change" options={choices.change} wordsOf={(change) => change} />
    </nav>
  );
}

interface FacetProps extends Omit<Props, 'choices' | 'diseases'> {
  readonly name: keyof ChangeFilter;
  readonly label: string;
  readonly options: readonly FilterChoice[];
  readonly wordsOf: (value: string) => string;
}

function Facet({ site, path, kept, filter, name, label, options, wordsOf }: FacetProps) {
  const chosen = filter[name];
  const href = (value: string | undefined) => addressOf(site, path, { ...kept, ...filter, [name]: value });
  return (
    <div>
      <p id={`facet-${name}`}>{label}</p>
      <ul aria-labelledby={`facet-${name}`}>
        <li>
          <a href={href(undefined)} {...(chosen === undefined ? CURRENT : {})}>
            All
          </a>
        </li>
        {options
          // That a release changed nothing for a disease is an answer too.
          .filter(({ value, count }) => count > 0 || value === chosen || name === 'disease')
          .map(({ value, count }) => (
            <li>
              <a href={href(value)} {...(chosen === value ? CURRENT : {})}>
                {wordsOf(value)}
              </a>{' '}
              <small>{count}</small>
            </li>
          ))}
      </ul>
    </div>
  );
}

const CURRENT = { 'aria-current': 'true' as const };
