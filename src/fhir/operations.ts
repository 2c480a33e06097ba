import { batchValidateRow } from './batch-validate.ts';
import { compareRow } from './compare.ts';
import { expandRow } from './expand.ts';
import { lookupRow } from './lookup.ts';
import type { OperationRow } from './operation.ts';
import { runPart } from './run-operation.ts';
import { subsumesRow } from './subsumes.ts';
import { translateRow } from './translate.ts';
import { validateInSystemRow, validateInValueSetRow } from './validate-code.ts';

/** Every operation on a resource. A new operation is one file and one line here. */
export const OPERATIONS: readonly OperationRow[] = [
  lookupRow,
  validateInSystemRow,
  subsumesRow,
  batchValidateRow('CodeSystem', runPart),
  expandRow,
  validateInValueSetRow,
  batchValidateRow('ValueSet', runPart),
  compareRow,
  translateRow,
];
