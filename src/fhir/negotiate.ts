import { error, type Issue } from '../model/issue.ts';
import type { FhirRequest, FhirVersion } from './contract.ts';
import { DIALECTS } from './dialect.ts';

interface MediaType {
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const JSON_TYPES: ReadonlySet<string> = new Set([
  'application/fhir+json',
  // What `_format=application/fhir+json` becomes when its plus is decoded as a space.
  'application/fhir json',
  'application/json',
  'application/json+fhir',
  'text/json',
]);

const ANY_TYPES: ReadonlySet<string> = new Set(['*/*', 'application/*', 'text/*', '*']);

/**
 * Whether the answer can be what the caller accepts: JSON in this endpoint's FHIR version. `_format` overrides Accept.
 * Answers `not-acceptable`, or undefined if all is well.
 */
export function unacceptable(request: FhirRequest, version: FhirVersion): Issue | undefined {
  const format = request.query.get('_format');
  if (format !== null && format !== '') return unacceptableFormat(format, version);
  if (request.accept === undefined || request.accept.trim() === '') return undefined;
  const accepted = request.accept
    .split(',')
    .map(mediaTypeOf)
    .filter((each) => Number(each.parameters.get('q') ?? 1) > 0);
  const usable = accepted.filter(({ type }) => JSON_TYPES.has(type) || ANY_TYPES.has(type));
  if (usable.length === 0) return notJson(request.accept, 'Accept');
  return usable.some((each) => isOfVersion(each, version))
    ? undefined
    : wrongVersion(request.accept, 'Accept', version);
}

function unacceptableFormat(format: string, version: FhirVersion): Issue | undefined {
  const media = mediaTypeOf(format);
  if (media.type !== 'json' && !JSON_TYPES.has(media.type)) return notJson(format, '_format');
  return isOfVersion(media, version) ? undefined : wrongVersion(format, '_format', version);
}

export type BodyFormat = 'json' | 'form';

/**
 * How a request's body is to be read. Answers `unsupported-media-type`. Without a Content-Type it is JSON: curl and
 * scripts forget it, and nothing else could be meant.
 */
export function bodyFormatOf(contentType: string | undefined, version: FhirVersion): BodyFormat | Issue {
  if (contentType === undefined || contentType.trim() === '') return 'json';
  const media = mediaTypeOf(contentType);
  if (media.type === 'application/x-www-form-urlencoded') return 'form';
  if (!JSON_TYPES.has(media.type)) {
    return error(
      'unsupported-media-type',
      `A body of type "${contentType}" is not read here; expected application/fhir+json or application/x-www-form-urlencoded.`,
      { parameter: 'Content-Type' },
    );
  }
  if (isOfVersion(media, version)) return 'json';
  return { ...wrongVersion(contentType, 'Content-Type', version), code: 'unsupported-media-type' };
}

function mediaTypeOf(text: string): MediaType {
  const [type = '', ...rest] = text.split(';');
  const parameters = rest.map((each): [string, string] => {
    const [name = '', value = ''] = each.split('=');
    return [name.trim().toLowerCase(), value.trim().replace(/^"(.*)"$/, '$1')];
  });
  return { type: type.trim().toLowerCase(), parameters: new Map(parameters) };
}

/** `4.0` and `4.0.1` both name R4. */
function isOfVersion({ parameters }: MediaType, version: FhirVersion): boolean {
  const asked = parameters.get('fhirversion');
  const { mimeVersion } = DIALECTS[version];
  return asked === undefined || asked === mimeVersion || asked.startsWith(`${mimeVersion}.`);
}

function notJson(given: string, parameter: string): Issue {
  const message = `This server answers FHIR as JSON (application/fhir+json) only so far; "${given}" was asked for.`;
  return error('not-acceptable', message, { parameter });
}

function wrongVersion(given: string, parameter: string, version: FhirVersion): Issue {
  const { fhirVersion, mimeVersion } = DIALECTS[version];
  const message = `This endpoint speaks FHIR ${fhirVersion} (fhirVersion=${mimeVersion}); "${given}" names another version.`;
  return error('not-acceptable', message, { parameter });
}

/** True if the caller wants to be told of parameters that are not understood (`Prefer: handling=strict`). */
export function isStrict(prefer: string | undefined): boolean {
  return /(?:^|[,;\s])handling\s*=\s*"?strict"?/i.test(prefer ?? '');
}
