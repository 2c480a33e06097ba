import type { FhirVersion } from '../fhir/contract.ts';

/** Which interface an address belongs to: it decides in which format problems are told. */
export type Area =
  | { readonly name: 'rest' }
  | { readonly name: 'fhir'; readonly version: FhirVersion }
  | { readonly name: 'web' };

const FHIR = /^(?:\/releases\/[^/]*)?\/fhir(?:\/(r4|r5))?(?:\/|$)/;
const REST = /^\/(?:api|health|assets)(?:\/|$)|^\/openapi\.json$/;

/** The interface that a path, percent-encoded, belongs to. */
export function areaOf(path: string): Area {
  const fhir = FHIR.exec(path);
  if (fhir !== null) return { name: 'fhir', version: fhir[1] === 'r5' ? 'r5' : 'r4' };
  return REST.test(path) ? { name: 'rest' } : { name: 'web' };
}

/** Path of a request, percent-encoded. */
export function pathOf(request: Request): string {
  const target = targetOf(request);
  const query = target.indexOf('?');
  return query === -1 ? target : target.slice(0, query);
}

/** Query of a request, as it came. */
export function queryTextOf(request: Request): string {
  const target = targetOf(request);
  const query = target.indexOf('?');
  return query === -1 ? '' : target.slice(query + 1);
}

/** Path and query of a request. Its URL was normalised when it was made, and to parse it again is not cheap. */
export function targetOf({ url }: Request): string {
  const start = url.indexOf('/', url.indexOf('://') + 3);
  const fragment = url.indexOf('#', start);
  return fragment === -1 ? url.slice(start) : url.slice(start, fragment);
}
