import { type X2jOptions, XMLParser, XMLValidator } from 'fast-xml-parser';
import { error, type Issue } from '../../model/issue.ts';
import type { Limits } from '../../model/limits.ts';
import { failed, ok, type Result } from '../../model/result.ts';
import type { FhirVersion } from '../contract.ts';
import { asArray, asObject, type Json } from '../json.ts';
import { type ElementRow, type ElementTable, type ElementType, elementTable, isPrimitive } from './element-table.ts';
import { decodedText } from './xml-text.ts';

/**
 * A resource in FHIR's XML as the JSON that says the same. Answers `invalid-body` for what is no XML, holds elements that
 * FHIR does not have, or has a document type (which could define what the text expands to); `too-large` for nesting.
 */
export function readXml(text: string, version: FhirVersion, { bodyDepth }: Pick<Limits, 'bodyDepth'>): Result<Json> {
  const root = rootOf(text, bodyDepth);
  if (!root.ok) return root;
  if (root.value.attributes.xmlns !== FHIR) return failed(invalid(root.value.name, `has no xmlns="${FHIR}"`));
  const issues: Issue[] = [];
  const resource = resourceOf(root.value, { table: elementTable(version), issues, path: root.value.name });
  return issues.length > 0 ? failed(...firstOf(issues)) : ok(resource);
}

/** One wrong element often makes many problems; the first say enough. */
const PROBLEMS_SHOWN = 20;

function firstOf(issues: readonly Issue[]): readonly Issue[] {
  const more = issues.length - PROBLEMS_SHOWN;
  if (more <= 0) return issues;
  return [...issues.slice(0, PROBLEMS_SHOWN), error('invalid-body', `The body has ${more} more problems.`)];
}

const FHIR = 'http://hl7.org/fhir';

/** An XML element as the parser gives it out. */
interface Node {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly children: readonly Node[];
  /** What stands between the child elements, without blanks. */
  readonly text: string;
}

/** Entities are resolved by `decodedText`, strictly; the parser would leave the unknown ones standing. */
const OPTIONS = {
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  stopNodes: ['*.div'],
} satisfies X2jOptions;

function rootOf(text: string, bodyDepth: number): Result<Node> {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return failed(notXml('It has a document type, which is not read here.'));
  const parsed = parse(text, bodyDepth);
  if (!parsed.ok) return parsed;
  const roots = asArray(parsed.value)
    .map(nodeOf)
    .filter((each) => each.name !== '#text');
  const [root] = roots;
  return root === undefined || roots.length > 1 ? failed(notXml('Expected one resource.')) : ok(root);
}

function parse(text: string, bodyDepth: number): Result<unknown> {
  // The library says by exception that it cannot read a text, and by name that it is nested too deep.
  try {
    const parsed: unknown = new XMLParser({ ...OPTIONS, maxNestedTags: bodyDepth }).parse(text);
    const valid = XMLValidator.validate(text);
    if (valid !== true) return failed(notXml(`${valid.err.msg} (line ${valid.err.line})`));
    return ok(parsed);
  } catch (problem) {
    const message = problem instanceof Error ? problem.message : String(problem);
    if (message.includes('nested tags')) {
      return failed(error('too-large', `The body is nested deeper than ${bodyDepth}, the limit bodyDepth.`));
    }
    return failed(notXml(message.split('. Context:')[0] ?? ''));
  }
}

function nodeOf(raw: unknown): Node {
  const { ':@': attributes, ...rest } = asObject(raw) ?? {};
  const [[name, children] = ['', []]] = Object.entries(rest);
  if (name === '#text') return { name, attributes: {}, children: [], text: String(children) };
  const inside = asArray(children).map(nodeOf);
  return {
    name,
    // The parser makes every attribute's value a string.
    attributes: (asObject(attributes) ?? {}) as { readonly [name: string]: string },
    children: inside.filter((each) => each.name !== '#text'),
    text: inside
      .filter((each) => each.name === '#text')
      .map((each) => each.text)
      .join('')
      .trim(),
  };
}

interface Reading {
  readonly table: ElementTable;
  readonly issues: Issue[];
  readonly path: string;
}

function resourceOf(node: Node, reading: Reading): Json {
  const type = reading.table(node.name);
  if (type?.isResource !== true) {
    reading.issues.push(invalid(reading.path, `is a ${node.name}, which is no resource that is read here`));
    return {};
  }
  return { resourceType: node.name, ...objectOf(node, type, reading) };
}

