import { LIMITS } from '../../model/limits.ts';
import { xstring } from './text.ts';

/** The texts of all sheets of a workbook, each once (ECMA-376 part 1, 18.4.9). Cells name them by number. */
export interface SharedStrings {
  readonly numberOf: (text: string) => number;
  readonly xml: () => string;
}

export function sharedStrings(): SharedStrings {
  const numbers = new Map<string, number>();
  return {
    numberOf: (text) => {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, numbers.size);
      return numbers.size - 1;
    },
    xml: () => {
      const items = [...numbers.keys()].map((text) => `<si><t xml:space="preserve">${xstring(fitting(text))}</t></si>`);
      return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="${items.length}">${items.join('')}</sst>`;
    },
  };
}

/** A spreadsheet refuses the whole file for one cell that is too long: it says instead that it is. */
function fitting(text: string): string {
  if (text.length <= LIMITS.workbookCellLength) return text;
  return `[${text.length} characters, more than a cell of a workbook can hold: see the same in JSON]`;
}
