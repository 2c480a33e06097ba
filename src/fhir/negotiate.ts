import { error, type Issue } from '../model/issue.ts';
import type { FhirRequest, FhirVersion } from './contract.ts';
import { DIALECTS } from './dialect.ts';

interface MediaType {
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
}

export type Format = 'json' | 'xml';

/** How an answer is written. */
export interface Representation {
  readonly format: Format;
  readonly pretty: boolean;
}

export const PLAIN_JSON: Representation = { format: 'json', pretty: false };

/** A space is what the plus of `_format=application/fhir+json` becomes when it is decoded. */
const FORMATS: { readonly [type: string]: Format } = {
  json: 'json',
  'application/fhir+json': 'json',
  'application/fhir json': 'json',
  'application/json': 'json',
  'application/json+fhir': 'json',
  'text/json': 'json',
  xml: 'xml',
  'application/fhir+xml': 'xml',
  'application/fhir xml': 'xml',
  'application/xml': 'xml',
  'application/xml+fhir': 'xml',
  'text/xml': 'xml',
};

const ANY_TYPES: ReadonlySet<string> = new Set(['*/*', 'application/*', 'text/*', '*']);

type Asking = Pick<FhirRequest, 'query' | 'accept'>;

/**
 * How the answer is to be written: as `_format` says, else as Accept likes best, in this endpoint's FHIR version.
 * Answers `not-acceptable`.
 */
export function representationOf(request: Asking, version: FhirVersion): Representation | Issue {
  const format = formatOf(request, version);
  return typeof format === 'string' ? { format, pretty: request.query.get('_pretty') === 'true' } : format;
}

/** As `representationOf`, for what must be answered somehow: JSON where nothing else can be. */
export function representationOrJson(request: Asking, version: FhirVersion): Representation {
  const representation = representationOf(request, version);
  return 'format' in representation ? representation : PLAIN_JSON;
}

function formatOf({ query, accept }: Asking, version: FhirVersion): Format | Issue {
  const given = query.get('_format');
  if (given !== null && given.trim() !== '') return formatAsked(given, version);
  if (accept === undefined || accept.trim() === '') return 'json';
  const accepted = accept
    .split(',')
    .map(mediaTypeOf)
    .filter((each) => qualityOf(each) > 0);
  const usable = accepted.filter(({ type }) => isUsable(type));
  if (usable.length === 0) return noSuchFormat(accept, 'Accept');
  const ours = usable.filter((each) => isOfVersion(each, version));
  const [best] = ours.toSorted((a, b) => qualityOf(b) - qualityOf(a));
  if (best === undefined) return wrongVersion(accept, 'Accept', version);
  // A browser names XML for the sake of pages; to a reader JSON says the same more plainly.
  if (accepted.some(({ type }) => type === 'text/html')) return 'json';
  return FORMATS[best.type] ?? 'json';
}

/** The short forms are of `_format` only. */
function isUsable(type: string): boolean {
  return ANY_TYPES.has(type) || (type.includes('/') && Object.hasOwn(FORMATS, type));
}

function qualityOf({ parameters }: MediaType): number {
  const quality = Number(parameters.get('q') ?? 1);
  return Number.isNaN(quality) ? 1 : quality;
}

function formatAsked(given: string, version: FhirVersion): Format | Issue {
  const media = mediaTypeOf(given);
  const format = Object.hasOwn(FORMATS, media.type) ? FORMATS[media.type] : undefined;
  if (format === undefined) return noSuchFormat(given, '_format');
  return isOfVersion(media, version) ? format : wrongVersion(given, '_format', version);
}

export type BodyFormat = Format | 'form';

/**
 * How a request's body is to be read. Answers `unsupported-media-type`. Without a Content-Type it is JSON: curl and
 * scripts forget it, and nothing else could be meant.
 */
export function bodyFormatOf(contentType: string | undefined, version: FhirVersion): BodyFormat | Issue {
  if (contentType === undefined || contentType.trim() === '') return 'json';
  const media = mediaTypeOf(contentType);
  if (media.type === 'application/x-www-form-urlencoded') return 'form';
  const format = isUsable(media.type) ? FORMATS[media.type] : undefined;
  if (format === undefined) {
    const message =
      `A body of type "${contentType}" is not read here; expected application/fhir+json, application/fhir+xml or ` +
      'application/x-www-form-urlencoded.';
    return error('unsupported-media-type', message, { parameter: 'Content-Type' });
  }
  if (isOfVersion(media, version)) return format;
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

function noSuchFormat(given: string, parameter: string): Issue {
  const message = `This server writes FHIR as application/fhir+json and application/fhir+xml; "${given}" was asked for.`;
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
