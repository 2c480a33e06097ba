import type { FilterOperator } from '../model/definitions.ts';
import type {
  ComposeClause,
  ComposeConcept,
  ComposeFilter,
  JsonElement,
  StoredMember,
  ValueSetShape,
} from '../model/shapes.ts';
import { asObject } from './json.ts';
import {
  anyValueOf,
  canonicalPart,
  extensionsOf,
  extensionValue,
  objectsOf,
  optional,
  readDesignations,
  textOf,
  textsOf,
} from './read-canonical.ts';

const EXPANSION_PARAMETERS: ReadonlySet<unknown> = new Set([
  'http://hl7.org/fhir/StructureDefinition/valueset-expansion-parameter',
  'http://hl7.org/fhir/tools/StructureDefinition/valueset-expansion-parameter',
]);

const SUPPLEMENT = 'http://hl7.org/fhir/StructureDefinition/valueset-supplement';

/** A ValueSet from outside, R4 or R5, as a shape. */
export function readValueSet(resource: JsonElement): ValueSetShape {
  const compose = asObject(resource.compose) ?? {};
  const contained = objectsOf(resource.contained).filter((each) => each.resourceType === 'ValueSet');
  const expansion = resource.compose === undefined ? asObject(resource.expansion) : undefined;
  return {
    ...canonicalPart(resource),
    shape: 'ValueSet',
    include: objectsOf(compose.include).map(readClause),
    exclude: objectsOf(compose.exclude).map(readClause),
    extensible: false,
    ordered: false,
    ...optional('inactive', typeof compose.inactive === 'boolean' ? compose.inactive : undefined),
    ...optional('language', textOf(resource.language)),
    parameters: parametersOf(compose),
    supplements: extensionsOf(resource)
      .filter((each) => each.url === SUPPLEMENT)
      .flatMap((each) => textOf(anyValueOf(each)) ?? []),
    ...(contained.length === 0 ? {} : { contained: contained.map(readValueSet) }),
    ...(expansion === undefined ? {} : { expansion: storedMembers(expansion) }),
  };
}

function parametersOf(compose: JsonElement): NonNullable<ValueSetShape['parameters']> {
  const given = extensionsOf(compose)
    .filter((each) => EXPANSION_PARAMETERS.has(each.url))
    .flatMap((each) => {
      const name = textOf(extensionValue(each, 'name'));
      const value = extensionValue(each, 'value');
      return name === undefined || value === undefined ? [] : [{ name, value }];
    });
  // R6: ValueSet.compose.property.
  return [...given, ...textsOf(compose.property).map((value) => ({ name: 'property', value }))];
}

function readClause(element: JsonElement): ComposeClause {
  const concepts = objectsOf(element.concept).flatMap(readConcept);
  const filters = objectsOf(element.filter).map(readFilter);
  const valueSets = textsOf(element.valueSet);
  return {
    ...optional('system', textOf(element.system)),
    ...optional('version', textOf(element.version)),
    ...(concepts.length === 0 ? {} : { concepts }),
    ...(filters.length === 0 ? {} : { filters }),
    ...(valueSets.length === 0 ? {} : { valueSets }),
  };
}

function readConcept(element: JsonElement): readonly ComposeConcept[] {
  const code = textOf(element.code);
  if (code === undefined) return [];
  const designations = readDesignations(element.designation);
  const extensions = extensionsOf(element);
  return [
    {
      code,
      ...optional('display', textOf(element.display)),
      ...(designations.length === 0 ? {} : { designations }),
      ...(extensions.length === 0 ? {} : { extensions }),
    },
  ];
}

const R5_OPERATOR = 'http://hl7.org/fhir/5.0/StructureDefinition/extension-ValueSet.compose.include.filter.op';

/** R4 carries the operators that R5 added in an extension of `op`. */
function readFilter(element: JsonElement): ComposeFilter {
  const inExtension = extensionValue(asObject(element._op) ?? {}, R5_OPERATOR);
  const op = textOf(inExtension) ?? textOf(element.op) ?? '';
  // An operator that there is not is refused where the filter is compiled.
  return { property: textOf(element.property) ?? '', op: op as FilterOperator, value: textOf(element.value) ?? '' };
}

function storedMembers(expansion: JsonElement): readonly StoredMember[] {
  const members: StoredMember[] = [];
  const stack = objectsOf(expansion.contains).toReversed();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [system, code] = [textOf(next.system), textOf(next.code)];
    if (system !== undefined && code !== undefined) {
      members.push({
        system,
        code,
        ...optional('version', textOf(next.version)),
        ...optional('display', textOf(next.display)),
      });
    }
    stack.push(...objectsOf(next.contains).toReversed());
  }
  return members;
}
