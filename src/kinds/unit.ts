import { UcumLhcUtils } from '@lhncbc/ucum-lhc';

/** What is wrong with a UCUM unit, as a sentence; undefined if nothing is. */
export function unitProblem(unit: string): string | undefined {
  const { status, msg, suggestions } = UcumLhcUtils.getInstance().validateUnitString(unit, true);
  if (status === 'valid') return undefined;
  const proposed = (suggestions ?? []).flatMap((each) => each.units.map((one) => one[0])).slice(0, 3);
  const hint = proposed.length === 0 ? '' : ` Did you mean ${proposed.join(' or ')}?`;
  return `"${unit}" is no UCUM unit: ${(msg ?? []).join('; ') || 'not understood'}.${hint}`;
}

/** The factor by which a value in `from` becomes one in `to`; undefined where UCUM alone cannot tell. */
export function conversionFactor(from: string, to: string): number | undefined {
  const { status, toVal } = UcumLhcUtils.getInstance().convertUnitTo(from, 1, to);
  return status === 'succeeded' && toVal !== null ? toVal : undefined;
}
