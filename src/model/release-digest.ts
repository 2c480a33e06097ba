import { canonicalJson, sha256 } from './digest.ts';
import type { Manifest, ReleaseEntry } from './release.ts';

/**
 * SHA-256, hex, of a whole release: its manifest without the digest itself, and every entry in the order given (the
 * release file's: by kind, then id). Contents are covered through the entries' digests, the past through `previous`.
 */
export function releaseDigest(manifest: Omit<Manifest, 'digest'>, entries: readonly ReleaseEntry[]): string {
  const { digest: _digest, ...covered } = manifest as Manifest;
  const lines = entries.map(({ kind, id, version, since, digest }) =>
    canonicalJson({ kind, id, version, since, digest }),
  );
  return sha256([canonicalJson(covered), ...lines].join('\n'));
}
