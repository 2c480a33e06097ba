import type { Status } from '../model/definition-parts.ts';
import type { Kind } from '../model/kind.ts';

/** What people call the kinds. */
export const KIND_WORDS: {
  readonly [K in Kind]: { readonly one: string; readonly many: string; readonly about: string };
} = {
  variable: { one: 'Variable', many: 'Variables', about: 'What is recorded of a patient: type, unit, range, codes.' },
  'value-set': { one: 'Value set', many: 'Value sets', about: 'The codes that a variable may take.' },
  'code-system': { one: 'Code system', many: 'Code systems', about: 'Classifications and vocabularies, by edition.' },
  'concept-map': { one: 'Concept map', many: 'Concept maps', about: 'How codes of one system say what another says.' },
  endpoint: { one: 'Endpoint', many: 'Endpoints', about: 'How outcomes are defined and derived.' },
  score: { one: 'Score', many: 'Scores', about: 'Risk models and stages computed from variables.' },
  table: { one: 'Table', many: 'Tables', about: 'Data files: their columns, keys and references.' },
  rule: { one: 'Rule', many: 'Rules', about: 'What must hold between values of a record.' },
};

/** What a status means for somebody who wants to use a definition. */
export const STATUS_WORDS: { readonly [S in Status]: { readonly label: string; readonly meaning: string } } = {
  draft: { label: 'draft', meaning: 'Being written. Do not use it for data yet.' },
  'trial-use': {
    label: 'trial use',
    meaning: 'Compiled from public sources and open for trial. The alliance has not ratified it.',
  },
  active: { label: 'active', meaning: 'Agreed by the working group that owns it.' },
  deprecated: { label: 'deprecated', meaning: 'Still valid, but not for new data.' },
  retired: { label: 'retired', meaning: 'No longer valid. Kept so that old data can be read.' },
};

const ACRONYMS: { readonly [key: string]: string } = { url: 'URL', id: 'Id' };

/** `requiredWhen` as `Required when`. */
export function fieldName(key: string): string {
  const acronym = ACRONYMS[key];
  if (acronym !== undefined) return acronym;
  const words = key
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_]/g, ' ')
    .toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** `1 code`, `1,234 codes`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
