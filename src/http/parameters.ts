import { STATUSES } from '../model/definition-parts.ts';
import { Type } from '../model/json-schema.ts';
import { KINDS, PLURAL_OF_KIND } from '../model/kind.ts';
import type { Limits } from '../model/limits.ts';
import { LEVELS } from '../query/browse.ts';

/** Parameters of paths. Their schemas name what is meant; whether it exists is the question itself. */
export const PATH = {
  release: Type.String({
    maxLength: 64,
    description:
      'Release: `latest`, a version (`1.2.0`), a date (`2026-05-01`: the last release of or before that day, UTC), or `draft`.',
    examples: ['latest'],
  }),
  kinds: Type.Enum(
    KINDS.map((kind) => PLURAL_OF_KIND[kind]),
    { description: 'Kind of definition, in the plural.' },
  ),
  id: Type.String({ maxLength: 64, description: 'Id of the definition.' }),
  table: Type.String({ maxLength: 64, description: 'Id of the table.' }),
};

/** No parameters. */
export const NONE = Type.Object({}, { additionalProperties: false });

/** Parameters of queries, within the limits of this server. */
export function queryParametersOf(limits: Limits) {
  const name = (description: string) => Type.Optional(Type.String({ minLength: 1, maxLength: 64, description }));
  const text = (description: string) => Type.String({ minLength: 1, maxLength: limits.filterLength, description });
  return {
    page: {
      limit: Type.Optional(
        Type.Integer({
          minimum: 1,
          maximum: limits.pageSizeMax,
          default: limits.pageSizeDefault,
          description: 'Items of a page.',
        }),
      ),
      cursor: Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 64,
          description: 'Where the page starts: take `next` as it was given.',
        }),
      ),
    },
    filter: {
      disease: name('Id of a disease: only what is about it, or about every disease.'),
      group: name('Only definitions of this group.'),
      level: Type.Optional(
        Type.Enum([...LEVELS], { description: 'Only variables of this level in the disease named, or else in any.' }),
      ),
      status: Type.Optional(Type.Enum([...STATUSES], { description: 'Only definitions of this status.' })),
    },
    kind: Type.Optional(Type.Enum([...KINDS], { description: 'Only definitions of this kind.' })),
    text,
    q: Type.Optional(text('Words; each must be the beginning of a word of the code or of a display.')),
  };
}

export type QueryParameters = ReturnType<typeof queryParametersOf>;

/** The page that a request wants. */
export function pageRequestOf(
  { limit, cursor }: { readonly limit?: number; readonly cursor?: string },
  limits: Limits,
): { readonly limit: number; readonly cursor?: string } {
  return { limit: limit ?? limits.pageSizeDefault, ...(cursor === undefined ? {} : { cursor }) };
}
