import type { MappingRelationship } from '../model/definitions.ts';

/** Another model or vocabulary that variables are mapped to. */
interface Standard {
  readonly name: string;
  /** Official address of a code that looks like one of its own. */
  readonly page?: { readonly code: RegExp; readonly of: (code: string) => string };
}

const STANDARDS: ReadonlyMap<string, Standard> = new Map(
  Object.entries({
    loinc: { name: 'LOINC', page: { code: /^\d{1,7}-\d$/, of: (code) => `https://loinc.org/${code}` } },
    omop: {
      name: 'OMOP',
      page: { code: /^\d{1,12}$/, of: (code) => `https://athena.ohdsi.org/search-terms/terms/${code}` },
    },
    ncit: {
      name: 'NCI Thesaurus',
      page: {
        code: /^C\d{1,8}$/,
        of: (code) => `https://evsexplore.semantics.cancer.gov/evsexplore/concept/ncit/${code}`,
      },
    },
    gdc: { name: 'NCI GDC' },
    mcode: { name: 'mCODE' },
    pcdc: { name: 'PCDC' },
    argo: { name: 'ICGC ARGO' },
    sdtm: { name: 'CDISC SDTM and ADaM' },
  } satisfies { readonly [to: string]: Standard }),
);

/** What people call the model that a mapping leads to. */
export function standardName(to: string): string {
  return STANDARDS.get(to)?.name ?? to;
}

/** Official page of a code; undefined where no pattern of one is known. */
export function standardPage(to: string, code: string): string | undefined {
  const page = STANDARDS.get(to)?.page;
  return page?.code.test(code) === true ? page.of(code) : undefined;
}

/** What the other one is, seen from the variable. */
export const MAPPING_WORDS: { readonly [R in MappingRelationship]: string } = {
  equivalent: 'means the same',
  broader: 'is broader: it holds more than this',
  narrower: 'is narrower: it holds only a part of this',
  related: 'is related, and not the same',
};
