import { error, type Issue } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { ValueSetShape } from '../model/shapes.ts';
import { type Languages, parseLanguages } from '../query/languages.ts';
import type { ResolutionOptions } from '../query/terminology-request.ts';
import { type VersionRule, versionRule } from '../terminology/version-rules.ts';
import type { OperationInput } from './operation.ts';
import type { Arguments, ParameterRow } from './parameter-row.ts';

interface RuleRow {
  readonly name: string;
  readonly mode: VersionRule['mode'];
  readonly of: 'system' | 'valueSet';
}

/** Parameters that say which versions of systems and value sets are meant. */
const RULES: readonly RuleRow[] = [
  { name: 'system-version', mode: 'default', of: 'system' },
  { name: 'check-system-version', mode: 'check', of: 'system' },
  { name: 'force-system-version', mode: 'force', of: 'system' },
  { name: 'default-valueset-version', mode: 'default', of: 'valueSet' },
  { name: 'check-valueset-version', mode: 'check', of: 'valueSet' },
  { name: 'force-valueset-version', mode: 'force', of: 'valueSet' },
];

/** Parameters of every operation that looks something up. */
export const RESOLUTION_PARAMETERS: readonly ParameterRow[] = [
  { name: 'tx-resource', type: 'Resource', repeats: true },
  { name: 'useSupplement', type: 'canonical', repeats: true },
  ...RULES.map(({ name, of }): ParameterRow => {
    // CRMI and earlier drafts of R6 have the longer name.
    const aliases = name === 'system-version' ? ['default-system-version'] : [];
    return { name, type: 'canonical', repeats: true, ...(of === 'system' && aliases.length > 0 ? { aliases } : {}) };
  }),
];

/** How references are to be resolved. Answers `invalid-parameter` for a rule that names no version. */
export function resolutionOf(given: Arguments): Result<ResolutionOptions> {
  const issues: Issue[] = [];
  const rulesOf = (of: RuleRow['of']): readonly VersionRule[] =>
    RULES.filter((row) => row.of === of).flatMap(({ name, mode }) =>
      given.texts(name).flatMap((canonical) => {
        const rule = versionRule(mode, canonical);
        if (rule !== undefined) return [rule];
        const message = `The parameter ${name} is "${canonical}"; expected a canonical with its version, url|version.`;
        issues.push(error('invalid-parameter', message, { parameter: name }));
        return [];
      }),
    );
  const options = {
    systemVersions: rulesOf('system'),
    valueSetVersions: rulesOf('valueSet'),
    supplements: given.texts('useSupplement'),
  };
  return issues.length > 0 ? failed(...issues) : ok(options);
}

/** A rule as the parameter that states it. */
export function nameOfRule(rule: VersionRule, options: ResolutionOptions): string {
  const of = options.systemVersions.includes(rule) ? 'system' : 'valueSet';
  return RULES.find((row) => row.mode === rule.mode && row.of === of)?.name ?? 'system-version';
}

/**
 * The languages of an answer about a value set, by the four sources in their order: the parameter, the value set's own
 * parameter, the header, the value set's language.
 */
export function languagesFor(
  { languages, accepted }: OperationInput,
  valueSet: ValueSetShape | undefined,
): Languages | undefined {
  return languages ?? ownLanguages(valueSet) ?? accepted ?? languageOf(valueSet?.language);
}

function ownLanguages(valueSet: ValueSetShape | undefined): Languages | undefined {
  const own = valueSet?.parameters?.find((each) => each.name === 'displayLanguage')?.value;
  return typeof own === 'string' ? languageOf(own) : undefined;
}

function languageOf(text: string | undefined): Languages | undefined {
  if (text === undefined) return undefined;
  const read = parseLanguages(text, 'displayLanguage');
  return read.ok ? read.value : undefined;
}
