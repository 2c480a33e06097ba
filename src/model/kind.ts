/** The kinds of definition. A new kind is one line here, one type in `definitions.ts`, one file in `kinds`. */
export const KINDS = [
  'variable',
  'value-set',
  'code-system',
  'concept-map',
  'endpoint',
  'score',
  'table',
  'rule',
] as const;

export type Kind = (typeof KINDS)[number];

/** The kinds' names in addresses and folders. */
export const PLURAL_OF_KIND = {
  variable: 'variables',
  'value-set': 'value-sets',
  'code-system': 'code-systems',
  'concept-map': 'concept-maps',
  endpoint: 'endpoints',
  score: 'scores',
  table: 'tables',
  rule: 'rules',
} as const satisfies { readonly [K in Kind]: string };

/** The kind that an address names (`value-sets`), or undefined. */
export function kindOfPlural(plural: string): Kind | undefined {
  return KINDS.find((kind) => PLURAL_OF_KIND[kind] === plural);
}

/** True if `text` names a kind (`value-set`). */
export function isKind(text: unknown): text is Kind {
  return KINDS.some((kind) => kind === text);
}
