import type { Phrase, PhrasePart } from '../model/phrase.ts';
import { analyseExpression } from './analyse.ts';
import type { ExpressionScope } from './scope.ts';
import type { LoopTerm, Term } from './term.ts';

/**
 * A condition in English, for people who do not read expressions; undefined where it is wrong, or has a part for which
 * there are no words that say exactly the same. What has no words is never left out of them.
 */
export function conditionInWords(source: string, scope: ExpressionScope): Phrase | undefined {
  const analysis = analyseExpression(source, scope, 'bool');
  return analysis.ok ? worded(analysis.value.term) : undefined;
}

type Words = Phrase | undefined;

/** The parts one after the other; undefined as soon as one is. */
function joined(...parts: readonly (PhrasePart | Words)[]): Words {
  const all: PhrasePart[] = [];
  for (const part of parts) {
    if (part === undefined) return undefined;
    if (Array.isArray(part)) all.push(...part);
    else all.push(part as PhrasePart);
  }
  return all;
}

function worded(term: Term): Words {
  switch (term.kind) {
    case 'known':
      return [{ variable: term.name }, ' is known'];
    case 'known-column':
      return [{ variable: term.name }, ' is known'];
    case 'variable':
    case 'column':
      return term.type === 'bool' ? [{ variable: term.name }, ' is true'] : undefined;
    case 'not':
      return negated(term.of);
    case 'and':
    case 'or':
      return chain(term.kind, partsOf(term.kind, term));
    case 'binary':
      return comparison(term);
    case 'call':
      return call(term);
    case 'loop':
      return loop(term);
    default:
      return undefined;
  }
}

/** The parts that `and` or `or` joins, however they are nested. */
function partsOf(kind: 'and' | 'or', term: Term): readonly Term[] {
  return term.kind === kind ? [...partsOf(kind, term.left), ...partsOf(kind, term.right)] : [term];
}

function chain(kind: 'and' | 'or', parts: readonly Term[]): Words {
  return joined(...parts.flatMap((part, index) => [index === 0 ? '' : `, ${kind} `, enclosed(part)]));
}

/** In brackets where it could be read together with what stands beside it. */
function enclosed(term: Term): Words {
  const alone = term.kind !== 'and' && term.kind !== 'or' && term.kind !== 'loop';
  return alone ? worded(term) : joined('(', worded(term), ')');
}

function negated(of: Term): Words {
  if (of.kind === 'known' || of.kind === 'known-column') return [{ variable: of.name }, ' is not known'];
  if (of.kind === 'variable' || of.kind === 'column') {
    return of.type === 'bool' ? [{ variable: of.name }, ' is false'] : undefined;
  }
  if (of.kind === 'binary' && of.operator === 'in' && of.right.kind === 'list') {
    return joined(operand(of.left), ' is none of ', listOf(of.right.items));
  }
  return joined('it is not so that (', worded(of), ')');
}

type Binary = Extract<Term, { kind: 'binary' }>;

const OF_NUMBERS = {
  '==': ' is ',
  '!=': ' is not ',
  '<': ' is below ',
  '<=': ' is at most ',
  '>': ' is above ',
  '>=': ' is at least ',
} as const;

const OF_DATES = {
  '==': ' is the same as ',
  '!=': ' is not the same as ',
  '<': ' is before ',
  '<=': ' is on or before ',
  '>': ' is after ',
  '>=': ' is on or after ',
} as const;

function comparison({ operator, left, right }: Binary): Words {
  if (operator === 'in') {
    if (right.kind === 'list') return joined(operand(left), ' is one of ', listOf(right.items));
    return joined(operand(right), ' holds ', operand(left));
  }
  if (!(operator in OF_NUMBERS)) return undefined;
  if (isCondition(left) && isCondition(right)) {
    return operator === '==' ? joined('(', worded(left), ') exactly if (', worded(right), ')') : undefined;
  }
  const words = isDate(left) || isDate(right) ? OF_DATES : OF_NUMBERS;
  return joined(operand(left), words[operator as keyof typeof OF_NUMBERS], operand(right));
}

const CONDITIONS: ReadonlySet<Term['kind']> = new Set(['known', 'known-column', 'not', 'and', 'or', 'binary']);

function isCondition(term: Term): boolean {
  if (term.kind === 'binary') return term.operator === 'in' || term.operator in OF_NUMBERS;
  return CONDITIONS.has(term.kind);
}

function isDate(term: Term): boolean {
  return (term.kind === 'variable' || term.kind === 'column') && term.type === 'date';
}

function listOf(items: readonly Term[]): Words {
  return joined(
    ...items.flatMap((item, index) => [index === 0 ? '' : index === items.length - 1 ? ' or ' : ', ', operand(item)]),
  );
}

const SIGNS: { readonly [operator: string]: string } = { '+': ' + ', '-': ' − ', '*': ' × ', '/': ' ÷ ' };

/** What is compared: a variable, a value, or what is computed from them. */
function operand(term: Term): Words {
  switch (term.kind) {
    case 'variable':
    case 'column':
      return [{ variable: term.name }];
    case 'literal':
      return typeof term.value === 'string' ? [{ value: term.value }] : [String(term.value)];
    case 'negative':
      return joined('−', operand(term.of));
    case 'binary': {
      const sign = SIGNS[term.operator];
      return sign === undefined ? undefined : joined('(', operand(term.left), sign, operand(term.right), ')');
    }
    case 'call':
      return computed(term);
    default:
      return undefined;
  }
}

type Call = Extract<Term, { kind: 'call' }>;

/** What a function computes; undefined for those that are clearer as they are written. */
function computed({ name, items }: Call): Words {
  const [a, b] = items;
  if (a === undefined) return undefined;
  if (name === 'date') return operand(a);
  if (name === 'year') return joined('the year of ', operand(a));
  if (name === 'abs') return joined('the absolute value of ', operand(a));
  const between = BETWEEN[name];
  return between === undefined || b === undefined
    ? undefined
    : joined(`the ${between} from `, operand(a), ' to ', operand(b));
}

const BETWEEN: { readonly [name: string]: string } = {
  daysBetween: 'days',
  monthsBetween: 'months',
  yearsBetween: 'years',
};

function call({ name, items: [a, b] }: Call): Words {
  if (a === undefined || b === undefined || name !== 'inValueSet') return undefined;
  return joined(operand(a), ' is in the value set ', operand(b));
}

/**
 * What holds for the records of a child table. Only where one loop stands alone and speaks of its own records: else it
 * would not be clear whose value a name means.
 */
function loop({ macro, over, body }: LoopTerm): Words {
  if (over.kind !== 'children' || !speaksOfElement(body)) return undefined;
  if (macro === 'all') return joined(`for every record of ${over.name}: `, worded(body));
  if (macro === 'exists') return joined(`there is a record of ${over.name} in which `, worded(body));
  return macro === 'exists_one'
    ? joined(`there is exactly one record of ${over.name} in which `, worded(body))
    : undefined;
}

/** True if a loop's body names nothing but columns of its element. */
function speaksOfElement(term: Term): boolean {
  switch (term.kind) {
    case 'variable':
    case 'known':
    case 'children':
    case 'loop':
      return false;
    case 'not':
    case 'negative':
    case 'matches':
      return speaksOfElement(term.of);
    case 'and':
    case 'or':
    case 'binary':
      return speaksOfElement(term.left) && speaksOfElement(term.right);
    case 'if':
      return [term.condition, term.whenTrue, term.whenFalse].every(speaksOfElement);
    case 'call':
    case 'list':
      return term.items.every(speaksOfElement);
    default:
      return true;
  }
}
