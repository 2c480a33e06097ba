/** Formats and parts that files to be downloaded come in. Apart from their writers: whoever only offers them loads none. */

export const CODE_BOOK_FORMATS = ['xlsx', 'csv', 'json'] as const;

export type CodeBookFormat = (typeof CODE_BOOK_FORMATS)[number];

/** The sheets of a code book, in its order. */
export const CODE_BOOK_SHEETS = [
  'read-me',
  'variables',
  'codes',
  'code-systems',
  'tables',
  'rules',
  'endpoints',
  'scores',
] as const;

export type CodeBookSheet = (typeof CODE_BOOK_SHEETS)[number];

export const TEMPLATE_FORMATS = ['xlsx', 'csv'] as const;

export type TemplateFormat = (typeof TEMPLATE_FORMATS)[number];

export const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
