import { error, type Issue } from '../model/issue.ts';
import { LIMITS } from '../model/limits.ts';
import type { CelProblem } from './cel.ts';
import { FUNCTIONS } from './functions.ts';
import { quote } from './reading.ts';

/** Turns what the library says into one sentence for people who do not program. */

const WORDS_OF_TYPE: ReadonlyMap<string, string> = new Map([
  ['string', 'a text'],
  ['bool', 'true or false'],
  ['double', 'a number'],
  ['date', 'a date'],
  ['list<string>', 'a list of texts'],
  ['list<bool>', 'a list of true or false'],
  ['list<double>', 'a list of numbers'],
  ['list<date>', 'a list of dates'],
]);

const SIGN_OF_TOKEN: ReadonlyMap<string, string> = new Map([
  ['EOF', 'its end'],
  ['RPAREN', '`)`'],
  ['LPAREN', '`(`'],
  ['RBRACKET', '`]`'],
  ['RBRACE', '`}`'],
  ['COLON', '`:`'],
  ['COMMA', '`,`'],
  ['DOT', '`.`'],
  ['IDENTIFIER', 'a name'],
  ['NUMBER', 'a number'],
  ['STRING', 'a text'],
]);

/** Words that people write for a sign. */
const SIGN_OF_WORD: ReadonlyMap<string, string> = new Map([
  ['and', '&&'],
  ['or', '||'],
  ['not', '!'],
  ['=', '=='],
  ['=>', '>='],
  ['=<', '<='],
  ['<>', '!='],
]);

/** A type of the library's in words. */
export function wordsOfType(type: string): string {
  const record = /^record\.(\w+)$/.exec(type);
  if (record) return `a record of \`${record[1]}\``;
  const records = /^list<record\.(\w+)>$/.exec(type);
  if (records) return `the records of \`${records[1]}\``;
  return WORDS_OF_TYPE.get(type) ?? (type.startsWith('list') ? 'a list' : `a value of type ${type}`);
}

/** What does not parse: `expression-syntax`, or `expression-refused` where it is a limit. */
export function syntaxIssue(source: string, problem: CelProblem): Issue {
  if (problem.code === 'limit_exceeded' || problem.code === 'unexpected') {
    const message = `The expression is nested too deeply or too long; the limit is ${LIMITS.expressionDepth} levels.`;
    return error('expression-refused', message);
  }
  if (source.trim() === '') return error('expression-syntax', 'The expression is empty.');
  return error(
    'expression-syntax',
    `The expression cannot be read ${placeOf(source, problem)}: ${reasonOf(source, problem)}.`,
  );
}

function placeOf(source: string, problem: CelProblem): string {
  return problem.start >= source.trimEnd().length ? 'to its end' : `at character ${problem.start + 1}`;
}

function reasonOf(source: string, problem: CelProblem): string {
  if (/\bnot\s*$/i.test(source.slice(0, problem.start))) return 'write `!` for `not`';
  const word = /^(?:[a-z]+|<>|=[<>]?)/i.exec(source.slice(problem.start))?.[0] ?? '';
  const sign = SIGN_OF_WORD.get(word.toLowerCase());
  if (sign !== undefined) return `write \`${sign}\` for \`${word}\``;
  const summary = problem.summary;
  const expected = /^Expected (\w+), got (\w+)$/.exec(summary);
  if (expected) return `expected ${signOf(expected[1])}, found ${signOf(expected[2])}`;
  const unexpected = /^Unexpected token: (\w+)$/.exec(summary);
  if (unexpected) return `something is missing before ${signOf(unexpected[1])}`;
  if (problem.code === 'reserved_identifier') return `\`${word}\` is a word of the language itself, not a name`;
  if (problem.code === 'unterminated_string') return 'a text lacks its closing quotation mark';
  if (problem.code === 'unexpected_character') return `${quoteVisibly(source, problem)} does not belong here`;
  if (problem.code === 'invalid_macro_argument')
    return 'the element of a list needs a plain name, as in `exists(r, …)`';
  return summary.charAt(0).toLowerCase() + summary.slice(1);
}

function quoteVisibly(source: string, problem: CelProblem): string {
  const isVisible = source.slice(problem.start, problem.end).trim() !== '';
  return isVisible ? quote(source, problem) : 'an unusual space';
}

function signOf(token = ''): string {
  return SIGN_OF_TOKEN.get(token) ?? `\`${token.toLowerCase()}\``;
}

/** What does not fit together: `expression-type`. */
export function typeIssue(source: string, problem: CelProblem): Issue {
  const shown = problem.start < problem.end ? quote(source, problem) : 'The expression';
  return error('expression-type', `${mismatchOf(shown, problem)}.`);
}

function mismatchOf(shown: string, { code, summary }: CelProblem): string {
  const quoted = [...summary.matchAll(/'([^']*)'/g)].map((match) => wordsOfType(match[1] ?? ''));
  switch (code) {
    case 'no_such_overload':
      return operandMismatch(shown, summary);
    case 'no_matching_overload':
      return callMismatch(shown, summary);
    case 'invalid_logical_operand':
      return `${shown} joins conditions, and one side is ${quoted[0]}; each side must be true or false`;
    case 'invalid_condition_type':
      return `The condition ${shown} is ${quoted.at(-1)}; it must be true or false`;
    case 'incompatible_ternary_branches':
      return `${shown} gives ${quoted[0]} or ${quoted[1]}; both must be of the same type`;
    case 'heterogeneous_list_element':
      return `In a list of ${quoted[0]} each, ${shown} is ${quoted[1]}; all elements must be of the same type`;
    default:
      return `${shown} does not fit together (${summary.replace(/\s+/g, ' ').replace(/\.$/, '')})`;
  }
}

function operandMismatch(shown: string, summary: string): string {
  const operands = /^no such overload: (.+) (\S+) (.+)$/.exec(summary);
  if (operands === null) return `${shown} puts a sign before something that is neither a number nor true or false`;
  const [, left = '', operator = '', right = ''] = operands;
  if (left === 'bool' && operator.startsWith('<')) {
    return `${shown} compares the answer of a comparison; write \`a ${operator} b && b ${operator} c\``;
  }
  return `${shown} uses \`${operator}\` between ${wordsOfType(left)} and ${wordsOfType(right)}, which does not work`;
}

function callMismatch(shown: string, summary: string): string {
  const call = /'(?:(.+)\.)?(\w+)\((.*)\)'$/.exec(summary);
  const name = call?.[2] === 'size_as_double' ? 'size' : (call?.[2] ?? '');
  const expected = parametersOf(name, call?.[1] !== undefined);
  const given = (call?.[3] ?? '').split(', ').filter((type) => type !== '');
  const found = given.length === 0 ? 'nothing' : given.map(wordsOfType).join(' and ');
  return `${shown} does not fit: \`${name}\` takes ${expected}, and is given ${found}`;
}

function parametersOf(name: string, isMethod: boolean): string {
  if (name === 'size') return 'a list or a text';
  if (isMethod) return 'texts only';
  if (name === 'known') return 'one variable';
  const parameters = name === 'matchesPattern' ? ['string', 'string'] : (FUNCTIONS.get(name)?.parameters ?? []);
  return parameters.map(wordsOfType).join(' and ');
}
