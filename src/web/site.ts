import { type Text, textIn } from '../model/text.ts';

/** The release that a page shows. */
export interface PageRelease {
  readonly version: string;
  readonly date: string;
  readonly digest: string;
  /** Version of the latest sealed release, if there is one. */
  readonly latest: string | undefined;
}

/** What every page knows: where it is, and what it shows. */
export interface Site {
  /** Path under which a proxy serves this server, without a slash at its end; usually empty. */
  readonly root: string;
  readonly title: string;
  readonly publisher: string;
  /** Languages of labels, in the order in which a text is looked for in them: the reader's choice first. */
  readonly languages: readonly string[];
  readonly software: { readonly name: string; readonly version: string };
  readonly release: PageRelease | undefined;
  /** The release as the reader named it; links keep it. Absent: the reader named none. */
  readonly named: string | undefined;
  /** The language of labels that the reader chose; links keep it. Absent: none was chosen. */
  readonly chosenLanguage: string | undefined;
  /**
   * This page: its path, percent-encoded, and what else its address says; links to it in another release keep both.
   * Undefined for a page that says what went wrong.
   */
  readonly here: Place | undefined;
  /** Where the server is known from outside, without a slash at its end; absent: it was not told. */
  readonly publicUrl: string | undefined;
}

export interface Place {
  readonly path: string;
  /** Parameters without release and language. */
  readonly values: Values;
}

/** What the reader chose for all pages: links and forms keep it. */
export function keptChoices({ named, chosenLanguage }: Site): Values {
  return { release: named, lang: chosenLanguage };
}

type Values = { readonly [name: string]: string | number | undefined };

/** Address of a page with another release or language than the reader chose; undefined: as for those who name none. */
export function pageWith(
  site: Pick<Site, 'root'>,
  { path, values }: Place,
  { release, lang }: { readonly release?: string | undefined; readonly lang?: string | undefined },
): string {
  return addressOf(site, path, { ...values, release, lang });
}

/** Address of a page that shows the same release, in the same language, as this one. */
export function hrefOf(site: Site, path: string, values: Values = {}): string {
  return addressOf(site, path, { ...values, ...keptChoices(site) });
}

/** Address on this server. */
export function addressOf(site: Pick<Site, 'root'>, path: string, values: Values = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== '') parameters.set(name, String(value));
  }
  const query = parameters.toString();
  return `${site.root}${path}${query === '' ? '' : `?${query}`}`;
}

/** The text in the first of the reader's languages that it exists in. */
export function textOf({ languages: [first = 'en', ...others] }: Site, text: Text | undefined): string {
  return textIn(text, first, ...others);
}