function objectOf(node: Node, type: ElementType, reading: Reading): Json {
  if (node.text !== '') reading.issues.push(invalid(reading.path, 'has text between its elements'));
  const object: { [name: string]: unknown } = attributesOf(node, type, reading);
  for (const [name, nodes] of byName(node.children)) {
    const row = type.row(name);
    const [first] = nodes;
    const path = `${reading.path}.${name}`;
    if (row === undefined || first === undefined) reading.issues.push(invalid(path, 'is no element of FHIR’s'));
    else if (row.repeats) Object.assign(object, listOf(row, nodes, { ...reading, path }));
    else if (nodes.length > 1) reading.issues.push(invalid(path, 'is there more than once'));
    else Object.assign(object, single(row, first, { ...reading, path }));
  }
  return object;
}

function byName(nodes: readonly Node[]): ReadonlyMap<string, readonly Node[]> {
  const grouped = new Map<string, Node[]>();
  for (const node of nodes) {
    const known = grouped.get(node.name);
    if (known === undefined) grouped.set(node.name, [node]);
    else known.push(node);
  }
  return grouped;
}

/** The attributes that are elements of FHIR's; those of XML itself say nothing. */
function attributesOf({ attributes }: Node, type: ElementType, reading: Reading): { [name: string]: unknown } {
  const object: { [name: string]: unknown } = {};
  for (const [name, raw] of Object.entries(attributes)) {
    if (/^xmlns(?::|$)|^xsi:/.test(name) || name === 'value') continue;
    const isKnown = type.row(name) !== undefined;
    const value = isKnown ? decodedText(raw) : undefined;
    if (value === undefined) reading.issues.push(invalid(`${reading.path}.@${name.slice(0, 40)}`, 'cannot be read'));
    else object[name] = value;
  }
  return object;
}

function single(row: ElementRow, node: Node, reading: Reading): Json {
  const { value, beside } = readValue(row, node, reading);
  return {
    ...(value === undefined ? {} : { [row.name]: value }),
    ...(beside === undefined ? {} : { [`_${row.name}`]: beside }),
  };
}

/** Lists of primitives and of what stands beside them have the same length, with null where one has nothing. */
function listOf(row: ElementRow, nodes: readonly Node[], reading: Reading): Json {
  const read = nodes.map((node, index) => readValue(row, node, { ...reading, path: `${reading.path}[${index}]` }));
  const values = read.some((each) => each.value !== undefined);
  const beside = read.some((each) => each.beside !== undefined);
  return {
    ...(values ? { [row.name]: read.map((each) => each.value ?? null) } : {}),
    ...(beside ? { [`_${row.name}`]: read.map((each) => each.beside ?? null) } : {}),
  };
}

interface Read {
  readonly value?: unknown;
  readonly beside?: Json | undefined;
}

function readValue(row: ElementRow, node: Node, reading: Reading): Read {
  if (row.name === 'div') return { value: `<div xmlns="http://www.w3.org/1999/xhtml">${node.text}</div>` };
  if (isPrimitive(row.type)) return primitiveOf(row, node, reading);
  if (row.type === 'Resource') return { value: heldResource(node, reading) };
  const type = reading.table(row.type);
  return type === undefined ? {} : { value: objectOf(node, type, reading) };
}

function heldResource(node: Node, reading: Reading): Json {
  const [first] = node.children;
  if (first !== undefined && node.children.length === 1) return resourceOf(first, reading);
  reading.issues.push(invalid(reading.path, 'holds no resource, or several'));
  return {};
}

function primitiveOf(row: ElementRow, node: Node, reading: Reading): Read {
  const element = reading.table('Element');
  const beside = element === undefined ? {} : objectOf(node, element, reading);
  const raw = node.attributes.value;
  const value = raw === undefined ? undefined : primitiveValue(row.type, raw);
  if (raw !== undefined && value === undefined) reading.issues.push(invalid(reading.path, `is "${raw.slice(0, 100)}"`));
  return { value, beside: Object.keys(beside).length === 0 ? undefined : beside };
}

function primitiveValue(sort: string, raw: string): string | boolean | number | undefined {
  const text = decodedText(raw);
  if (sort === 's' || text === undefined) return text;
  if (sort === 'b') return { true: true, false: false }[text];
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : undefined;
}

function invalid(expression: string, what: string): Issue {
  return error('invalid-body', `${expression} ${what}.`, { expression });
}

function notXml(what: string): Issue {
  return error('invalid-body', `The body is no XML that can be read. ${what}`.trim().slice(0, 300));
}
