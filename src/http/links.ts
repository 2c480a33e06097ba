import type { Card } from '../model/card.ts';
import { fhirIdOf, keyOf } from '../model/ids.ts';
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
}

/** Where a definition of a release is found. The release is named exactly, so that a link means the same for ever. */
export function linksOfCard(snapshot: Snapshot, card: Card, to: AddressOf): CardLinks {
  const { version } = snapshot.name;
  const type = fhirTypeOf(snapshot, card);
  const id = encodeURIComponent(card.id);
  return {
    self: to(`/api/v1/releases/${version}/${PLURAL_OF_KIND[card.kind]}/${id}`),
    page: to(`/${card.kind}/${id}?release=${version}`),
    ...(type === undefined ? {} : { fhir: to(`/releases/${version}/fhir/r4/${type}/${fhirIdOf(card.id)}`) }),
  };
}

const typesOf = new WeakMap<Snapshot, ReadonlyMap<string, string>>();

/** FHIR type that a definition compiled to; a value set with codes of its own is a ValueSet first. */
export function fhirTypeOf(snapshot: Snapshot, card: Pick<Card, 'kind' | 'id'>): string | undefined {
  let types = typesOf.get(snapshot);
  if (types === undefined) {
    types = fhirTypes(snapshot);
    typesOf.set(snapshot, types);
  }
  return types.get(keyOf(card));
}

function fhirTypes(snapshot: Snapshot): ReadonlyMap<string, string> {
  const shapes = [...snapshot.codeSystems.map((each) => each.shape), ...snapshot.valueSets.map((each) => each.shape)];
  return new Map(shapes.map((shape) => [keyOf(shape.source), shape.shape]));
}
