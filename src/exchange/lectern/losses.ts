import { error, type Issue, information, type Place } from '../../model/issue.ts';

/**
 * What an import says about itself. `lost`: something that the source checks is not checked here. `changed`: it is
 * here, but not letter by letter.
 */
export interface Losses {
  readonly issues: Issue[];
  lost(where: string, message: string): void;
  changed(where: string, message: string): void;
}

/** Gathers what is lost in the import of a file; `where` names schema and field, `sample.age`. */
export function gatherLosses(file: string): Losses {
  const issues: Issue[] = [];
  const at: Place = { file };
  return {
    issues,
    lost: (where, message) => void issues.push(error('not-carried-over', `${where}: ${message}`, at)),
    changed: (where, message) => void issues.push(information('carried-over-changed', `${where}: ${message}`, at)),
  };
}

/** What Lectern does with every dictionary and this one does not: true of all imports, so said once. */
const EVERYWHERE: readonly string[] = [
  'Lectern takes a code in any case and with spaces around it and corrects it. Here a code is taken as it is written in the value set; another case is an error with the right code as suggestion.',
  'Lectern takes TRUE and False for true and false. Here they are not.',
  'Lectern removes spaces around values. Here they are reported.',
  'Lectern takes a list that holds a value twice. Here that is reported.',
  'Lectern takes `0x1F` and `1e3` for whole numbers. Here they are not.',
  'Lectern refuses a reference where the other table was not delivered. Here such a check is reported as not evaluated.',
  'A value that is wrong already is not looked at again by rules, and no reference leads to it; Lectern also applies conditions to it and finds it.',
];

/** The list as a page of Markdown, to lie beside the dictionary. */
export function lossesPage(name: string, issues: readonly Issue[]): string {
  const lines = (severity: Issue['severity']) =>
    issues.filter((issue) => issue.severity === severity).map(({ message }) => `- ${message}`);
  const section = (title: string, empty: string, items: readonly string[]) =>
    `## ${title}\n\n${items.length === 0 ? empty : items.join('\n')}\n`;
  return [
    `# What was not carried over from ${name}\n`,
    section('Not carried over', 'Nothing: all that Lectern checks of this dictionary is checked here.', lines('error')),
    section('Carried over, but changed', 'Nothing.', lines('information')),
    section(
      'What differs everywhere',
      '',
      EVERYWHERE.map((line) => `- ${line}`),
    ),
  ].join('\n');
}
