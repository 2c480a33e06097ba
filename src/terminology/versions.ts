import semver from 'semver';

/**
 * Orders versions: as SemVer where they can be read so (`3.2` as 3.2.0), else as text. What has no number in it comes
 * before what has.
 */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  if (left === null || right === null) return Number(left !== null) - Number(right !== null) || compareTexts(a, b);
  return semver.compare(left, right) || compareTexts(a, b);
}

function numbersOf(version: string): semver.SemVer | null {
  // Coercion drops what follows the numbers, and with it that 1.0.0-rc.1 comes before 1.0.0.
  return semver.parse(version) ?? semver.coerce(version);
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** True for a version with wild cards: `1.x.x`, `1.0.*`. A mere `1` is none: it names the version 1 and no other. */
export function isPattern(version: string): boolean {
  return version.split('.').some(isWild);
}

function isWild(part: string): boolean {
  return part === 'x' || part === 'X' || part === '*';
}

/** True if `version` is the one that `wanted` names, or one of those that its wild cards allow. */
export function matchesVersion(wanted: string, version: string): boolean {
  if (wanted === version) return true;
  if (!isPattern(wanted)) return false;
  const [parts, given] = [wanted.split('.'), version.split('.')];
  // A wild card at the end stands for all that may follow.
  if (given.length < parts.length || (given.length > parts.length && !isWild(parts.at(-1) ?? ''))) return false;
  return parts.every((part, at) => (isWild(part) ? given[at] !== '' : part === given[at]));
}

/** The versions that `wanted` allows, the highest first. */
export function matchingVersions<T extends { readonly version: string }>(
  all: readonly T[],
  wanted: string,
): readonly T[] {
  const matching = all.filter((each) => matchesVersion(wanted, each.version));
  return matching.length < 2 ? matching : matching.toSorted((a, b) => compareVersions(b.version, a.version));
}
