import { printable } from './printable.ts';

/** Text that is markup already: made by `markup` and by nothing else. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | undefined | Markup | readonly Part[];

const ENTITIES: { readonly [sign: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * HTML or XML from a template: every text that is put in is escaped, for content as for quoted attributes, and what
 * XML cannot hold or a reader cannot see is written out. `undefined` is nothing, a list is its parts.
 */
export function markup(template: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: template.map((fixed, index) => `${index === 0 ? '' : marked(parts[index - 1])}${fixed}`).join('') };
}

function marked(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return printable(part).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
  return 'markup' in part ? part.markup : part.map(marked).join('');
}
