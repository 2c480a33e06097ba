import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** Canonical JSON (RFC 8785): the same content gives the same bytes, whatever the order of keys it was written in. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('canonicalJson: a value that JSON cannot express');
  return text;
}

/** SHA-256 of `text` in UTF-8, as 64 hex digits. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/**
 * SHA-256 of a definition's content. `since` is left out: it belongs to the release's entry, so that writing it down
 * later does not make new content.
 */
export function contentDigest(content: object): string {
  const { since: _since, ...rest } = content as { since?: unknown };
  return sha256(canonicalJson(rest));
}
