import type { ImportedResource } from '../model/imported.ts';
import { hasErrors, type Issue, warning } from '../model/issue.ts';
import type { Limits } from '../model/limits.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { importableOf, isImportable, readResource } from './importable.ts';
import { readTar } from './tar.ts';

/** Resources lie in this folder of a FHIR package, not below it: there are examples and documentation. */
const RESOURCE = /^package\/[^/.][^/]*\.json$/;

/**
 * The terminology of an unpacked FHIR package (`name` is for messages); resources of other types are passed over.
 * Answers `import-format` and `too-large`. A terminology resource without a URL is left out, with a warning: packages
 * hold such examples.
 */
export function readFhirPackage(
  archive: Uint8Array,
  name: string,
  limits: Limits,
): Result<readonly ImportedResource[]> {
  const files = readTar(archive, limits);
  if (!files.ok) return failed(...files.issues.map((issue): Issue => ({ ...issue, at: { file: name } })));
  const issues: Issue[] = [];
  const found: ImportedResource[] = [];
  for (const { path, bytes } of files.value) {
    if (!RESOURCE.test(path) || path === 'package/package.json') continue;
    const file = `${name}/${path}`;
    const resource = readResource({ name: file, bytes }, limits);
    if (!resource.ok) issues.push(...resource.issues);
    else if (isImportable(resource.value)) {
      const importable = importableOf(resource.value, file);
      if (importable.ok) found.push(importable.value);
      else issues.push(...importable.issues.map(({ code, message, at }) => warning(code, `Left out: ${message}`, at)));
    }
  }
  return hasErrors(issues) ? failed(...issues) : ok(found, issues);
}
