/** UCUM codes as people print them, where that is not the code itself. What is not here is shown as it is. */
const PRINTED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '10*9/L': '×10⁹/L',
    '10*12/L': '×10¹²/L',
    '10*3/uL': '×10³/µL',
    '10*6/uL': '×10⁶/µL',
    '/uL': 'per µL',
    'ug/L': 'µg/L',
    'ug/dL': 'µg/dL',
    'ug/mL': 'µg/mL',
    'umol/L': 'µmol/L',
    'm[IU]/mL': 'mIU/mL',
    'm[IU]/L': 'mIU/L',
    '[IU]/L': 'IU/L',
    'mg/(24.h)': 'mg in 24 hours',
    'g/(24.h)': 'g in 24 hours',
    'mL/min/{1.73_m2}': 'mL/min per 1.73 m²',
    m2: 'm²',
    mm2: 'mm²',
    cm2: 'cm²',
    cm3: 'cm³',
    mm3: 'mm³',
    'kg/m2': 'kg/m²',
    '%': '%',
    d: 'days',
    wk: 'weeks',
    mo: 'months',
    a: 'years',
    h: 'hours',
    min: 'minutes',
  }),
);

/** A UCUM unit in print: `×10⁹/L` for `10*9/L`. */
export function printedUnit(ucum: string): string {
  return PRINTED.get(ucum) ?? ucum;
}

/** What is no unit of anything, said after the type of a value. */
const NOT_A_UNIT: ReadonlyMap<string, string> = new Map(
  Object.entries({ '1': ' without a unit', '{count}': ', a count', '{score}': ', points of a score' }),
);

/** What follows the type of a value: ` in g/dL`, ` without a unit`; empty where no unit is stated. */
export function inUnit(ucum: string | undefined): string {
  if (ucum === undefined) return '';
  return NOT_A_UNIT.get(ucum) ?? ` in ${printedUnit(ucum)}`;
}
