import type { Definition } from '../model/definitions.ts';
import type { Kind } from '../model/kind.ts';
import type { Link } from './kind-rules.ts';

/** A link to a definition of one kind. */
export function link(kind: Kind, id: string, pointer: string): Link {
  return { kinds: [kind], id, pointer };
}

/** No link, or one, for an optional field. */
export function optionalLink(kind: Kind, id: string | undefined, pointer: string): readonly Link[] {
  return id === undefined ? [] : [link(kind, id, pointer)];
}

/** The links that any kind may have: to what replaces a deprecated definition. */
export function deprecationLinks(definition: Definition): readonly Link[] {
  const { deprecated, kind } = definition;
  if (deprecated === undefined) return [];
  return [
    ...optionalLink(kind, deprecated.replacedBy, '/deprecated/replacedBy'),
    ...(deprecated.consider ?? []).map((id, index) => link(kind, id, `/deprecated/consider/${index}`)),
  ];
}
