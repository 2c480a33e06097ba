import { expandRow } from './expand.ts';
import { lookupRow } from './lookup.ts';
import type { OperationRow } from './operation.ts';
import { subsumesRow } from './subsumes.ts';
import { validateInSystemRow, validateInValueSetRow } from './validate-code.ts';

/** Every operation on a resource. A new operation is one file and one line here. */
export const OPERATIONS: readonly OperationRow[] = [
  lookupRow,
  validateInSystemRow,
  subsumesRow,
  expandRow,
  validateInValueSetRow,
];
