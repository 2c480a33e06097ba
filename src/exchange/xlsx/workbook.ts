import { strToU8, Zip, ZipDeflate } from 'fflate';
import { sharedStrings } from './shared-strings.ts';
import { STYLES } from './styles.ts';
import { xstring } from './text.ts';
import { type Worksheet, worksheetXml } from './worksheet.ts';

export interface Workbook {
  readonly title: string;
  readonly creator: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly sheets: readonly Worksheet[];
}

/** The first day that a zip archive can name, in whatever time zone: the same workbook is the same bytes. */
const FIRST_DAY = new Date(1980, 0, 1);

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * A workbook as a file (Office Open XML, ECMA-376): the parts that a spreadsheet needs, and no others. There are texts
 * and numbers in it and no formula, so that nothing of a definition is ever calculated. In steps: packing a large one
 * takes longer than others should wait.
 */
export function* workbookFile(workbook: Workbook): Generator<void, Uint8Array<ArrayBuffer>> {
  const archive = packing();
  for (const [path, text] of partsOf(workbook)) {
    yield;
    yield* archive.add(path, strToU8(text));
  }
  return archive.end();
}

function* partsOf(workbook: Workbook): Generator<readonly [path: string, text: string]> {
  const { sheets } = workbook;
  const strings = sharedStrings();
  yield ['[Content_Types].xml', contentTypes(sheets)];
  yield [
    '_rels/.rels',
    relationships([
      [`${RELATIONS}/officeDocument`, 'xl/workbook.xml'],
      [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
  ];
  yield ['docProps/core.xml', properties(workbook)];
  yield ['xl/workbook.xml', workbookXml(sheets)];
  yield [
    'xl/_rels/workbook.xml.rels',
    relationships([
      ...sheets.map((_sheet, index) => [`${RELATIONS}/worksheet`, `worksheets/sheet${index + 1}.xml`] as const),
      [`${RELATIONS}/styles`, 'styles.xml'],
      [`${RELATIONS}/sharedStrings`, 'sharedStrings.xml'],
    ]),
  ];
  yield ['xl/styles.xml', STYLES];
  for (const [index, sheet] of sheets.entries()) {
    yield [`xl/worksheets/sheet${index + 1}.xml`, worksheetXml(sheet, strings)];
  }
  // Last: the sheets have named their texts by then.
  yield ['xl/sharedStrings.xml', strings.xml()];
}

/** Bytes that are packed in one step. */
const STEP_BYTES = 65_536;

/** A zip archive, a piece of a file at a time. */
function packing() {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((problem, piece) => {
    if (problem !== null) throw problem;
    pieces.push(piece);
  });
  return {
    *add(path: string, bytes: Uint8Array): Generator<void, void> {
      const file = new ZipDeflate(path, { level: 6 });
      file.mtime = FIRST_DAY;
      zip.add(file);
      for (let from = 0; from < bytes.length; from += STEP_BYTES) {
        file.push(bytes.subarray(from, from + STEP_BYTES), from + STEP_BYTES >= bytes.length);
        yield;
      }
    },
    end: () => {
      zip.end();
      return joined(pieces);
    },
  };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

function contentTypes(sheets: readonly Worksheet[]): string {
  const overrides = [
    ['/xl/workbook.xml', `${TYPE}.sheet.main+xml`],
    ['/xl/styles.xml', `${TYPE}.styles+xml`],
    ['/xl/sharedStrings.xml', `${TYPE}.sharedStrings+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ...sheets.map((_sheet, index) => [`/xl/worksheets/sheet${index + 1}.xml`, `${TYPE}.worksheet+xml`]),
  ].map(([path, type]) => `<Override PartName="${path}" ContentType="${type}"/>`);
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`;
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

function workbookXml(sheets: readonly Worksheet[]): string {
  const each = sheets.map(
    ({ name }, index) => `<sheet name="${xstring(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${each.join('')}</sheets>${filterNames(sheets)}</workbook>`;
}

/** A filter is also a hidden name of its range: without it, some spreadsheets show none. */
function filterNames(sheets: readonly Worksheet[]): string {
  const names = sheets.flatMap(({ name, filter }, index) =>
    filter === undefined
      ? []
      : `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">'${xstring(name)}'!${absolute(filter)}</definedName>`,
  );
  return names.length === 0 ? '' : `<definedNames>${names.join('')}</definedNames>`;
}

function absolute(range: string): string {
  return range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
}

function properties({ title, creator, date }: Workbook): string {
  const at = `${date}T00:00:00Z`;
  return `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xstring(title)}</dc:title><dc:creator>${xstring(creator)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`;
}
