import type { Kind } from '../model/kind.ts';
import { hrefOf, type Site } from './site.ts';

interface Coded {
  readonly shape: { readonly source: { readonly kind: Kind; readonly id: string } };
}

/** Where the page of the definition that a system of codes was made from shows one of its codes. */
export function pageOfCode(site: Site, { shape: { source } }: Coded, code: string): string {
  return `${hrefOf(site, `/${source.kind}/${source.id}`, { code })}#code`;
}
