/** How records fared in one check. */
export interface Tally {
  /** Records that it looked at. */
  rows: number;
  failed: number;
  unevaluated: number;
}

export interface RuleTally extends Tally {
  notApplicable: number;
}
