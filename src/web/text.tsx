import type { Text } from '../model/text.ts';
import { type Site, textOf } from './site.ts';

interface Props {
  readonly site: Site;
  readonly text: Text | undefined;
}

/** A text of authors in the reader's language, marked where it is not in that of the page. */
export function Words({ site, text }: Props) {
  const language = languageOf(site, text);
  const words = textOf(site, text);
  return language === undefined ? words : <span lang={language}>{words}</span>;
}

/** Tag of the language that the text is shown in; undefined for that of the pages, English. */
export function languageOf({ languages }: Site, text: Text | undefined): string | undefined {
  if (text === undefined || typeof text === 'string') return undefined;
  const shown = [...languages, 'en'].find((language) => text[language] !== undefined) ?? Object.keys(text)[0];
  return shown === 'en' ? undefined : shown;
}

/** As `Words`, with web addresses and identifiers of papers as links. */
export function LinkedWords({ site, text }: Props) {
  const language = languageOf(site, text);
  return <span lang={language}>{linked(textOf(site, text))}</span>;
}

/** What becomes a link in a text, and where it leads: web addresses, DOIs and ids of PubMed Central; nothing else. */
const LINKED = /https?:\/\/[^\s<>"'()]+[^\s<>"'().,;:]|\bdoi:10\.\d{4,9}\/[^\s<>"]*[^\s<>".,;:)]|\bPMC\d{4,9}\b/g;

/** A text with its web addresses and identifiers of papers as links. */
function linked(text: string) {
  const parts = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(LINKED)) {
    parts.push(
      text.slice(at, index),
      <a href={addressOfFound(found)} rel="external noreferrer">
        {found}
      </a>,
    );
    at = index + found.length;
  }
  return [...parts, text.slice(at)];
}

/** Address of what `LINKED` finds. */
function addressOfFound(found: string): string {
  if (found.startsWith('doi:')) return `https://doi.org/${found.slice('doi:'.length)}`;
  return found.startsWith('PMC') ? `https://pmc.ncbi.nlm.nih.gov/articles/${found}/` : found;
}
