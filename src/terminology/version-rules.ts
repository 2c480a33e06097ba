import { splitCanonical } from '../model/ids.ts';

/**
 * What a caller says about versions: `default` fills a gap, `force` overrides what is written, `check` refuses others
 * and, where nothing else is said, fills the gap too.
 */
export interface VersionRule {
  readonly mode: 'default' | 'force' | 'check';
  readonly url: string;
  readonly version: string;
}

/** A rule of `url|version`; undefined where a part is missing. */
export function versionRule(mode: VersionRule['mode'], canonical: string): VersionRule | undefined {
  const { url, version } = splitCanonical(canonical);
  return url === '' || version === undefined ? undefined : { mode, url, version };
}

export interface ChosenVersion {
  /** Version to look for, perhaps with wild cards; undefined: whichever is best. */
  readonly version?: string | undefined;
  /** The rule that it was taken from. */
  readonly rule?: VersionRule | undefined;
}

/** The one place where it is decided which version of `url` is meant, where `stated` is written. */
export function chooseVersion(url: string, stated: string | undefined, rules: readonly VersionRule[]): ChosenVersion {
  if (rules.length === 0) return { version: stated };
  const ruleOf = (mode: VersionRule['mode']) => rules.find((each) => each.mode === mode && each.url === url);
  const forced = ruleOf('force');
  if (forced !== undefined) return { version: forced.version, rule: forced };
  if (stated !== undefined) return { version: stated };
  const rule = ruleOf('default') ?? ruleOf('check');
  return { version: rule?.version, rule };
}

/** The checks on versions of `url`. */
export function checksOf(url: string, rules: readonly VersionRule[]): readonly VersionRule[] {
  return rules.length === 0 ? rules : rules.filter((each) => each.mode === 'check' && each.url === url);
}
