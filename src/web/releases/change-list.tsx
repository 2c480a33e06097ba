import { isKind, type Kind } from '../../model/kind.ts';
import type { Bump, EntryKind } from '../../model/release.ts';
import { BUMPS, type ListedChange } from '../../query/change-log.ts';
import { addressOf, type Site, textOf } from '../site.ts';
import { languageOf } from '../text.tsx';
import { counted, KIND_WORDS } from '../words.ts';

/** The releases between which changes are. `from` is absent for a first release. */
export interface Between {
  readonly from: string | undefined;
  readonly to: string;
}

interface Props {
  readonly site: Site;
  readonly between: Between;
  readonly items: readonly ListedChange[];
}

/** What a verdict asks of whoever uses the dictionary. */
export const BUMP_WORDS: { readonly [B in Bump]: { readonly label: string; readonly meaning: string } } = {
  major: { label: 'Major', meaning: 'Data that was valid may no longer be, or may mean something else.' },
  minor: { label: 'Minor', meaning: 'Something was added; what was there stays as it was.' },
  patch: { label: 'Patch', meaning: 'Only texts for people.' },
};

/** Changes, the gravest first, then by kind. */
export function ChangeList({ site, between, items }: Props) {
  return (
    <>
      {BUMPS.map((bump) => {
        const of = items.filter(({ change }) => change.bump === bump);
        if (of.length === 0) return null;
        const { label, meaning } = BUMP_WORDS[bump];
        return (
          <section aria-labelledby={bump}>
            <h2 id={bump}>
              {label} <small>{counted(of.length, 'change')}</small>
            </h2>
            <p>{meaning}</p>
            {kindsOf(of).map((kind) => (
              <OfKind
                site={site}
                between={between}
                kind={kind}
                items={of.filter(({ change }) => change.kind === kind)}
              />
            ))}
          </section>
        );
      })}
    </>
  );
}

function kindsOf(items: readonly ListedChange[]): readonly EntryKind[] {
  return [...new Set(items.map(({ change }) => change.kind))];
}

/** What people call a kind of entry: definitions, and the two settings files. */
export function kindInWords(kind: EntryKind): { readonly one: string; readonly many: string } {
  if (isKind(kind)) return KIND_WORDS[kind];
  return SETTINGS_WORDS[kind];
}

const SETTINGS_WORDS: { readonly [K in Exclude<EntryKind, Kind>]: { readonly one: string; readonly many: string } } = {
  dictionary: { one: 'Settings', many: 'Settings' },
  'working-groups': { one: 'Working groups', many: 'Working groups' },
};

/** Most changes of a kind that are open to the eye at once. */
const OPEN_AT_MOST = 60;

function OfKind({ site, between, kind, items }: Props & { readonly kind: EntryKind }) {
  return (
    <details {...(items.length <= OPEN_AT_MOST ? { open: true } : {})}>
      <summary>
        <strong>{kindInWords(kind).many}</strong> <small>{items.length}</small>
      </summary>
      <ChangeRows site={site} between={between} items={items} />
    </details>
  );
}

/** Changes, a line each. */
export function ChangeRows({ site, between, items }: Props) {
  return (
    <ul class="changes">
      {items.map((item) => (
        <li>
          <span class={`badge change ${item.change.change}`}>{item.change.change}</span>{' '}
          <Subject {...{ site, between, item }} />
          <What site={site} between={between} item={item} />
        </li>
      ))}
    </ul>
  );
}

interface ItemProps extends Omit<Props, 'items'> {
  readonly item: ListedChange;
}

function Subject({ site, between, item: { change, title } }: ItemProps) {
  const { kind, id } = change;
  if (!isKind(kind)) return <code>{id}.yaml</code>;
  const release = change.change === 'removed' ? between.from : between.to;
  const path = `/${kind}/${encodeURIComponent(id)}`;
  return (
    <>
      <a href={addressOf(site, path, { release, lang: site.chosenLanguage })} lang={languageOf(site, title)}>
        {textOf(site, title) || id}
      </a>{' '}
      <code class="soft">{id}</code>
    </>
  );
}

/** What changed, and the way to see it side by side. An addition or removal says all by itself. */
function What({ site, between, item: { change } }: ItemProps) {
  const { kind, id } = change;
  if (change.change === 'added' || change.change === 'removed') return null;
  return (
    <p class="soft">
      {change.summary}.{' '}
      {between.from === undefined ? null : (
        <a
          href={addressOf(site, '/compare', {
            kind,
            id,
            from: between.from,
            to: between.to,
            lang: site.chosenLanguage,
          })}
        >
          Before and after
        </a>
      )}
    </p>
  );
}
