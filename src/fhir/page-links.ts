import type { Json } from './json.ts';

interface Page {
  readonly offset: number;
  readonly count: number;
  readonly total: number;
}

/**
 * Links of a page of a Bundle. Absolute, of the parameters that were understood: a client sees in `self` what was left
 * out.
 */
export function pageLinks(
  address: string,
  understood: readonly (readonly [string, string])[],
  { offset, count, total }: Page,
): readonly Json[] {
  const link = (relation: string, start: number): Json => {
    const parameters = new URLSearchParams(understood.map(([name, value]): [string, string] => [name, value]));
    if (start > 0) parameters.set('_offset', String(start));
    const text = parameters.toString();
    return { relation, url: `${address}${text === '' ? '' : `?${text}`}` };
  };
  const isPaged = count > 0 && (offset > 0 || count < total);
  return [
    link('self', offset),
    ...(isPaged ? [link('first', 0)] : []),
    ...(isPaged && offset > 0 ? [link('previous', Math.max(0, offset - count))] : []),
    ...(isPaged && offset + count < total ? [link('next', offset + count)] : []),
    ...(isPaged ? [link('last', Math.max(0, Math.floor((total - 1) / count) * count))] : []),
  ];
}
