/**
 * Writes src/fhir/xml/elements-r4.ts and -r5.ts: which elements FHIR's types have, in which order. FHIR's XML needs both
 * and its JSON needs neither. Taken from the published types (@types/fhir), which keep the order of the specification.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** The resources that this server gives out or takes in; every type that they can hold comes along. */
const RESOURCES = [
  'Bundle',
  'CapabilityStatement',
  'CodeSystem',
  'ConceptMap',
  'Library',
  'NamingSystem',
  'OperationOutcome',
  'Parameters',
  'Provenance',
  'Questionnaire',
  'StructureDefinition',
  'TerminologyCapabilities',
  'ValueSet',
];

interface Declared {
  readonly base: string | undefined;
  readonly elements: readonly (readonly [name: string, type: string])[];
}

function declarationsOf(version: string): ReadonlyMap<string, Declared> {
  const file = createRequire(import.meta.url).resolve(`@types/fhir/${version}.d.ts`);
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  return new Map(
    source.statements.filter(ts.isInterfaceDeclaration).map((each) => [each.name.text, declared(each, source)]),
  );
}

function declared(node: ts.InterfaceDeclaration, source: ts.SourceFile): Declared {
  const elements = node.members.filter(ts.isPropertySignature).flatMap((member): readonly [string, string][] => {
    const name = member.name.getText(source);
    if (name === 'resourceType' || name.startsWith('_')) return [];
    return [[name, typeOf(member.type?.getText(source) ?? '')]];
  });
  return { base: node.heritageClauses?.[0]?.types[0]?.expression.getText(source), elements };
}

/** `s`, `b`, `n` for primitives by what JSON calls them, else the name of the type; `*` behind what repeats. */
function typeOf(text: string): string {
  const bare = text.replace(/\s*\|\s*undefined$/, '').trim();
  const list = bare.endsWith('[]') ? '*' : '';
  const one = bare.replace(/\[\]$/, '').replace(/^\((.*)\)$/s, '$1');
  if (one === 'string' || one.includes("'")) return `s${list}`;
  if (one === 'boolean') return `b${list}`;
  if (one === 'number') return `n${list}`;
  // `T`: any resource, in a Bundle.
  return `${one === 'T' ? 'Resource' : one.replace(/<.*>$/, '')}${list}`;
}

const ROOTS = ['Element', 'BackboneElement', 'Resource', 'DomainResource'];

function lineOf(name: string, all: ReadonlyMap<string, Declared>): string {
  const { base, elements } = all.get(name) ?? { base: undefined, elements: [] };
  const own = elements.map(([element, type]) => `${element}:${type}`).join(' ');
  if (base === undefined) return own;
  // What nearly all types begin with is written once, under its own name.
  return `${ROOTS.includes(base) ? `^${base}` : lineOf(base, all)} ${own}`.trim();
}

function tableOf(version: string): string {
  const all = declarationsOf(version);
  const wanted = new Set([...RESOURCES, ...ROOTS]);
  const lines = new Map<string, string>();
  for (const name of wanted) {
    const line = lineOf(name, all);
    lines.set(name, line);
    for (const [, type = ''] of line.matchAll(/:([A-Z]\w*)/g)) if (all.has(type)) wanted.add(type);
  }
  const rows = [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, line]) => formatted(name, line));
  const comment = `/** Written by scripts/write-fhir-elements.ts: the elements of each type of FHIR ${version.toUpperCase()}, in order. */`;
  return `${comment}\nexport const ELEMENTS_${version.toUpperCase()}: { readonly [type: string]: string } = {\n${rows.join('\n')}\n};\n`;
}

/** As the formatter wants it. */
function formatted(name: string, line: string): string {
  const row = `  ${name}: '${line}',`;
  return row.length <= 120 ? row : `  ${name}:\n    '${line}',`;
}

/** The two files, by path. */
export function elementFiles(): ReadonlyMap<string, string> {
  const folder = fileURLToPath(new URL('../src/fhir/xml/', import.meta.url));
  return new Map(['r4', 'r5'].map((version) => [`${folder}elements-${version}.ts`, tableOf(version)]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of elementFiles()) writeFileSync(path, text);
}
