import { textIn } from '../model/text.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { levelIn } from './browse.ts';
import { listDiseases } from './disease.ts';

/** What a release offers as files, with how much is in each. */
export interface Downloads {
  readonly whole: { readonly variables: number; readonly codes: number };
  readonly diseases: readonly DiseaseDownload[];
  readonly tables: readonly TableDownload[];
}

export interface DiseaseDownload {
  readonly id: string;
  readonly label: string;
  /** About it, or about every disease. */
  readonly variables: number;
  /** Of these, the ones that every source should deliver. */
  readonly core: number;
}

export interface TableDownload {
  readonly id: string;
  readonly title: string;
  readonly columns: number;
  readonly rules: number;
}

/** The code books and templates of a release: whole, by disease, by table. `languages` is the reader's order. */
export function downloads(snapshot: Snapshot, languages: readonly string[]): Downloads {
  const variables = snapshot.cards.filter(({ kind }) => kind === 'variable');
  return {
    whole: {
      variables: variables.length,
      codes: snapshot.valueSets.reduce((sum, { enumeration }) => sum + enumeration().codes.length, 0),
    },
    diseases: listDiseases(snapshot).map(({ id, label }) => {
      const own = variables.filter(({ diseases }) => diseases.includes(id) || diseases.includes('any'));
      return { id, label, variables: own.length, core: own.filter((card) => levelIn(card, id) === 'core').length };
    }),
    tables: snapshot.recordSchemas.map(({ id, title, columns, rules }) => ({
      id,
      title: textIn(title, languages[0] ?? 'en', ...languages),
      columns: columns.length,
      rules: rules.length,
    })),
  };
}
