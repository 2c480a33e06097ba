import type { Severity } from '../../model/issue.ts';

/**
 * What checks of ours found, as build servers are told of it: problems of data files and issues of definitions alike.
 */
export interface FindingLog {
  readonly tool: { readonly name: string; readonly version: string };
  readonly rules: readonly FindingRule[];
  /** Worst first. */
  readonly findings: readonly Finding[];
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
  /** What a reader must know beside the findings, a sentence each: what was not evaluated, what is not listed. */
  readonly notices: readonly string[];
  /** One sentence. */
  readonly summary: string;
  /** False where the check could not do its work, as without its files. */
  readonly isWhole: boolean;
}

export interface FindingRule {
  readonly id: string;
  /** One sentence. */
  readonly title: string;
  readonly severity: Severity;
  /** Page that explains it. */
  readonly help?: string;
}

export interface Finding {
  /** Id of one of the rules. */
  readonly rule: string;
  readonly severity: Severity;
  /** Whole sentences: what was found, what was expected, what to do. */
  readonly message: string;
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  /** 1-based. */
  readonly column?: number;
  /** Where it is in terms of the dictionary: `patient/hemoglobin`. */
  readonly subject?: string;
  readonly count: number;
  /** What makes it the same finding in the next run, whatever the words and the lines. */
  readonly identity: readonly string[];
  /** Further facts for machines. */
  readonly facts: { readonly [name: string]: string | number | readonly string[] };
}
