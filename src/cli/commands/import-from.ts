import { type Asking, terminologiesOf, type Wanted } from '../../exchange/fhir-server.ts';
import { splitCanonical } from '../../model/ids.ts';
import type { ImportedType } from '../../model/imported.ts';
import { error, type Issue } from '../../model/issue.ts';
import { failed, ok, type Result } from '../../model/result.ts';
import type { CommandContext } from '../command-context.ts';
import { fhirServer } from '../fhir-server.ts';
import { progress, saveImports } from '../save-imports.ts';

/** Canonical URLs asked for, with or without a version, by the type that each is of. */
export type WantedByType = { readonly [T in ImportedType]?: readonly string[] };

const OPTIONS: { readonly [T in ImportedType]: string } = {
  CodeSystem: '--code-system',
  ValueSet: '--value-set',
  ConceptMap: '--concept-map',
};

/** `hdict import --from URL`: terminologies that a FHIR server of others holds. With any error nothing is imported. */
export async function importFromCommand(
  context: CommandContext,
  { from, wanted }: { readonly from: string; readonly wanted: WantedByType },
): Promise<number> {
  const base = readBase(from);
  if (!base.ok) return saveImports(context, { value: [], issues: base.issues });
  const say = (line: string): void => progress(context, line);
  const { limits } = context.settings;
  const asking: Asking = { server: fhirServer(base.value, { limits, say }), limits, say };
  const fetched = await terminologiesOf(wantedOf(wanted), asking);
  say('');
  const value = fetched.value.map(({ origin, ...resource }) => ({ resources: [resource], origin }));
  return saveImports(context, { value, issues: fetched.issues });
}

/** The base URL of a server. It is recorded with what comes from it: a secret has no place in it. */
function readBase(from: string): Result<URL> {
  const base = URL.canParse(from) ? new URL(from) : undefined;
  if (base === undefined || !/^https?:$/.test(base.protocol)) return failed(wrongBase('a URL that begins with http'));
  if (base.username !== '' || base.password !== '') return failed(wrongBase('one without a user and a password'));
  if (base.search !== '' || base.hash !== '') return failed(wrongBase('one without ? and #'));
  return ok(base);
}

function wrongBase(expected: string): Issue {
  const message = `The FHIR base URL of the server is wrong; expected ${expected}.`;
  return error('invalid-parameter', message, { parameter: '--from' });
}

function wantedOf(wanted: WantedByType): readonly Wanted[] {
  // A table by type has its types as keys.
  const types = Object.keys(OPTIONS) as ImportedType[];
  return types.flatMap((type) =>
    (wanted[type] ?? []).map((canonical): Wanted => {
      const { url, version } = splitCanonical(canonical);
      return { type, url, parameter: OPTIONS[type], ...(version === undefined ? {} : { version }) };
    }),
  );
}
