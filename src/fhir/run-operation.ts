import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { type Languages, parseLanguages } from '../query/languages.ts';
import { readArguments } from './arguments.ts';
import type { FhirContext, FhirRequest } from './contract.ts';
import { DIALECTS } from './dialect.ts';
import type { Resource } from './json.ts';
import { isStrict } from './negotiate.ts';
import type { OperationInput, OperationInstance, OperationResource, OperationRow } from './operation.ts';
import type { Arguments } from './parameter-row.ts';
import { type RawParameter, rawParameters } from './raw-parameters.ts';
import { layerOf } from './request-layer.ts';

interface Asked {
  readonly request: Pick<FhirRequest, 'prefer' | 'acceptLanguage'>;
  readonly context: FhirContext;
}

/** Answers an operation, called on its type or on the resource `id`. */
export function runOperation(
  row: OperationRow,
  id: string | undefined,
  { request, context }: { readonly request: FhirRequest; readonly context: FhirContext },
): Result<Resource> {
  const raw = rawParameters(request, context);
  return raw.ok ? runWithParameters(row, id, { raw: raw.value, request, context }) : raw;
}

/** Runs an operation on other parameters than the request's, for the parts of a batch: the scope is the batch's own. */
export function runPart(row: OperationRow, raw: readonly RawParameter[], input: OperationInput): Result<Resource> {
  const { context, accepted } = input;
  const given = readArguments(raw, row.parameters, { strict: false });
  if (!given.ok) return given;
  const languages = languagesAsked(given.value);
  if (!languages.ok) return languages;
  const own = given.value.resources('tx-resource');
  // Most parts bring nothing of their own: what the batch brings was compiled once.
  const isShared = own.every((each) => input.given.resources('tx-resource').includes(each));
  const scope = isShared ? context.scope : { ...context.scope, brought: layerOf(own) };
  return row.answer({
    ...input,
    given: given.value,
    raw,
    context: { ...context, scope },
    languages: languages.value,
    accepted,
  });
}

function languagesAsked(given: Arguments): Result<Languages | undefined> {
  const asked = given.text('displayLanguage');
  return asked === undefined ? ok(undefined) : parseLanguages(asked, 'displayLanguage');
}

/** As `runOperation`, for parameters that were read already. */
function runWithParameters(
  row: OperationRow,
  id: string | undefined,
  { raw, request, context }: Asked & { readonly raw: readonly RawParameter[] },
): Result<Resource> {
  const given = readArguments(raw, row.parameters, { strict: isStrict(request.prefer) });
  if (!given.ok) return given;
  const languages = languagesAsked(given.value);
  if (!languages.ok) return languages;
  const instance = id === undefined ? ok(undefined) : instanceOf(context, row.resource, id);
  if (!instance.ok) return failed(...instance.issues);
  const resources = given.value.resources('tx-resource');
  const scope = resources.length === 0 ? context.scope : { ...context.scope, brought: layerOf(resources) };
  return row.answer({
    given: given.value,
    raw,
    context: { ...context, scope },
    dialect: DIALECTS[context.version],
    languages: languages.value,
    accepted: acceptedLanguages(request.acceptLanguage),
    instance: instance.value,
  });
}

function instanceOf({ scope }: FhirContext, type: OperationResource, id: string): Result<OperationInstance> {
  const { primary } = scope;
  const held = { CodeSystem: primary.codeSystems, ValueSet: primary.valueSets, ConceptMap: primary.conceptMaps }[type];
  const shape = held.map((each) => each.shape).find((each) => each.id === id);
  if (shape !== undefined) return ok({ url: shape.url, version: shape.version });
  return failed(error('unknown-definition', `There is no ${type} "${id}" in release ${primary.name.version}.`));
}

/** A header that cannot be read is no reason to refuse: browsers and proxies write it, not the caller. */
function acceptedLanguages(header: string | undefined): Languages | undefined {
  // `*` is what HTTP libraries send of themselves: no choice.
  if (header === undefined || header.trim() === '' || header.trim() === '*') return undefined;
  const read = parseLanguages(header, 'Accept-Language');
  return read.ok ? read.value : undefined;
}
