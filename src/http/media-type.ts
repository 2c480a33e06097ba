/** A media type, in small letters. */
export interface MediaType {
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** Reads `text/csv; charset="utf-8"`. */
export function mediaTypeOf(text: string): MediaType {
  const [type = '', ...rest] = text.split(';');
  const parameters = rest.map((each): [string, string] => {
    const [name = '', value = ''] = each.split('=');
    return [name.trim().toLowerCase(), value.trim().replace(/^"(.*)"$/, '$1')];
  });
  return { type: type.trim().toLowerCase(), parameters: new Map(parameters) };
}

/**
 * Which of the media types on offer the client likes best; of equals the one that is offered first, and the first where
 * it does not say. Undefined: none. RFC 9110, 12.5.1: the most exact range counts.
 */
export function preferredType(accept: string | null, offered: readonly string[]): string | undefined {
  if (accept === null || accept.trim() === '') return offered[0];
  const ranges = accept.split(',').map(mediaTypeOf);
  const rated = offered.map((type) => ({ type, quality: qualityOf(type, ranges) }));
  const [best] = rated.filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality);
  return best?.type;
}

function qualityOf(type: string, ranges: readonly MediaType[]): number {
  const [group] = type.split('/');
  for (const range of [type, `${group}/*`, '*/*']) {
    const found = ranges.find((each) => each.type === range);
    if (found === undefined) continue;
    const quality = Number(found.parameters.get('q') ?? 1);
    return Number.isNaN(quality) ? 1 : quality;
  }
  return 0;
}
