/**
 * True if the client, a browser, names HTML among what it takes. Accept is reduced to this one bit: raw, it would
 * split every cache.
 */
export function wantsHtml(accept: string | null | undefined): boolean {
  return /(^|[\s,])text\/html\s*(;(?!\s*q=0(\.0*)?\s*(,|$))|,|$)/i.test(accept ?? '');
}
