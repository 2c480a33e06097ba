import type { Range, VariableType } from '../../model/definitions.ts';
import { textProblem } from '../../source/text-problem.ts';
import { type Demand, demandsOf } from './demands.ts';
import type { LecternField, LecternRange, Values } from './lectern.ts';
import type { Losses } from './losses.ts';
import { wholePattern } from './pattern.ts';

/** A field, split into what a variable says of every value, and what only rules or a table can say. */
export interface FieldParts {
  readonly type: VariableType;
  readonly codes?: readonly string[];
  readonly range?: Range;
  readonly pattern?: string;
  readonly required: boolean;
  /** What must hold besides. */
  readonly rest: readonly Demand[];
}

const CODE = /^[!-~]+( [!-~]+)*$/;

/** Splits a field. What cannot be said by anything is noted as lost. */
export function splitField(field: LecternField, where: string, losses: Losses): FieldParts {
  const demands = demandsOf(field.restrictions);
  const always = demands.filter((demand) => demand.path.length === 0);
  const codeList = always.find((demand) => demand.what === 'codeList');
  const codes = codeList === undefined ? undefined : codesOf(codeList.values, field, where, losses);
  const type = codes === undefined ? TYPE[field.valueType] : 'code';
  const range = always.find((demand) => demand.what === 'range');
  const regex = type === 'string' ? always.find((demand) => demand.what === 'regex') : undefined;
  const whole = regex === undefined ? undefined : wholePattern(regex.source);
  const pattern = whole !== undefined && 'pattern' in whole ? whole.pattern : undefined;
  const said = new Set<Demand | undefined>([codes === undefined ? undefined : codeList]);
  if (pattern !== undefined) said.add(regex);
  const bounds = range === undefined ? undefined : boundsOf(range.range, field.valueType === 'integer');
  if (bounds?.exact) said.add(range);
  return {
    type,
    ...(codes === undefined ? {} : { codes }),
    ...(bounds === undefined ? {} : { range: bounds.range }),
    ...(pattern === undefined ? {} : { pattern }),
    required: always.some(({ what }) => what === 'required'),
    rest: demands.filter((demand) => !said.has(demand) && !(demand.what === 'required' && demand.path.length === 0)),
  };
}

const TYPE = { string: 'string', integer: 'integer', number: 'decimal', boolean: 'boolean' } as const;

/** The codes of a value set; undefined where they cannot be codes here, and a rule lists them instead. */
function codesOf(values: Values, field: LecternField, where: string, losses: Losses): readonly string[] | undefined {
  if (field.valueType !== 'string') return undefined;
  const codes = values.map((value) => String(value).trim());
  const trimmed = values.filter((value, index) => value !== codes[index]);
  if (trimmed.length > 0) {
    losses.changed(where, `spaces around ${trimmed.map((value) => JSON.stringify(value)).join(', ')} are left out.`);
  }
  const odd = codes.filter((code) => !CODE.test(code) || textProblem(code) !== undefined);
  if (odd.length === 0) return [...new Set(codes)];
  const shown = odd.map((code) => JSON.stringify(code)).join(', ');
  losses.changed(where, `${shown}: not in ASCII, so no code here; a rule lists the values instead of a value set.`);
  return undefined;
}

/** Bounds of ours; not exact where a bound itself is outside and there are values between numbers. */
function boundsOf(range: LecternRange, isInteger: boolean) {
  const { min, max, exclusiveMin, exclusiveMax } = isInteger ? inclusive(range) : range;
  const least = min ?? exclusiveMin;
  const most = max ?? exclusiveMax;
  // Bounds that nothing is between are refused here; a rule says the same.
  if (least !== undefined && most !== undefined && least > most) return undefined;
  return {
    range: { ...(least === undefined ? {} : { min: least }), ...(most === undefined ? {} : { max: most }) },
    exact: exclusiveMin === undefined && exclusiveMax === undefined,
  };
}

/** The same range of whole numbers, its bounds inside. Lectern refuses a range that states a bound twice. */
function inclusive({ min, max, exclusiveMin, exclusiveMax }: LecternRange): LecternRange {
  const least = exclusiveMin === undefined ? [] : [Math.floor(exclusiveMin) + 1];
  const most = exclusiveMax === undefined ? [] : [Math.ceil(exclusiveMax) - 1];
  return {
    ...bound('min', Math.max(...(min === undefined ? [] : [min]), ...least)),
    ...bound('max', Math.min(...(max === undefined ? [] : [max]), ...most)),
  };
}

function bound(key: 'min' | 'max', value: number) {
  return Number.isFinite(value) ? { [key]: value } : {};
}
