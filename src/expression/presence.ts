import type { Term } from './term.ts';
import { presenceOf, type ReadonlyRecord } from './value.ts';

/**
 * What is left of a term once `known(…)` has its answer: a constant, something to work out, or something that touches
 * an absent variable.
 */
type Residue = boolean | 'open' | 'touches-absent';

/** Most names whose presence fits the bits of a number. */
const BITS = 30;

/** Most answers that are kept for an expression: rows of one file are alike, and a strange one must not fill memory. */
const KEPT_ANSWERS = 1_000;

/**
 * A function that says of a record whether the expression can be evaluated: whether, after each `known(x)` is
 * replaced by its answer and `&&`, `||`, `!`, `? :` are simplified, every variable and child list that remains is
 * present. `names` are all that the expression mentions. Columns of child records play no part: see `evaluate.ts`.
 */
export function presenceTestOf(term: Term, names: readonly string[]): (record: ReadonlyRecord) => boolean {
  const tests = names.map(presenceOf);
  const answers = new Map<number, boolean>();
  return (record) => {
    const absent = absentBits(tests, record);
    if (absent === 0) return true;
    const answer = answers.get(absent) ?? canEvaluate(term, record);
    if (names.length <= BITS && answers.size < KEPT_ANSWERS) answers.set(absent, answer);
    return answer;
  };
}

/** One bit for each absent name; beyond `BITS` names it only tells whether any is absent. */
function absentBits(tests: readonly ((record: ReadonlyRecord) => boolean)[], record: ReadonlyRecord): number {
  let bits = 0;
  for (let i = 0; i < tests.length; i++) if (!tests[i]?.(record)) bits |= 1 << i;
  return bits;
}

function canEvaluate(term: Term, record: ReadonlyRecord): boolean {
  return residueOf(term, (name) => presenceOf(name)(record)) !== 'touches-absent';
}

/** Without a function in it: the build gives each its name when it is made, once a record, which is dear. */
function residueOf(term: Term, isHere: (name: string) => boolean): Residue {
  switch (term.kind) {
    case 'literal':
      return typeof term.value === 'boolean' ? term.value : 'open';
    case 'variable':
    case 'children':
      return isHere(term.name) ? 'open' : 'touches-absent';
    case 'known':
      return isHere(term.name);
    case 'element':
    case 'column':
    case 'known-column':
      return 'open';
    case 'not':
      return opposite(residueOf(term.of, isHere));
    case 'and':
      return unless(false, residueOf(term.left, isHere), residueOf(term.right, isHere));
    case 'or':
      return unless(true, residueOf(term.left, isHere), residueOf(term.right, isHere));
    case 'if':
      return choose(
        residueOf(term.condition, isHere),
        residueOf(term.whenTrue, isHere),
        residueOf(term.whenFalse, isHere),
      );
    case 'negative':
    case 'matches':
      return together([residueOf(term.of, isHere)]);
    case 'binary':
      return together([residueOf(term.left, isHere), residueOf(term.right, isHere)]);
    case 'call':
    case 'list':
      return together(term.items.map((part) => residueOf(part, isHere)));
    case 'loop':
      return together(
        [term.over, term.body, ...(term.filter === undefined ? [] : [term.filter])].map((part) =>
          residueOf(part, isHere),
        ),
      );
  }
}

function opposite(residue: Residue): Residue {
  return typeof residue === 'boolean' ? !residue : residue;
}

/** `&&` (decider false) and `||` (decider true): the decider on either side decides, its opposite leaves the other. */
function unless(decider: boolean, left: Residue, right: Residue): Residue {
  if (left === decider || right === decider) return decider;
  if (left === !decider) return right;
  if (right === !decider) return left;
  return together([left, right]);
}

function choose(condition: Residue, whenTrue: Residue, whenFalse: Residue): Residue {
  if (typeof condition === 'boolean') return condition ? whenTrue : whenFalse;
  return together([condition, whenTrue, whenFalse]);
}

function together(parts: readonly Residue[]): Residue {
  return parts.includes('touches-absent') ? 'touches-absent' : 'open';
}
