import type { ResolvedRelease } from '../catalog/catalog.ts';
import type { Named } from '../catalog/release-named.ts';
import type { FhirContext, FhirVersion } from '../fhir/contract.ts';
import { ok, type Result } from '../model/result.ts';
import { type Scope, scopeOf } from '../query/scope.ts';
import type { AppOptions } from './options.ts';

/** An endpoint of FHIR. */
export interface Place {
  readonly context: FhirContext;
  /** How the caller named its release. */
  readonly named: Named;
}

interface Asked {
  readonly release: string | undefined;
  readonly version: FhirVersion;
  readonly options: AppOptions;
}

/** Which releases are asked. The base decides first; pins and the date of a question are FHIR's to read. */
export function placeOf(asked: Asked): Result<Place> {
  const { release, options } = asked;
  const resolved = options.catalog.resolve(release ?? 'latest');
  if (!resolved.ok) return resolved;
  return ok({ named: resolved.value.named, context: contextOf(resolved.value, asked) });
}

function contextOf(resolved: ResolvedRelease, asked: Asked): FhirContext {
  const { release, version, options } = asked;
  const { catalog, software, limits } = options;
  const { snapshot } = resolved;
  const server = (options.publicUrl ?? options.listenUrl).replace(/\/+$/, '');
  const root = `${server}/fhir/${version}`;
  const shared = { version, software, limits, root, history: catalog.snapshots };
  if (release !== undefined) {
    return { ...shared, scope: scopeOf(snapshot), base: `${server}/releases/${snapshot.name.version}/fhir/${version}` };
  }
  return {
    ...shared,
    scope: everyRelease(resolved, options),
    base: root,
    asOf: (day) => {
      const dated = catalog.resolve(day);
      return dated.ok ? ok(contextOf(dated.value, asked)) : dated;
    },
  };
}

function everyRelease({ snapshot }: ResolvedRelease, { catalog, imported }: AppOptions): Scope {
  const others = () => catalog.snapshots().filter((each) => each !== snapshot);
  return { primary: snapshot, others, imported: imported() };
}
