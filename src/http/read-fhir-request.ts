import type { FhirRequest } from '../fhir/contract.ts';
import { pathOf, queryTextOf, targetOf } from './area.ts';

/** What `fhir` is asked by `request`, but for a body. */
export function fhirRequestOf(request: Request): FhirRequest {
  const { method, headers } = request;
  return {
    // An answer to HEAD is the answer to GET without its body.
    method: method === 'HEAD' ? 'GET' : method,
    path: segmentsOf(pathOf(request)),
    query: new URLSearchParams(queryTextOf(request)),
    ...present('accept', headers.get('Accept')),
    ...present('acceptLanguage', headers.get('Accept-Language')),
    ...present('prefer', headers.get('Prefer')),
  };
}

/**
 * All that an answer to GET may depend on, beside what is served: just what `fhirRequestOf` reads. Undefined for
 * other methods. As JSON, so that no two questions are written alike.
 */
export function questionOf(request: Request): string | undefined {
  const { method, headers } = request;
  if (method !== 'GET' && method !== 'HEAD') return undefined;
  const asked = ['Accept', 'Accept-Language', 'Prefer'].map((name) => headers.get(name));
  return JSON.stringify([targetOf(request), ...asked]);
}

/** The part of that name, or nothing where there is no value. */
export function present<N extends string>(name: N, value: string | null | undefined): { readonly [P in N]?: string } {
  // A computed name loses its literal type.
  return (value === null || value === undefined ? {} : { [name]: value }) as { readonly [P in N]?: string };
}

/** Segments below the base, decoded: `$` may come as `%24`. */
export function segmentsOf(path: string): readonly string[] {
  return path
    .replace(/^.*?\/fhir\/r[45]/, '')
    .split('/')
    .filter((segment) => segment !== '')
    .map(decoded);
}

function decoded(segment: string): string {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
