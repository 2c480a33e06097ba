import type { CodeSystem } from '../../model/definitions.ts';
import { definitionsOf } from '../../model/dictionary.ts';
import type { Selection } from './selection.ts';
import { type Sheet, type SheetColumn, textOfCell } from './sheet.ts';

const COLUMNS: readonly SheetColumn[] = [
  { key: 'what', title: 'What', width: 26 },
  { key: 'text', title: 'Text', width: 110 },
];

/** What a code book is, from when, on which terms, how it is cited, and what is in it. */
export function readMe(selection: Selection, sheets: readonly Sheet[]): Sheet {
  return {
    id: 'read-me',
    title: 'Read me',
    about: 'What this is, on which terms, and how to cite it.',
    columns: COLUMNS,
    rows: [
      ...originOf(selection),
      ...sheets.map(({ title, about, rows }) => [`Sheet ${title}`, `${about} ${rowsInWords(rows.length)}`]),
      ['Empty cells', 'The definition states nothing there.'],
      ['Not in it', 'Crosswalks between classifications and worked cases: see the pages of the definitions.'],
      ...creditsOf(selection),
    ],
  };
}

/** How a code book is cited: publisher, title, release, day and what proves its content. */
export function citationOf({ snapshot, text }: Pick<Selection, 'snapshot' | 'text'>): string {
  const { settings } = snapshot.dictionary;
  const { version, date, digest } = snapshot.name;
  return `${settings.publisher}. ${text(settings.title)}, release ${version} (${date}). ${settings.base}. SHA-256 ${digest}.`;
}

function originOf(selection: Selection): Sheet['rows'] {
  const { snapshot, of, text } = selection;
  const { settings } = snapshot.dictionary;
  const { version, date, digest } = snapshot.name;
  const isDraft = version === 'draft';
  return [
    ['Code book', [text(settings.title), of].filter((part) => part !== undefined).join(': ')],
    ['Release', isDraft ? 'draft: not released, may change at any moment, and must not be used for data' : version],
    ['Date', date],
    ['Digest (SHA-256)', digest],
    ['Publisher', settings.publisher],
    ['Licence', settings.licence],
    ...statedOf('Copyright', text(settings.copyright)),
    ...statedOf('Disclaimer', text(settings.disclaimer)),
    ['How to cite', citationOf(selection)],
    ...scopeOf(selection),
  ];
}

function statedOf(what: string, text: string): Sheet['rows'] {
  return text === '' ? [] : [[what, text]];
}

function scopeOf({ wanted: { disease, table }, of }: Selection): Sheet['rows'] {
  if (of === undefined)
    return [['What is in it', 'Every variable, code, table, rule, endpoint and score of the release.']];
  const parts = [
    disease === undefined ? [] : 'what is about this disease and what is about every disease',
    table === undefined
      ? []
      : 'the columns of this table, its rules, and no endpoints and scores, which draw on several tables',
  ].flat();
  return [
    ['What is in it', `A part of the release: ${parts.join('; ')}. The codes are those that this part draws on.`],
  ];
}

function rowsInWords(count: number): string {
  return count === 1 ? 'It has 1 row.' : `It has ${count} rows.`;
}

/** Every classification whose codes may be in it, as its licence asks it to be named. */
function creditsOf({ snapshot, text }: Selection): Sheet['rows'] {
  return definitionsOf(snapshot.dictionary, 'code-system').map((system) => [
    `Terms: ${text(system.title)}`,
    textOfCell(creditOf(system), '. '),
  ]);
}

function creditOf({ publisher, edition, url, licence, copyright }: CodeSystem): readonly string[] {
  return [publisher, edition && `Edition ${edition}`, url, licence, copyright].filter((part) => part !== undefined);
}
