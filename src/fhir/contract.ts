import type { Limits } from '../model/limits.ts';
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
}

/** What a request is answered from. The scope says which releases; nothing here reads a clock. */
export interface FhirContext {
  readonly version: FhirVersion;
  readonly scope: Scope;
  /** Absolute URL of this endpoint, without a slash at its end. */
  readonly base: string;
  readonly software: { readonly name: string; readonly version: string; readonly releaseDate?: string };
  readonly limits: Limits;
}

/** The whole answer but for caching headers, which are the adapter's. */
export interface FhirResponse {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}
