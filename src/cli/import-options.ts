import { type Command, Option } from 'commander';
import type { WantedByType } from './commands/import-from.ts';

/** Options of `hdict import`, as the command line gives them. */
export interface ImportOptions {
  readonly format: string;
  readonly db?: string;
  readonly only?: readonly string[];
  readonly from?: string;
  readonly codeSystem: readonly string[];
  readonly valueSet: readonly string[];
  readonly conceptMap: readonly string[];
  readonly list?: true;
  readonly withdraw?: string;
}

/** Declares `hdict import` with its options. */
export function importDeclaration(command: Command): Command {
  return command
    .description(
      'take terminologies of others into the database: FHIR resources as JSON, FHIR packages (.tgz), or from a FHIR server',
    )
    .argument('[path...]', 'files')
    .option('--only <urls>', 'only these canonical URLs, separated by commas', (text) => text.split(','))
    .option('--from <url>', 'base URL of a FHIR server (R4 or R5) that has what the next three options name')
    .addOption(wantedOption('code-system'))
    .addOption(wantedOption('value-set'))
    .addOption(wantedOption('concept-map'))
    .option('--list', 'list what was imported, and what of it was withdrawn')
    .option('--withdraw <url|version>', 'serve this import no more; it stays on record')
    .option('--db <file>', 'database file (HDICT_DB, data/harmony.db)')
    .addOption(new Option('--format <format>', 'how to answer').choices(['text', 'json']).default('text'));
}

function wantedOption(name: string): Option {
  return new Option(`--${name} <url|version>`, 'this one of the server; may be repeated')
    .default([], 'none')
    .argParser((text: string, before: readonly string[]) => [...before, text]);
}

/** What is wrong with a use of `hdict import`; undefined if nothing is. */
export function problemOfImport(paths: readonly string[], options: ImportOptions): string | undefined {
  const { list, withdraw, from, only } = options;
  const ways = [paths.length > 0, list !== undefined, withdraw !== undefined, from !== undefined].filter(Boolean);
  if (ways.length !== 1) return 'expected files, --from, --list or --withdraw, and one of these';
  const isNamed = Object.values(wantedByType(options)).some((names) => names.length > 0);
  if (from !== undefined && !isNamed) return '--from expects one --code-system, --value-set or --concept-map, or more';
  if (from === undefined && isNamed) return '--code-system, --value-set and --concept-map are for --from';
  if (paths.length === 0 && only !== undefined) return '--only is for files';
  return undefined;
}

/** What is asked for of a server. */
export function wantedByType({ codeSystem, valueSet, conceptMap }: ImportOptions): WantedByType {
  return { CodeSystem: codeSystem, ValueSet: valueSet, ConceptMap: conceptMap };
}
