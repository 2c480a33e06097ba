import type { CommonDefinition } from '../../model/definition-parts.ts';
import type { Kind } from '../../model/kind.ts';
import { textProblem } from '../../source/text-problem.ts';

/** The working group that owns what was imported, until somebody gives it to another. */
export const OWNER = 'imported';

/** What every imported definition says of itself. */
export function commonParts<K extends Kind>(
  kind: K,
  said: { readonly id: string; readonly title: string; readonly definition: string },
  source: string,
): CommonDefinition<K> {
  return {
    kind,
    id: said.id,
    title: said.title,
    definition: said.definition,
    status: 'draft',
    owner: OWNER,
    diseases: ['any'],
    provenance: { source: [source] },
  };
}

/** A text without what no text of a definition may hold: letters in two pieces, invisible signs, Windows' line ends. */
export function plainText(text: string): string {
  const composed = text.normalize('NFC').replaceAll(/\r\n?/g, '\n');
  const plain = [...composed].filter((sign) => sign === '\n' || sign === '\t' || textProblem(sign) === undefined);
  return plain
    .join('')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}
