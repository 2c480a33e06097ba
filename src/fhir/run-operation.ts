import { failed, ok, type Result } from '../model/result.ts';
import { readResource } from '../query/find-resources.ts';
import { type Languages, parseLanguages } from '../query/languages.ts';
import { readArguments } from './arguments.ts';
import type { FhirContext, FhirRequest } from './contract.ts';
import { DIALECTS } from './dialect.ts';
import type { Resource } from './json.ts';
import { isStrict } from './negotiate.ts';
import type { OperationRow } from './operation.ts';
import type { Arguments } from './parameter-row.ts';
import { rawParameters } from './raw-parameters.ts';

/** Answers an operation, called on its type or on the resource `id`. */
export function runOperation(
  row: OperationRow,
  id: string | undefined,
  { request, context }: { readonly request: FhirRequest; readonly context: FhirContext },
): Result<Resource> {
  const raw = rawParameters(request, context);
  if (!raw.ok) return raw;
  const given = readArguments(raw.value, row.parameters, { strict: isStrict(request.prefer) });
  if (!given.ok) return given;
  const languages = languagesOf(given.value, request.acceptLanguage);
  if (!languages.ok) return languages;
  const instance = id === undefined ? ok(undefined) : readResource(context.scope, row.resource, id);
  if (!instance.ok) return failed(...instance.issues);
  return row.answer({
    given: given.value,
    context,
    dialect: DIALECTS[context.version],
    languages: languages.value,
    instance: instance.value,
  });
}

/** A header that cannot be read is no reason to refuse: browsers and proxies write it, not the caller. */
function languagesOf(given: Arguments, header: string | undefined): Result<Languages | undefined> {
  const asked = given.text('displayLanguage');
  if (asked !== undefined) return parseLanguages(asked, 'displayLanguage');
  // `*` is what HTTP libraries send of themselves: no choice.
  if (header === undefined || header.trim() === '' || header.trim() === '*') return ok(undefined);
  const read = parseLanguages(header, 'Accept-Language');
  return ok(read.ok ? read.value : undefined);
}
