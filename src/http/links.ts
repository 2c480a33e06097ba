import type { FhirVersion } from '../fhir/contract.ts';
import { resourcesOfDefinition } from '../fhir/definition-resources.ts';
import type { Card } from '../model/card.ts';
import { keyOf } from '../model/ids.ts';
import { PLURAL_OF_KIND } from '../model/kind.ts';
import type { Scope } from '../query/scope.ts';

export type Snapshot = Scope['primary'];

/** Makes an address of a path: absolute if the server knows its public address, else relative to its root. */
export type AddressOf = (path: string) => string;

/** Addresses come from the settings alone: a request's host can be forged and is never used. */
export function addressesOf(publicUrl: string | undefined): AddressOf {
  const base = (publicUrl ?? '').replace(/\/+$/, '');
  return (path) => `${base}${path}`;
}

/** Fills `{name}` in a path template. */
export function filled(template: string, values: { readonly [name: string]: string | undefined }): string {
  return template.replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(values[name] ?? ''));
}

/** `?a=1&b=2` of the values that are there, in the order given; empty if none is. */
export function queryOf(values: { readonly [name: string]: string | number | undefined }): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== undefined) parameters.set(name, String(value));
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

export interface CardLinks {
  readonly self: string;
  readonly page: string;
  readonly fhir?: string;
  readonly otherFhir?: readonly string[];
}

/** Where a definition of a release is found. The release is named exactly, so that a link means the same for ever. */
export function linksOfCard(snapshot: Snapshot, card: Card, to: AddressOf): CardLinks {
  const { version } = snapshot.name;
  const [fhir, ...others] = fhirPaths(snapshot, card, 'r4').map(to);
  const id = encodeURIComponent(card.id);
  return {
    self: to(`/api/v1/releases/${version}/${PLURAL_OF_KIND[card.kind]}/${id}`),
    page: to(`/${card.kind}/${id}?release=${version}`),
    ...(fhir === undefined ? {} : { fhir }),
    ...(others.length === 0 ? {} : { otherFhir: others }),
  };
}

/** Where the resources are that a definition is given out as, that which says most first. */
function fhirPaths(snapshot: Snapshot, card: Pick<Card, 'kind' | 'id'>, fhirVersion: FhirVersion): readonly string[] {
  return resourcesOfDefinition(snapshot, keyOf(card)).map(
    ({ type, id }) => `/releases/${snapshot.name.version}/fhir/${fhirVersion}/${type}/${id}`,
  );
}
