import type { Encoding } from '../records/read/encoding.ts';
import { DATA_FILE_ENDINGS, readFileName, tableNamed, usualDelimiter } from '../records/read/file-name.ts';
import type { FileForm } from '../records/read/read-data-file.ts';
import { printable } from '../records/write/printable.ts';
import type { OrderedFile } from './messages.ts';
import { choiceOf, element, part, sizeWords } from './page-parts.ts';

interface ChosenFile {
  readonly file: File;
  readonly row: HTMLElement;
  readonly table: HTMLSelectElement;
  readonly format: HTMLSelectElement;
}

const FORMATS = ['csv', 'tsv', 'ndjson', 'json'] as const satisfies readonly FileForm['format'][];

export interface Tables {
  readonly tables: readonly string[];
  /** Table of a file whose name tells none; empty where there is none either. */
  readonly usual: string;
}

/** The list of files that a person chose, with what each holds. */
export function chosenFiles(tables: Tables, changed: () => void) {
  const list = part('files');
  let chosen: readonly ChosenFile[] = [];
  return {
    /** Takes files; answers a sentence for each that is not taken. */
    add(files: Iterable<File>): readonly string[] {
      const left: string[] = [];
      for (const file of files) {
        const problem = problemOf(file);
        if (problem !== undefined) {
          left.push(problem);
          continue;
        }
        const each = rowOf(file, tables, chosen.length, remove);
        chosen = [...chosen, each];
        list.append(each.row);
      }
      changed();
      return left;
    },
    count: () => chosen.length,
    ordered,
  };

  function problemOf(file: File): string | undefined {
    const isSame = (other: File) =>
      other.name === file.name && other.size === file.size && other.lastModified === file.lastModified;
    if (chosen.some((each) => isSame(each.file))) return `${printable(file.name)} is chosen already.`;
    if (!WORKBOOK.test(file.name)) return undefined;
    return `${printable(file.name)} is a workbook. Save its sheet as CSV (UTF-8) and choose that.`;
  }

  function remove(file: File): void {
    chosen.find((each) => each.file === file)?.row.remove();
    chosen = chosen.filter((each) => each.file !== file);
    changed();
  }

  /** The files, ready to be checked; or what a person must still say. */
  function ordered(): readonly OrderedFile[] | { readonly missing: string; readonly at: HTMLElement } {
    for (const { file, table, format } of chosen) {
      if (format.value === '') return { missing: `Say what format ${printable(file.name)} has.`, at: format };
      if (table.value === '') return { missing: `Say which table ${printable(file.name)} holds.`, at: table };
    }
    return chosen.map(({ file, table, format }) => ({ file, table: table.value, form: formOf(file, format) }));
  }
}

const WORKBOOK = /\.(?:xlsx|xlsm|xls|ods|numbers)$/i;

function formOf(file: File, chosen: HTMLSelectElement): FileForm {
  // Both lists hold nothing else.
  const format = chosen.value as FileForm['format'];
  const encoding = part<HTMLSelectElement>('encoding').value as Encoding;
  const stated = part<HTMLSelectElement>('delimiter').value;
  const delimiter = stated === '' || format !== 'csv' ? usualDelimiter(format) : stated;
  return { format, delimiter, encoding, isPacked: readFileName(file.name).isPacked };
}

function rowOf(file: File, { tables, usual }: Tables, at: number, remove: (file: File) => void): ChosenFile {
  const name = readFileName(file.name);
  const found = tableNamed(name.stem, tables);
  const table = choice(`table-${at}-${file.lastModified}`, 'Table', tables, 'table' in found ? found.table : usual);
  if ('table' in found || usual !== '')
    table.box.append(element('small', {}, 'table' in found ? 'by the file’s name' : 'as you came for it'));
  const format = choice(`format-${at}-${file.lastModified}`, 'Format', FORMATS, name.format ?? '');
  const drop = element('button', { type: 'button', class: 'quiet' }, `Remove ${printable(file.name)}`);
  drop.addEventListener('click', () => remove(file));
  const hint = name.format === undefined ? ` Its name does not end in ${DATA_FILE_ENDINGS}.` : '';
  const title = element('p', {}, element('strong', {}, printable(file.name)), ` ${sizeWords(file.size)}.${hint}`);
  const row = element('li', {}, title, element('div', { class: 'filters' }, table.box, format.box), drop);
  return { file, row, table: table.select, format: format.select };
}

function choice(id: string, label: string, values: readonly string[], chosen: string) {
  const choices = [['', 'Choose'] as const, ...values.map((value) => [value, value] as const)];
  const made = choiceOf(id, label, choices);
  made.select.value = chosen;
  return made;
}
