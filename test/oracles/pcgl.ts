import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LecternDictionary, Table } from './lectern-faults.ts';

/** A published Lectern dictionary with good and bad records. It lies beside the checkout, or the tests are skipped. */
export const FOLDER = join(import.meta.dirname, '../../../shared/oracles/pcgl');
export const HERE = existsSync(FOLDER);

export function source(): LecternDictionary {
  return JSON.parse(readFileSync(join(FOLDER, 'pcgl_lectern.json'), 'utf8')) as LecternDictionary;
}

export function tablesIn(kind: 'good' | 'bad'): readonly Table[] {
  if (!HERE) return [];
  const files = readdirSync(join(FOLDER, kind)).filter((name) => name.endsWith('.tsv'));
  return files.map((name) => {
    const lines = readFileSync(join(FOLDER, kind, name), 'utf8')
      .split('\n')
      .filter(Boolean);
    const [first = '', ...rest] = lines.map((line) => line.replace(/\r$/, ''));
    const table = name.replace('.tsv', '').toLowerCase();
    const headings = first.split('\t').map((heading) => heading.toLowerCase().replaceAll(' ', '_'));
    return { table, headings, rows: rest.map((line) => line.split('\t')) };
  });
}

/** What the YAML twin of a file of bad records says of each: the text after `###`. */
export function reasonsOf(table: string): readonly string[] {
  const name = readdirSync(join(FOLDER, 'bad')).find((each) => each.toLowerCase() === `${table}.yaml`) ?? '';
  const records = readFileSync(join(FOLDER, 'bad', name), 'utf8').split('---');
  return records.map((record) => /###(.*)/.exec(record)?.[1]?.trim() ?? '');
}

/** Comments that name their field loosely, or another one than the record breaks, and the field that it breaks. */
export const MEANT: { readonly [record: string]: string } = {
  'diagnosis 4': 'disease_code',
  'participant 4': 'disease_specific_modifier',
  'participant 6': 'disease_specific_modifier',
  'participant 7': 'duo_permission',
  'participant 8': 'duo_modifier',
  // The comments of these two are exchanged: the fourth has a procedure code INVALID, the fifth a body site 2005080.
  'procedure 4': 'procedure_code',
  'procedure 5': 'procedure_body_site_code',
  'sociodemographic 24': 'ethnicity_another_category',
  'sociodemographic 26': 'sex_another_category',
  'sociodemographic 27': 'sex_another_category',
};

/** Records that nothing of the dictionary refuses; Lectern’s own validator finds nothing wrong with them either. */
export const NOT_BROKEN: readonly string[] = [
  // "Missing required study_id": the dictionary has no such field.
  'participant 2',
  // "Missing ethnicity_collect_method": the record has one, in the TSV and in its twin.
  'sociodemographic 7',
];
