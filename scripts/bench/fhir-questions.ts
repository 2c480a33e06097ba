import { getQuestion, postQuestion, type Question } from './load.ts';
import type { Synthetic } from './synthetic.ts';

/** As many different questions as no memory of answered ones holds in the time of a measurement. */
const DIFFERENT = 50_000;

const FHIR = '/fhir/r4';

function pathOf(operation: string, parameters: Readonly<Record<string, string | number>>): string {
  const texts = Object.entries(parameters).map(([name, value]): [string, string] => [name, String(value)]);
  return `${FHIR}/${operation}?${new URLSearchParams(texts)}`;
}

/** The same question, asked of the codes of a terminology in turn; the last parameter makes each another question. */
function asked(of: Synthetic, path: (code: string) => string, count = DIFFERENT): readonly Question[] {
  return Array.from({ length: count }, (_each, index) => {
    const code = of.codes[index % of.codes.length] ?? '';
    return getQuestion(`${path(code)}&different=${index}`);
  });
}

export const validatePath = ({ system, valueSet }: Synthetic, code: string): string =>
  pathOf('ValueSet/$validate-code', { url: valueSet, system, code });

export const lookupPath = ({ system }: Synthetic, code: string): string =>
  pathOf('CodeSystem/$lookup', { system, code });

export const expandPath = ({ valueSet }: Synthetic, parameters: Readonly<Record<string, string | number>>): string =>
  pathOf('ValueSet/$expand', { url: valueSet, ...parameters });

export const differentValidations = (of: Synthetic): readonly Question[] => asked(of, (code) => validatePath(of, code));

export const differentLookups = (of: Synthetic): readonly Question[] => asked(of, (code) => lookupPath(of, code));

/** What a person types into a picker, a list of words that grow. */
export const differentFilters = (of: Synthetic): readonly Question[] => {
  const typed = [
    'ac',
    'acut',
    'chronic l',
    'lymph',
    'myel spleen',
    'mast',
    'precursor neo',
    'thym',
    'blastic dys',
    'lun',
  ];
  return Array.from({ length: DIFFERENT }, (_each, index) =>
    getQuestion(`${expandPath(of, { filter: typed[index % typed.length] ?? '', count: 20 })}&different=${index}`),
  );
};

export const postedValidations = ({ system, valueSet, codes }: Synthetic): readonly Question[] =>
  codes.slice(0, 1_000).map((code) =>
    postQuestion(`${FHIR}/ValueSet/$validate-code`, {
      resourceType: 'Parameters',
      parameter: [
        { name: 'url', valueUri: valueSet },
        { name: 'system', valueUri: system },
        { name: 'code', valueCode: code },
      ],
    }),
  );

export const postedLookups = ({ system, codes }: Synthetic): readonly Question[] =>
  codes.slice(0, 1_000).map((code) =>
    postQuestion(`${FHIR}/CodeSystem/$lookup`, {
      resourceType: 'Parameters',
      parameter: [
        { name: 'system', valueUri: system },
        { name: 'code', valueCode: code },
      ],
    }),
  );
