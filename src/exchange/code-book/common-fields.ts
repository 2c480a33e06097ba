import type { CommonDefinition } from '../../model/definition-parts.ts';
import type { Kind } from '../../model/kind.ts';
import type { Listed, Selection } from './selection.ts';
import { type Field, field } from './sheet.ts';

/** What every sheet of definitions begins with. */
export function namingFields<D extends CommonDefinition<Kind>>({ text }: Selection): readonly Field<Listed<D>>[] {
  return [
    field('id', 'Id', 28, ({ card }) => card.id),
    field('title', 'Title', 32, ({ definition }) => text(definition.title)),
    field('definition', 'Definition', 60, ({ definition }) => text(definition.definition)),
  ];
}

/** What every sheet of definitions ends with: how far it is agreed, whose it is, and where it is read. */
export function standingFields<D extends CommonDefinition<Kind>>({
  text,
  snapshot,
}: Selection): readonly Field<Listed<D>>[] {
  const { base } = snapshot.dictionary.settings;
  return [
    field('diseases', 'Diseases', 16, ({ definition }) => definition.diseases),
    field('notes', 'Notes', 40, ({ definition }) => text(definition.notes) || undefined),
    field('status', 'Status', 12, ({ definition }) => definition.status),
    field('replacedBy', 'Replaced by', 20, ({ definition }) => definition.deprecated?.replacedBy),
    field('version', 'Version', 10, ({ card }) => card.version),
    field('since', 'Since release', 12, ({ card }) => card.since),
    field('owner', 'Owner', 16, ({ definition }) => definition.owner),
    field('permalink', 'Permalink', 48, ({ card }) => permalinkOf(base, card, snapshot.name.version)),
  ];
}

function permalinkOf(
  base: string,
  { kind, id }: { readonly kind: Kind; readonly id: string },
  release: string,
): string {
  return `${base}/${kind}/${id}?release=${release}`;
}
