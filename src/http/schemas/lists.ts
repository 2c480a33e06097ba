import type { TSchema } from 'typebox';
import { Type } from '../../model/json-schema.ts';
import { count, digest, object, optional, text, version } from './parts.ts';

export const releaseName = object('ReleaseName', { version, digest }, 'The release that an answer came from.');

/** A page of a list, with the release it came from. */
export function listOf(title: string, item: TSchema) {
  return object(
    title,
    {
      release: releaseName,
      total: count('Items of the whole list.'),
      items: Type.Array(item),
      next: optional(text('Address of the next page, of exactly this release. Absent on the last.')),
    },
    'A page of a list.',
  );
}

/** A list that is always whole. */
export function wholeListOf(title: string, item: TSchema) {
  return object(
    title,
    { release: optional(releaseName), total: count('Items of the list.'), items: Type.Array(item) },
    'A whole list.',
  );
}
