import type { RecordPlan } from '../records/plan.ts';
import type { FileForm } from '../records/read/read-data-file.ts';
import type { Report, Run } from '../records/report.ts';

/** What the page tells the thread that checks. */
export interface Order {
  readonly plan: RecordPlan;
  readonly files: readonly OrderedFile[];
  readonly maxRows: number;
  /** True: the report quotes what stood in the cells. */
  readonly showValues: boolean;
  /** Number of a record about which everything is to be told. */
  readonly askedRow?: number | undefined;
  readonly tool: Run['tool'];
}

export interface OrderedFile {
  readonly file: File;
  readonly table: string;
  readonly form: FileForm;
}

/** What the thread answers: how far it came, and at last the report, or why there is none. */
export type News =
  | { readonly kind: 'progress'; readonly bytes: number }
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'failed'; readonly message: string };
