/** No code holds two spaces in a row, so they part the codes of a list in an address. */
const PARTING = '  ';

/** The codes of a list in an address; undefined where there is no such list. */
export function codesInAddress(query: URLSearchParams, name: string): readonly string[] | undefined {
  return query.get(name)?.split(PARTING).filter(Boolean);
}

/** A list of codes as it stands in an address; the empty list, too, is one. */
export function codesForAddress(codes: readonly string[]): string {
  return codes.length === 0 ? PARTING : codes.join(PARTING);
}
