import { canonicalJson, sha256 } from '../model/digest.ts';
import type { ImportedResource, ImportedType } from '../model/imported.ts';
import { IMPORTED_TYPES } from '../model/imported.ts';
import { error } from '../model/issue.ts';
import { parseJsonBounded } from '../model/json-depth.ts';
import type { Limits } from '../model/limits.ts';
import { failed, ok, type Result } from '../model/result.ts';

type ImportLimits = Pick<Limits, 'importDepth' | 'importResourceBytes'>;

export interface Members {
  readonly [name: string]: unknown;
}

/** A file or an answer that was read, and what it is called in messages. */
export interface ImportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly noun?: 'file' | 'answer';
}

/** The FHIR resource that a file holds, of whatever type. Answers `import-format` and `too-large`. */
export function readResource({ name, bytes, noun = 'file' }: ImportFile, limits: ImportLimits): Result<Members> {
  if (bytes.length > limits.importResourceBytes) {
    const message = `The ${noun} is larger than ${limits.importResourceBytes} bytes (importResourceBytes).`;
    return failed(error('too-large', message, { file: name }));
  }
  const text = decoded(bytes);
  if (text === undefined) return refused(name, `The ${noun} is not UTF-8.`);
  const parsed = parseJsonBounded(text, { bodyDepth: limits.importDepth });
  if (!parsed.ok) {
    const deep = parsed.issues.some((issue) => issue.code === 'too-large');
    if (!deep) return refused(name, `The ${noun} is not JSON; expected a FHIR resource.`);
    const message = `The ${noun} is nested deeper than ${limits.importDepth} levels (importDepth).`;
    return failed(error('too-large', message, { file: name }));
  }
  const { value } = parsed;
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !('resourceType' in value)) {
    return refused(name, `The ${noun} is no FHIR resource: it has no resourceType.`);
  }
  // A JSON object has string keys, and nothing is assumed of its values.
  return ok(value as Members);
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // A decoder tells of bad bytes by exception only.
    return undefined;
  }
}

function refused(file: string, message: string): Result<never> {
  return failed(error('import-format', message, { file }));
}

export function isImportable(resource: Members): boolean {
  return typeOf(resource) !== undefined;
}

function typeOf({ resourceType }: Members): ImportedType | undefined {
  return IMPORTED_TYPES.find((type) => type === resourceType);
}

/** The terminology that a resource is, as it is stored. Answers `import-format` where it cannot be looked up later. */
export function importableOf(resource: Members, file: string): Result<ImportedResource> {
  const { url, version = '', resourceType } = resource;
  const type = typeOf(resource);
  if (type === undefined) {
    const expected = IMPORTED_TYPES.join(', ');
    return refused(file, `The resource is of type ${JSON.stringify(resourceType)}; expected one of ${expected}.`);
  }
  if (typeof url !== 'string' || !/^[A-Za-z][\w.+-]*:[^\s|]+$/.test(url)) {
    return refused(file, `The ${type} has no absolute URI as its url, by which it could be found.`);
  }
  if (typeof version !== 'string' || /[\s|]/.test(version)) {
    return refused(file, `The version of ${url} is no version: ${JSON.stringify(version)}.`);
  }
  const content = canonicalOf(resource);
  if (content === undefined) return refused(file, `${url} has text that is not Unicode.`);
  return ok({ type, url, version, digest: sha256(content), content });
}

function canonicalOf(resource: Members): string | undefined {
  try {
    return canonicalJson(resource);
  } catch {
    // JSON can escape half a character; canonical JSON cannot, and says so by exception.
    return undefined;
  }
}
