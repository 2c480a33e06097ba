import { XMLValidator } from 'fast-xml-parser';
import type { FhirVersion } from '../contract.ts';
import { asArray, asObject, type Json, type Resource } from '../json.ts';
import {
  type ElementRow,
  type ElementTable,
  type ElementType,
  elementTable,
  isAttribute,
  isPrimitive,
} from './element-table.ts';

const FHIR = 'http://hl7.org/fhir';

/**
 * A resource as FHIR's XML (R4 and R5, 2.6.1): elements in the order of the specification, values as attributes. What the
 * specification does not know of, only a client's own JSON echoed back can hold; XML has no place for it.
 */
export function writeXml(resource: Resource, version: FhirVersion, { pretty }: { readonly pretty: boolean }): string {
  const writer: Writer = { table: elementTable(version), pretty };
  const text = resourceElement(resource, writer, { depth: 0, attributes: ` xmlns="${FHIR}"` });
  return `<?xml version="1.0" encoding="UTF-8"?>${pretty ? '' : '\n'}${text}`;
}

interface Writer {
  readonly table: ElementTable;
  readonly pretty: boolean;
}

interface Place {
  readonly depth: number;
  readonly attributes: string;
}

function resourceElement(resource: Json, writer: Writer, place: Place): string {
  const name = String(resource.resourceType);
  const type = writer.table(name);
  return type === undefined
    ? ''
    : tagged(name, contentsOf(resource, type, { writer, depth: place.depth }), { writer, ...place });
}

interface Position {
  readonly writer: Writer;
  readonly depth: number;
}

/** All child elements of `value`. */
function contentsOf(value: Json, type: ElementType, position: Position): string {
  const inside = { ...position, depth: position.depth + 1 };
  return type.rows
    .filter((row) => !isAttribute(type, row.name))
    .map((row) => elementsOf(row, value, inside))
    .join('');
}

function elementsOf(row: ElementRow, parent: Json, position: Position): string {
  const values = row.repeats ? asArray(parent[row.name]) : [parent[row.name]];
  const beside = row.repeats ? asArray(parent[`_${row.name}`]) : [parent[`_${row.name}`]];
  const indexes = [...Array(Math.max(values.length, beside.length)).keys()];
  return indexes
    .map((index) => elementOf(row, { value: values[index], beside: asObject(beside[index]) }, position))
    .join('');
}

interface Given {
  readonly value: unknown;
  /** The id and extensions of a primitive. */
  readonly beside: Json | undefined;
}

function elementOf(row: ElementRow, { value, beside }: Given, position: Position): string {
  if (row.name === 'div') return narrative(value, position);
  if (isPrimitive(row.type)) return primitiveElement(row.name, { value, beside }, position);
  const object = asObject(value);
  if (object === undefined) return '';
  if (row.type === 'Resource') {
    const inner = resourceElement(object, position.writer, { depth: position.depth + 1, attributes: '' });
    return tagged(row.name, inner, { ...position, attributes: '' });
  }
  return complexElement(row, object, position);
}

/** XHTML goes in as it is, if it can: what is not well-formed would break all that is around it. */
function narrative(value: unknown, position: Position): string {
  if (typeof value !== 'string' || !value.startsWith('<div') || XMLValidator.validate(value) !== true) return '';
  return `${newLine(position)}${value}`;
}

function primitiveElement(name: string, { value, beside }: Given, position: Position): string {
  const isThere = ['string', 'boolean', 'number'].includes(typeof value);
  if (!isThere && beside === undefined) return '';
  const attribute = isThere ? ` value="${escaped(String(value))}"` : '';
  const element = position.writer.table('Element');
  if (beside === undefined || element === undefined) return tagged(name, '', { ...position, attributes: attribute });
  const inner = contentsOf(beside, element, position);
  return tagged(name, inner, { ...position, attributes: `${idAttribute(beside)}${attribute}` });
}

function complexElement(row: ElementRow, value: Json, position: Position): string {
  const type = position.writer.table(row.type);
  if (type === undefined) return '';
  const url = type.name === 'Extension' && typeof value.url === 'string' ? ` url="${escaped(value.url)}"` : '';
  return tagged(row.name, contentsOf(value, type, position), {
    ...position,
    attributes: `${idAttribute(value)}${url}`,
  });
}

function idAttribute({ id }: Json): string {
  return typeof id === 'string' ? ` id="${escaped(id)}"` : '';
}

function tagged(
  name: string,
  inner: string,
  { attributes, ...position }: Position & { readonly attributes: string },
): string {
  const start = `${newLine(position)}<${name}${attributes}`;
  return inner === '' ? `${start}/>` : `${start}>${inner}${newLine(position)}</${name}>`;
}

function newLine({ writer, depth }: Position): string {
  return writer.pretty ? `\n${'  '.repeat(depth)}` : '';
}

const ESCAPES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A line break written as itself inside an attribute is read as a space.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Characters that XML 1.0 has no way to write, a lone half of a surrogate pair among them. */
const UNWRITABLE = /(?![\t\n\r\u007f-\u009f])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

function escaped(text: string): string {
  return text.replace(UNWRITABLE, '\ufffd').replace(/[&<>"\t\n\r]/g, (character) => ESCAPES[character] ?? character);
}
