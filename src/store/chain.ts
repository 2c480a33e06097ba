import { error, type Issue } from '../model/issue.ts';
import type { Manifest } from '../model/release.ts';

/** What of a release makes the chain. */
export type ChainLink = Pick<Manifest, 'version' | 'digest' | 'previous'>;

/**
 * Why `link` does not continue the chain that `others` make: `release-chain`, or undefined where it does. A chain has
 * one beginning and no forks; every link names the one before by version and digest.
 */
export function chainIssue(link: ChainLink, others: readonly ChainLink[]): Issue | undefined {
  const { version, previous } = link;
  const sibling = others.find((other) => other.previous?.version === previous?.version);
  if (previous === undefined) {
    if (sibling === undefined) return undefined;
    return error('release-chain', `release ${version} follows no other, but ${sibling.version} is the first one here`);
  }
  const before = others.find((other) => other.version === previous.version);
  if (before === undefined) {
    return error('release-chain', `release ${version} follows ${previous.version}, which is not here; load that first`);
  }
  if (before.digest !== previous.digest) {
    return error(
      'release-chain',
      `release ${version} follows ${previous.version} with digest ${previous.digest}; the one here has ${before.digest}`,
    );
  }
  if (sibling === undefined) return undefined;
  return error('release-chain', `release ${version} follows ${previous.version}, but so does ${sibling.version}`);
}
