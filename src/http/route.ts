import type { Static, TObject, TSchema } from 'typebox';
import type { DownloadedFile } from '../exchange/downloaded-file.ts';
import type { ReleaseName } from '../model/release.ts';
import { ok, type Result } from '../model/result.ts';
import { FRESHNESS_OF_NAMED, type Freshness, type PiecewiseAnswer } from './caching.ts';
import type { FileAnswer, KeptDownloads } from './kept-downloads.ts';
import { type AddressOf, filled, queryOf, type Snapshot } from './links.ts';
import type { AppOptions } from './options.ts';
import type { Places } from './places.ts';

/** What a route answers with. */
export interface Answer {
  readonly body: object;
  readonly freshness: Freshness;
  readonly status?: 200 | 503;
  readonly release?: ReleaseName | undefined;
  readonly contentLocation?: string | undefined;
}

export type Tag =
  | 'Releases'
  | 'Definitions'
  | 'Diseases'
  | 'Codes'
  | 'Crosswalks'
  | 'Search'
  | 'Data'
  | 'Comparison'
  | 'Service';

/** What routes are answered from. */
export interface Services
  extends Pick<AppOptions, 'catalog' | 'limits' | 'diff' | 'health' | 'draftRead' | 'software'> {
  readonly to: AddressOf;
  /** Places for data files that are checked at a time. */
  readonly dataPlaces: Places;
  readonly downloads: KeptDownloads;
}

export interface Asked<Path, Query> {
  readonly path: Path;
  readonly query: Query;
}

type Values = { readonly [name: string]: string | number | undefined };

interface Row<P extends TObject, Q extends TObject> {
  /** With parameters in braces, as OpenAPI writes it. */
  readonly path: string;
  readonly operationId: string;
  readonly tag: Tag;
  readonly summary: string;
  readonly description: string;
  readonly pathParameters: P;
  readonly query: Q;
  /** The answer in JSON; absent where it is never that. */
  readonly answer?: TSchema;
  /** Media types of the answer beside JSON. */
  readonly otherTypes?: readonly string[];
  /** A question that works with the alliance's own dictionary. */
  readonly example: string;
}

/** One address of the REST interface that is read: checked, answered and documented from this alone. */
export interface Route extends Row<TObject, TObject> {
  readonly handle: (
    asked: Asked<Values, Values>,
    services: Services,
  ) => Result<Answer | FileAnswer> | Promise<Result<Answer | FileAnswer>>;
}

/** A route that is about no one release. */
export function route<P extends TObject, Q extends TObject>(
  row: Row<P, Q> & { readonly handle: (asked: Asked<Static<P>, Static<Q>>, services: Services) => Result<Answer> },
): Route {
  // What reaches `handle` was checked against these very schemas.
  const handle = row.handle as unknown as Route['handle'];
  return { ...row, handle };
}

/** A question about one release. */
export interface AskedOfRelease<Path, Query> extends Asked<Path, Query> {
  readonly snapshot: Snapshot;
  readonly to: AddressOf;
  /** Address of this question with another cursor, asked of exactly this release. */
  readonly atCursor: (cursor: string) => string;
}

/** A route below `/api/v1/releases/{release}`. */
export function releaseRoute<P extends TObject, Q extends TObject>(
  row: Row<P, Q> & {
    readonly body: (asked: AskedOfRelease<Static<P>, Static<Q>>) => Result<object> | Promise<Result<object>>;
  },
): Route {
  const { body: bodyOf, ...rest } = row;
  // As above: checked against the schemas of this row.
  const checkedBodyOf = bodyOf as unknown as BodyOf<object>;
  return {
    ...rest,
    handle: async (asked, services) => {
      const answer = await ofRelease(row.path, asked, { services, of: checkedBodyOf });
      return answer.ok ? ok({ ...answer.value.about, body: answer.value.value }) : answer;
    },
  };
}

/** A route below `/api/v1/releases/{release}` that gives a file. */
export function fileRoute<P extends TObject, Q extends TObject>(
  row: Row<P, Q> & { readonly file: (asked: AskedOfRelease<Static<P>, Static<Q>>) => Result<DownloadedFile> },
): Route {
  const { file: fileOf, ...rest } = row;
  // As above: checked against the schemas of this row.
  const checkedFileOf = fileOf as unknown as BodyOf<DownloadedFile>;
  return {
    ...rest,
    handle: async (asked, services) => {
      const answer = await ofRelease(row.path, asked, { services, of: checkedFileOf });
      return answer.ok ? ok({ ...answer.value.about, file: answer.value.value }) : answer;
    },
  };
}

type BodyOf<T> = (asked: AskedOfRelease<Values, Values>) => Result<T> | Promise<Result<T>>;

/** Asks a question of the release that the path names; what comes with it is what every answer about a release says. */
async function ofRelease<T>(
  template: string,
  { path, query }: Asked<Values, Values>,
  { services: { catalog, to }, of }: { readonly services: Services; readonly of: BodyOf<T> },
) {
  const resolved = catalog.resolve(String(path.release));
  if (!resolved.ok) return resolved;
  const { snapshot, named } = resolved.value;
  const exact = { ...textsOf(path), release: snapshot.name.version };
  const at = (asked: Values) => to(`${filled(template, exact)}${queryOf(asked)}`);
  const found = await of({ path, query, snapshot, to, atCursor: (cursor) => at({ ...query, cursor }) });
  if (!found.ok) return found;
  const freshness = FRESHNESS_OF_NAMED[named];
  const contentLocation = freshness === 'moving' ? at(query) : undefined;
  return ok({ value: found.value, about: { freshness, release: snapshot.name, contentLocation } });
}

function textsOf(values: Values): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

/** A body that is sent to an address, not read yet. */
export interface Sent {
  readonly headers: Headers;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** One address of the REST interface that a body is sent to. It changes nothing: it asks what no address could hold. */
export interface PostRoute extends Omit<Row<TObject, TObject>, 'example'> {
  /** What is sent, by media type. */
  readonly body: { readonly [mediaType: string]: TSchema };
  /** A question that works with the alliance's own dictionary, as a command; `{server}` stands for where it is asked. */
  readonly command: string;
  /** Statuses of problems beside those that every question about a release has. */
  readonly statuses: readonly number[];
  readonly handle: (
    asked: Asked<Values, Values>,
    sent: Sent,
    services: Services,
  ) => Promise<Result<Answer | PiecewiseAnswer>>;
}

/** A route to send a body to. */
export function postRoute<P extends TObject, Q extends TObject>(
  row: Omit<PostRoute, 'handle' | 'pathParameters' | 'query'> & {
    readonly pathParameters: P;
    readonly query: Q;
    readonly handle: (
      asked: Asked<Static<P>, Static<Q>>,
      sent: Sent,
      services: Services,
    ) => Promise<Result<Answer | PiecewiseAnswer>>;
  },
): PostRoute {
  // What reaches `handle` was checked against these very schemas.
  const handle = row.handle as unknown as PostRoute['handle'];
  return { ...row, handle };
}
