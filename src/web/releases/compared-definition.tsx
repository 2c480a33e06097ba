import { canonicalJson } from '../../model/digest.ts';
import { isKind } from '../../model/kind.ts';
import type { EntryKind } from '../../model/release.ts';
import type { Text } from '../../model/text.ts';
import type { DefinitionComparison, FieldChange, HeldCode, TextPiece } from '../../query/compare-definitions.ts';
import { addressOf, type Site, textOf } from '../site.ts';
import { counted, fieldName } from '../words.ts';
import { type Between, kindInWords } from './change-list.tsx';

interface Props {
  readonly site: Site;
  readonly between: Between & { readonly from: string };
  readonly kind: EntryKind;
  readonly id: string;
  readonly comparison: DefinitionComparison;
}

/** One definition before and after, field by field. */
export function ComparedDefinition({ site, between, kind, id, comparison }: Props) {
  const { before, after, fields, codes } = comparison;
  const title = titleOf(site, after ?? before) ?? id;
  return (
    <>
      <h2 id="definition">
        {title} <small>{kindInWords(kind).one.toLowerCase()}</small>
      </h2>
      <ul class="actions">
        {before === undefined ? null : <PageIn site={site} release={between.from} {...{ kind, id }} />}
        {after === undefined ? null : <PageIn site={site} release={between.to} {...{ kind, id }} />}
      </ul>
      <Verdict between={between} comparison={comparison} />
      {fields.length === 0 ? null : (
        <p class="soft">
          <del>Struck through</del> is only in {between.from}, <ins>underlined</ins> only in {between.to}.
        </p>
      )}
      <Codes codes={codes} />
      {topFieldsOf(fields).map((name) => (
        <Field name={name} changes={fields.filter(({ steps }) => steps[0] === name)} />
      ))}
    </>
  );
}

function titleOf(site: Site, content: object | undefined): string | undefined {
  // Every definition has a title; of the settings files only one has.
  const title = (content as { readonly title?: Text } | undefined)?.title;
  return title === undefined ? undefined : textOf(site, title);
}

function topFieldsOf(fields: readonly FieldChange[]): readonly string[] {
  return [...new Set(fields.map(({ steps }) => steps[0] ?? ''))];
}

interface PageInProps extends Pick<Props, 'site' | 'kind' | 'id'> {
  readonly release: string;
}

function PageIn({ site, release, kind, id }: PageInProps) {
  if (!isKind(kind)) return null;
  const path = `/${kind}/${encodeURIComponent(id)}`;
  return (
    <li>
      <a href={addressOf(site, path, { release, lang: site.chosenLanguage })}>Its page in {release}</a>
    </li>
  );
}

function Verdict({ between: { from, to }, comparison }: Pick<Props, 'between' | 'comparison'>) {
  const { before, after, fields, codes } = comparison;
  if (before === undefined) return <p>{`Release ${from} does not hold it, ${to} does.`}</p>;
  if (after === undefined) return <p>{`Release ${from} holds it, ${to} does not any more.`}</p>;
  if (fields.length > 0)
    return (
      <p>
        {counted(fields.length, 'place')} differ{fields.length === 1 ? 's' : ''}.
      </p>
    );
  const isSame = codes.added.length === 0 && codes.removed.length === 0;
  return <p>It says the same in both{isSame ? '.' : ', but what it refers to changed.'}</p>;
}

function Codes({ codes: { added, removed } }: Pick<DefinitionComparison, 'codes'>) {
  if (added.length === 0 && removed.length === 0) return null;
  return (
    <section aria-labelledby="codes-held">
      <h3 id="codes-held">Codes that it holds</h3>
      <p>
        {counted(added.length, 'code')} more, {counted(removed.length, 'code')} less.
      </p>
      <CodesOf how="added" codes={added} />
      <CodesOf how="removed" codes={removed} />
    </section>
  );
}

function CodesOf({ how, codes }: { readonly how: 'added' | 'removed'; readonly codes: readonly HeldCode[] }) {
  return (
    <>
      {[...new Set(codes.map(({ system }) => system))].map((system) => (
        <>
          <p>
            <span class={`badge change ${how}`}>{how}</span> <small>{system}</small>
          </p>
          <ul class="columns">
            {codes
              .filter((each) => each.system === system)
              .map(({ code, display }) => (
                <li>
                  <code>{code}</code> {display}
                </li>
              ))}
          </ul>
        </>
      ))}
    </>
  );
}

function Field({ name, changes }: { readonly name: string; readonly changes: readonly FieldChange[] }) {
  const heading = `field-${name}`;
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading}>
        {fieldName(name)} {changes.length === 1 ? null : <small>{counted(changes.length, 'place')}</small>}
      </h3>
      <ul class="changes">
        {changes.map((change) => (
          <li>
            <span class={`badge change ${change.how}`}>{change.how}</span> <strong>{placeInWords(change)}</strong>
            <Sides change={change} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where in its field a change is: items by what names them, fields as people call them. */
function placeInWords({ steps, path }: FieldChange): string {
  const kinds = path.split('/');
  return steps
    .slice(1)
    .map((step, index) => (kinds[index + 1] === '*' ? step : fieldName(step)))
    .join(' › ');
}

function Sides({ change }: { readonly change: FieldChange }) {
  const { how, before, after, pieces, steps } = change;
  if (pieces !== undefined) return <Pieces pieces={pieces} />;
  if (Array.isArray(before) && Array.isArray(after)) return <Items before={before} after={after} />;
  // What names an item stands before it already.
  const name = steps.at(-1);
  const [old, now] = [valueInWords(before, name), valueInWords(after, name)];
  if (old === '' && now === '') return null;
  return (
    <p class="lines">
      {how === 'added' ? null : <del>{old}</del>} {how === 'removed' ? null : <ins>{now}</ins>}
    </p>
  );
}

function Pieces({ pieces }: { readonly pieces: readonly TextPiece[] }) {
  return (
    <p class="lines">
      {pieces.map(({ how, text }) => (how === 'same' ? text : how === 'added' ? <ins>{text}</ins> : <del>{text}</del>))}
    </p>
  );
}

/** Lists whose items have no names: what is only in one of them, and how much is in both. */
function Items({ before, after }: { readonly before: readonly unknown[]; readonly after: readonly unknown[] }) {
  const [old, now] = [before, after].map((items) => new Set(items.map((item) => canonicalJson(item)))) as [
    Set<string>,
    Set<string>,
  ];
  const removed = before.filter((item) => !now.has(canonicalJson(item)));
  const added = after.filter((item) => !old.has(canonicalJson(item)));
  if (removed.length === 0 && added.length === 0) return <p>The same items, in another order or number.</p>;
  const kept = after.length - added.length;
  return (
    <ul class="plain">
      {removed.map((item) => (
        <li>
          <del>{valueInWords(item)}</del>
        </li>
      ))}
      {added.map((item) => (
        <li>
          <ins>{valueInWords(item)}</ins>
        </li>
      ))}
      {kept === 0 ? null : <li class="soft">{counted(kept, 'item')} as before</li>}
    </ul>
  );
}

/** Any value on one line: `Code: 9861/3; Display: AML`. Leaves out fields that say only `name`. */
function valueInWords(value: unknown, name?: string): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map((item) => valueInWords(item)).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .filter(([, inner]) => name === undefined || inner !== name)
    .map(([key, inner]) => {
      const words = valueInWords(inner);
      return `${fieldName(key)}: ${typeof inner === 'object' && !Array.isArray(inner) ? `(${words})` : words}`;
    })
    .join('; ');
}
