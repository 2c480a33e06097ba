import type { Kind } from '../../model/kind.ts';
import { KIND_WORDS } from '../words.ts';

/** What a citation of a definition names. */
export interface Cited {
  readonly kind: Kind;
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly release: { readonly version: string; readonly date: string };
  readonly publisher: string;
  /** Title of the dictionary. */
  readonly dictionary: string;
  readonly digest: string;
  readonly url: string;
}

/** A definition as papers cite it, in one sentence of plain text. */
export function citationOf(cited: Cited): string {
  const { title, publisher, dictionary, release, digest, url } = cited;
  const year = release.date.slice(0, 4);
  return (
    `${publisher} (${year}). ${title} [${nameOf(cited)}]. In: ${dictionary}, release ${release.version} ` +
    `of ${release.date}. ${url} (SHA-256 ${digest})`
  );
}

/** The same as an entry of BibTeX. */
export function bibtexOf(cited: Cited): string {
  const { kind, id, title, publisher, dictionary, release, digest, url } = cited;
  const fields = [
    ['title', `{${forBibtex(title)}}`],
    ['author', `{${forBibtex(publisher)}}`],
    ['year', release.date.slice(0, 4)],
    ['howpublished', forBibtex(`${dictionary}, release ${release.version} of ${release.date}`)],
    ['note', forBibtex(`${nameOf(cited)}, SHA-256 ${digest}`)],
    ['url', url],
  ];
  const key = `${kind}_${id}_${release.version}`.replaceAll(/[^A-Za-z0-9]+/g, '_');
  return `@misc{${key},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}`;
}

function nameOf({ kind, id, version }: Cited): string {
  return `${KIND_WORDS[kind].one.toLowerCase()} ${id}, version ${version}`;
}

/** What means something to TeX, as the text that it is. */
function forBibtex(text: string): string {
  return text.replaceAll(/[\\{}$&#%_^~]/g, (sign) => TEX[sign] ?? `\\${sign}`);
}

const TEX: { readonly [sign: string]: string } = {
  '\\': '\\textbackslash{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};
