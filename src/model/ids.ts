import type { Kind } from './kind.ts';

/** `kind/id`: names a definition within a dictionary. */
export type Key = `${Kind}/${string}`;

/** Shape of a definition's id: it is also the file's name, and is never changed and never reused. */
export const ID_PATTERN = '^[a-z][a-z0-9_]{0,63}$';

/** The key of a definition. */
export function keyOf(definition: { readonly kind: Kind; readonly id: string }): Key {
  return `${definition.kind}/${definition.id}`;
}

/** A definition's id as FHIR allows it: FHIR ids have no underscore. */
export function fhirIdOf(id: string): string {
  return id.replaceAll('_', '-');
}

/** The canonical URL of a resource of ours, the same in REST and FHIR. */
export function canonicalOf(base: string, fhirType: string, id: string): string {
  return `${base}/${fhirType}/${fhirIdOf(id)}`;
}

/** `url|version` in its two parts. The version is undefined where there is no bar or nothing behind it. */
export function splitCanonical(canonical: string): { readonly url: string; readonly version: string | undefined } {
  const bar = canonical.indexOf('|');
  if (bar === -1) return { url: canonical, version: undefined };
  return { url: canonical.slice(0, bar), version: canonical.slice(bar + 1) || undefined };
}
