/** A JSON object that goes out: a FHIR element or a part of one. */
export interface Json {
  readonly [key: string]: unknown;
}

/** A FHIR resource that goes out. */
export interface Resource extends Json {
  readonly resourceType: string;
}

/** The members of a JSON object that came in, or undefined for anything else. */
export function asObject(value: unknown): { readonly [key: string]: unknown } | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  // A JSON object has string keys and nothing is assumed of its values.
  return value as { readonly [key: string]: unknown };
}

/** The elements of a JSON array that came in, or none. */
export function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The part without its undefined members. */
export function present(part: Json): Json {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));
}

/** The member `name` holding `list`, or nothing if it is empty: FHIR forbids empty arrays. */
export function listed(name: string, list: readonly unknown[]): Json {
  return list.length === 0 ? {} : { [name]: list };
}
