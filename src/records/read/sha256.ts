import { sha256 } from '@noble/hashes/sha2.js';

/** A SHA-256 that bytes are added to. A server hands in its own, which is faster. */
export interface RunningSha256 {
  update(bytes: Uint8Array): void;
  /** In hexadecimal; the last call. */
  hex(): string;
}

/** Runs wherever JavaScript does, also where a page may not ask the browser for digests. */
export function portableSha256(): RunningSha256 {
  const hash = sha256.create();
  return {
    update: (bytes) => void hash.update(bytes),
    hex: () => Array.from(hash.digest(), (byte) => byte.toString(16).padStart(2, '0')).join(''),
  };
}
