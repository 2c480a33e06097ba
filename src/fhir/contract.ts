import type { Limits } from '../model/limits.ts';
import type { ReleaseName } from '../model/release.ts';
import type { Result } from '../model/result.ts';
import type { Scope } from '../query/scope.ts';

export type FhirVersion = 'r4' | 'r5';

/** A request as the HTTP adapter hands it over. */
export interface FhirRequest {
  readonly method: string;
  /** Decoded segments below the base: `['CodeSystem', '$lookup']`. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly body?: string;
  readonly contentType?: string;
  readonly accept?: string;
  readonly acceptLanguage?: string;
  readonly prefer?: string;
  /** Only for the entries of a batch: those of a request are the adapter's. */
  readonly ifNoneMatch?: string;
}

/** What a request is answered from. The scope says which releases; nothing here reads a clock. */
export interface FhirContext {
  readonly version: FhirVersion;
  readonly scope: Scope;
  /** Absolute URL of this endpoint, without a slash at its end. */
  readonly base: string;
  readonly software: { readonly name: string; readonly version: string; readonly releaseDate?: string };
  readonly limits: Limits;
  /** URL of the endpoint of this FHIR version that sees every release; absent: `base`. */
  readonly root?: string;
  /** Every sealed release, newest first, whichever the scope sees: it tells since when a resource is as it is. */
  readonly history?: () => readonly Scope['primary'][];
  /** The endpoint as of a day, UTC. Absent where the base names the release, which wins. */
  readonly asOf?: (day: string) => Result<FhirContext>;
}

/** The whole answer but for caching headers, which are the adapter's. */
export interface FhirResponse {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The release that answered; absent for what was refused before one was picked. */
  readonly release?: ReleaseName;
  /** True if the question named a day, so that a later release may change the answer. */
  readonly dated?: boolean;
  /** True if the endpoint of that release alone gives the same answer to the same question. */
  readonly sameInRelease?: boolean;
}
