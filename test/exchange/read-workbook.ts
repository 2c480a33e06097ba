import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';

type Node = { readonly [name: string]: Node } & readonly Node[] & string;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: true,
  isArray: (name) => ['sheet', 'row', 'c', 'si', 'Relationship', 'Override'].includes(name),
});

export type ReadCell = string | number | undefined;

/** A workbook as a spreadsheet reads it: every part well formed, every relation followed. */
export function readWorkbook(file: Uint8Array): ReadonlyMap<string, readonly (readonly ReadCell[])[]> {
  const parts = new Map(Object.entries(unzipSync(file)).map(([path, bytes]) => [path, strFromU8(bytes)]));
  for (const [path, text] of parts) {
    const valid = XMLValidator.validate(text);
    if (valid !== true) throw new Error(`${path}: ${valid.err.msg}`);
  }
  const read = (path: string): Node => {
    const text = parts.get(path);
    if (text === undefined) throw new Error(`there is no part ${path}`);
    return parser.parse(text);
  };
  for (const { '@PartName': name } of read('[Content_Types].xml').Types?.Override ?? []) read(String(name).slice(1));
  const related = read('xl/_rels/workbook.xml.rels').Relationships?.Relationship ?? [];
  const targets = new Map(related.map((each) => [String(each['@Id']), String(each['@Target'])]));
  for (const target of targets.values()) read(`xl/${target}`);
  const strings = (read('xl/sharedStrings.xml').sst?.si ?? []).map(({ t }) => unescaped(t));
  const sheets = read('xl/workbook.xml').workbook?.sheets?.sheet ?? [];
  return new Map(
    sheets.map((sheet) => {
      const part = read(`xl/${targets.get(String(sheet['@r:id']))}`);
      return [String(sheet['@name']), (part.worksheet?.sheetData?.row ?? []).map((row) => cellsOf(row, strings))];
    }),
  );
}

function cellsOf(row: Node, strings: readonly string[]): readonly ReadCell[] {
  const cells: ReadCell[] = [];
  for (const cell of row.c ?? []) {
    if (cell.f !== undefined) throw new Error('there is a formula');
    const letters = String(cell['@r']).replace(/\d+$/, '');
    const value = Number(cell.v);
    cells[positionOf(letters)] = cell['@t'] === 's' ? strings[value] : value;
  }
  return cells;
}

function positionOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** ECMA-376 part 1, 22.9.2.19. */
function unescaped(text: Node | undefined): string {
  const content = typeof text === 'object' ? ((text as { '#text'?: string })['#text'] ?? '') : String(text ?? '');
  return content.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
