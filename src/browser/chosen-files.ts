import type { Encoding } from '../records/read/encoding.ts';
import { DATA_FILE_ENDINGS, readFileName, tableNamed, usualDelimiter } from '../records/read/file-name.ts';
import type { FileForm } from '../records/read/read-data-file.ts';
import type { OrderedFile } from './messages.ts';
import { element, part, sizeWords } from './page-parts.ts';

interface ChosenFile {
  readonly file: File;
  readonly row: HTMLElement;
  readonly table: HTMLSelectElement;
  readonly format: HTMLSelectElement;
}

const FORMATS = ['csv', 'tsv', 'ndjson', 'json'] as const satisfies readonly FileForm['format'][];

/** The list of files that a person chose, with what each holds. */
export function chosenFiles(tables: readonly string[], changed: () => void) {
  const list = part('files');
  let chosen: readonly ChosenFile[] = [];
  return {
    add(files: Iterable<File>): void {
      for (const file of files) {
        const each = rowOf(file, tables, chosen.length, remove);
        chosen = [...chosen, each];
        list.append(each.row);
      }
      changed();
    },
    count: () => chosen.length,
    bytes: () => chosen.reduce((sum, { file }) => sum + file.size, 0),
    ordered,
  };

  function remove(file: File): void {
    chosen.find((each) => each.file === file)?.row.remove();
    chosen = chosen.filter((each) => each.file !== file);
    changed();
  }

  /** The files, ready to be checked; or what a person must still say. */
  function ordered(): readonly OrderedFile[] | { readonly missing: string; readonly at: HTMLElement } {
    for (const { file, table, format } of chosen) {
      if (format.value === '') return { missing: `Say what format ${file.name} has.`, at: format };
      if (table.value === '') return { missing: `Say which table ${file.name} holds.`, at: table };
    }
    return chosen.map(({ file, table, format }) => ({ file, table: table.value, form: formOf(file, format) }));
  }
}

function formOf(file: File, chosen: HTMLSelectElement): FileForm {
  // Both lists hold nothing else.
  const format = chosen.value as FileForm['format'];
  const encoding = part<HTMLSelectElement>('encoding').value as Encoding;
  const stated = part<HTMLSelectElement>('delimiter').value;
  const delimiter = stated === '' || format !== 'csv' ? usualDelimiter(format) : stated;
  return { format, delimiter, encoding, isPacked: readFileName(file.name).isPacked };
}

function rowOf(file: File, tables: readonly string[], at: number, remove: (file: File) => void): ChosenFile {
  const name = readFileName(file.name);
  const found = tableNamed(name.stem, tables);
  const table = choice(`table-${at}-${file.lastModified}`, 'Table', tables, 'table' in found ? found.table : '');
  const format = choice(`format-${at}-${file.lastModified}`, 'Format', FORMATS, name.format ?? '');
  const drop = element('button', { type: 'button', class: 'quiet' }, `Remove ${file.name}`);
  drop.addEventListener('click', () => remove(file));
  const hint = name.format === undefined ? ` Its name does not end in ${DATA_FILE_ENDINGS}.` : '';
  const title = element('p', {}, element('strong', {}, file.name), ` ${sizeWords(file.size)}.${hint}`);
  const row = element('li', {}, title, element('div', { class: 'filters' }, table.box, format.box), drop);
  return { file, row, table: table.select, format: format.select };
}

function choice(id: string, label: string, values: readonly string[], chosen: string) {
  const select = element('select', { id });
  for (const value of ['', ...values]) select.append(element('option', { value }, value === '' ? 'Choose' : value));
  select.value = chosen;
  return { select, box: element('div', {}, element('label', { for: id }, label), select) };
}
