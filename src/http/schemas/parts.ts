import type { TProperties } from 'typebox';
import { Type } from '../../model/json-schema.ts';

/**
 * What schemas of answers are made of. One with a title becomes a component of that name in the OpenAPI document; every
 * object is closed, so that a test sees a field that nobody documented.
 */

export function object<P extends TProperties>(title: string, properties: P, description: string) {
  return Type.Object(properties, { title, description, additionalProperties: false });
}

export const text = (description: string) => Type.String({ description });
export const optional = Type.Optional;
export const strings = (description: string) => Type.Array(Type.String(), { description });
export const count = (description: string) => Type.Integer({ minimum: 0, description });
export const version = text('SemVer, or `draft`.');
export const digest = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256, hex.' });
export const address = text('Address: absolute if the server knows its public one, else relative to its root.');
export const day = text('`YYYY-MM-DD`, UTC.');
