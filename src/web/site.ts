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
  readonly languages: readonly string[];
  readonly software: { readonly name: string; readonly version: string };
  readonly release: PageRelease | undefined;
  /** The release as the reader named it; links keep it. Absent: the reader named none. */
  readonly named: string | undefined;
}

type Values = { readonly [name: string]: string | number | undefined };

/** Address of a page that shows the same release as this one. */
export function hrefOf(site: Site, path: string, values: Values = {}): string {
  return addressOf(site, path, { ...values, release: site.named });
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
