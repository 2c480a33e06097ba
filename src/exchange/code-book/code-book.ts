import { ok, type Result } from '../../model/result.ts';
import { CODE_BOOK_SHEETS, type CodeBookSheet } from '../formats.ts';
import { codeSheet, codeSystemSheet } from './code-sheets.ts';
import { endpointSheet, ruleSheet, scoreSheet } from './outcome-sheets.ts';
import { readMe } from './read-me.ts';
import { type Selection, type Snapshot, selectionOf, type Wanted } from './selection.ts';
import type { Sheet } from './sheet.ts';
import { tableSheet } from './table-sheet.ts';
import { variableSheet } from './variable-sheet.ts';

/** What a release defines, or what of it concerns a disease or a table, as sheets. */
export interface CodeBook {
  readonly selection: Selection;
  /** False for a sheet that a part of a release has not. */
  readonly has: (sheet: CodeBookSheet) => boolean;
}

/** The code book that is wanted. Answers what `selectionOf` answers. */
export function codeBookOf(snapshot: Snapshot, wanted: Wanted): Result<CodeBook> {
  const selection = selectionOf(snapshot, wanted);
  if (!selection.ok) return selection;
  const { disease, table } = wanted;
  const absent: ReadonlySet<CodeBookSheet> = new Set([
    ...(disease === undefined && table === undefined ? [] : (['code-systems'] as const)),
    ...(table === undefined ? [] : (['endpoints', 'scores'] as const)),
  ]);
  const has = (sheet: CodeBookSheet) => !absent.has(sheet);
  return ok({ selection: selection.value, has });
}

const MAKERS: { readonly [S in Exclude<CodeBookSheet, 'read-me'>]: (selection: Selection) => Sheet } = {
  variables: variableSheet,
  codes: codeSheet,
  'code-systems': codeSystemSheet,
  tables: tableSheet,
  rules: ruleSheet,
  endpoints: endpointSheet,
  scores: scoreSheet,
};

/** The sheets of a code book, one a step. The first says what the others are. */
export function* sheetsOf({ selection, has }: CodeBook): Generator<void, readonly Sheet[]> {
  const sheets: Sheet[] = [];
  for (const id of CODE_BOOK_SHEETS) {
    if (id === 'read-me' || !has(id)) continue;
    sheets.push(MAKERS[id](selection));
    yield;
  }
  return [readMe(selection, sheets), ...sheets];
}
