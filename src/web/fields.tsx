import type { Key } from '../model/ids.ts';
import { pageOfCard } from './card-list.tsx';
import type { Site } from './site.ts';
import { fieldName } from './words.ts';

/** Definitions that are referred to, by id: where a field holds such an id, it becomes a link. */
export type References = ReadonlyMap<string, Key>;

interface ValueProps {
  readonly site: Site;
  readonly value: unknown;
  readonly references: References;
}

/** Authored fields of any kind, readable without knowing the kind: lists, tables and nested fields. */
export function Fields({ site, value, references }: ValueProps & { readonly value: object }) {
  return (
    <dl class="facts">
      {Object.entries(value).map(([key, inner]) => (
        <>
          <dt>{fieldName(key)}</dt>
          <dd>
            <Value site={site} value={inner} references={references} />
          </dd>
        </>
      ))}
    </dl>
  );
}

function Value({ site, value, references }: ValueProps) {
  if (Array.isArray(value)) return <List site={site} items={value} references={references} />;
  if (isRecord(value)) {
    if (isByLanguage(site, value)) return <ByLanguage texts={value} />;
    return <Fields site={site} value={value} references={references} />;
  }
  return <Scalar site={site} value={value} references={references} />;
}

type Fieldset = { readonly [key: string]: unknown };

function isRecord(value: unknown): value is Fieldset {
  return typeof value === 'object' && value !== null;
}

function isByLanguage(site: Site, value: Fieldset): value is { readonly [language: string]: string } {
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => site.languages.includes(key) && typeof value[key] === 'string');
}

function ByLanguage({ texts }: { readonly texts: { readonly [language: string]: string } }) {
  return (
    <ul class="plain">
      {Object.entries(texts).map(([language, text]) => (
        <li lang={language}>
          <small>{language}</small> {text}
        </li>
      ))}
    </ul>
  );
}

function Scalar({ site, value, references }: ValueProps) {
  if (typeof value === 'boolean') return <>{value ? 'yes' : 'no'}</>;
  const text = String(value);
  const key = references.get(text);
  if (key !== undefined) return <a href={pageOfCard(site, cardOfKey(key))}>{text}</a>;
  // Only web addresses become links: `javascript:` and its like stay text.
  if (/^https?:\/\/\S+$/.test(text)) {
    return (
      <a href={text} rel="external noreferrer">
        {text}
      </a>
    );
  }
  return <>{text}</>;
}

/** Kind and id of a key, as far as an address needs them. */
export function cardOfKey(key: Key): Parameters<typeof pageOfCard>[1] {
  const slash = key.indexOf('/');
  // A key is a kind, a slash and an id by its type.
  return { kind: key.slice(0, slash), id: key.slice(slash + 1) } as Parameters<typeof pageOfCard>[1];
}

interface ListProps {
  readonly site: Site;
  readonly items: readonly unknown[];
  readonly references: References;
}

function List({ site, items, references }: ListProps) {
  const columns = columnsOf(items);
  if (columns !== undefined) return <Rows site={site} items={items.filter(isRecord)} {...{ columns, references }} />;
  return (
    <ul>
      {items.map((item) => (
        <li>
          <Value site={site} value={item} references={references} />
        </li>
      ))}
    </ul>
  );
}

const WIDEST_TABLE = 6;

/** Columns of a table, if all items are records that fit into a narrow one. */
function columnsOf(items: readonly unknown[]): readonly string[] | undefined {
  if (items.length === 0 || !items.every((item) => isRecord(item) && !Array.isArray(item))) return undefined;
  const columns = [...new Set(items.filter(isRecord).flatMap((item) => Object.keys(item)))];
  return columns.length <= WIDEST_TABLE ? columns : undefined;
}

interface RowsProps {
  readonly site: Site;
  readonly items: readonly Fieldset[];
  readonly columns: readonly string[];
  readonly references: References;
}

function Rows({ site, items, columns, references }: RowsProps) {
  return (
    <div class="table">
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col">{fieldName(column)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr>
              {columns.map((column) => (
                <td>
                  {item[column] === undefined ? null : (
                    <Value site={site} value={item[column]} references={references} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
