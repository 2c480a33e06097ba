/** The part of the library that is used here; it ships no types. */
declare module '@lhncbc/ucum-lhc' {
  interface Validation {
    readonly status: 'valid' | 'invalid' | 'error';
    readonly msg?: readonly string[];
    readonly suggestions?: readonly { readonly units: readonly (readonly string[])[] }[];
  }
  interface Conversion {
    readonly status: 'succeeded' | 'failed' | 'error';
    readonly toVal: number | null;
  }
  export const UcumLhcUtils: {
    getInstance(): {
      validateUnitString(unit: string, suggest: boolean): Validation;
      convertUnitTo(from: string, value: number, to: string): Conversion;
    };
  };
}
