import { UcumLhcUtils } from '@lhncbc/ucum-lhc';

/** UCUM is printable ASCII without blanks; nobody's unit is longer, and the library's parser recurses. */
const FORM = /^[!-~]{1,100}$/;

/** Names that every object has: the library looks units up in plain objects, finds these, and takes them for units. */
const INHERITED = Object.getOwnPropertyNames(Object.prototype);

/** What is wrong with a UCUM unit, as a sentence; undefined if nothing is. */
export function unitProblem(unit: string): string | undefined {
  if (!FORM.test(unit)) return `"${unit.slice(0, 100)}" is no UCUM unit: at most 100 ASCII characters without blanks.`;
  if (INHERITED.some((name) => unit.includes(name))) return `"${unit}" is no UCUM unit: not understood.`;
  const answer = contained(() => UcumLhcUtils.getInstance().validateUnitString(unit, true));
  if (answer?.status === 'valid') return undefined;
  const proposed = (answer?.suggestions ?? []).flatMap((each) => each.units.map((one) => one[0])).slice(0, 3);
  const hint = proposed.length === 0 ? '' : ` Did you mean ${proposed.join(' or ')}?`;
  const reason = (answer?.msg ?? []).join('; ').replace(/\.+$/, '') || 'not understood';
  return `"${unit}" is no UCUM unit: ${reason}.${hint}`;
}

/** The factor by which a value in `from` becomes one in `to`; undefined where UCUM alone cannot tell. */
export function conversionFactor(from: string, to: string): number | undefined {
  const answer = contained(() => UcumLhcUtils.getInstance().convertUnitTo(from, 1, to));
  return answer?.status === 'succeeded' && answer.toVal !== null ? answer.toVal : undefined;
}

/**
 * What the library answers; undefined if it throws. What it catches itself it writes to standard output, where a
 * command's own answer stands.
 */
function contained<T>(ask: () => T): T | undefined {
  const { log } = console;
  console.log = () => undefined;
  try {
    return ask();
  } catch {
    return undefined;
  } finally {
    console.log = log;
  }
}
