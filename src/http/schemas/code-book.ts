import { CODE_BOOK_SHEETS } from '../../exchange/formats.ts';
import { Type } from '../../model/json-schema.ts';
import { releaseName } from './lists.ts';
import { object, optional, text } from './parts.ts';

const cell = Type.Union([Type.String(), Type.Number(), Type.Array(Type.String())]);

const row = Type.Record(Type.String(), cell, {
  description: 'What is not stated is left out.',
});

const sheets = Object.fromEntries(
  CODE_BOOK_SHEETS.map((sheet) => [sheet, optional(Type.Array(row, { description: `Rows of the sheet ${sheet}.` }))]),
);

export const codeBook = object(
  'CodeBook',
  {
    release: releaseName,
    of: object(
      'CodeBookPart',
      {
        disease: optional(text('Id of the disease.')),
        table: optional(text('Id of the table.')),
        title: optional(text('What it is of, for people.')),
      },
      'Which part of the release it is; empty: the whole.',
    ),
    sheets: object('CodeBookSheets', sheets, 'The sheets, each a list of rows by the names of the columns of CSV.'),
  },
  'A code book. A sheet that a part of a release has not is absent.',
);
