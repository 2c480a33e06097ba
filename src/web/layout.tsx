import type { Child } from 'hono/jsx';
import { ICON_ASSET, STYLE_ASSET } from './assets.ts';
import { HeaderSearch } from './home/search-form.tsx';
import { addressOf, hrefOf, pageWith, type Site } from './site.ts';

interface LayoutProps {
  readonly site: Site;
  readonly title: string;
  /** Path of the page that the navigation marks as current. */
  readonly current?: string;
  /** What the page is about, for those who find it elsewhere. */
  readonly description?: string;
  readonly children?: Child;
}

/** A whole page as text. */
export function pageOf(props: LayoutProps): string {
  return `<!DOCTYPE html>${Layout(props)}\n`;
}

function Layout({ site, title, current, description, children }: LayoutProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === site.title ? title : `${title} · ${site.title}`}</title>
        <meta name="description" content={description ?? `${title}. ${site.title}, published by ${site.publisher}.`} />
        <Canonical site={site} />
        <link rel="icon" type="image/svg+xml" href={addressOf(site, ICON_ASSET.path)} />
        <link rel="stylesheet" href={addressOf(site, STYLE_ASSET.path)} />
        <link rel="alternate" type="application/atom+xml" title="Releases" href={addressOf(site, '/releases.atom')} />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <SiteHeader site={site} current={current} />
        <ReleaseNotice site={site} />
        <main id="main" class="wrap" tabindex={-1}>
          {children}
        </main>
        <SiteFooter site={site} />
      </body>
    </html>
  );
}

/** Where this page stands for whoever finds a copy; only where the server knows its address. */
function Canonical({ site }: { readonly site: Site }) {
  const { publicUrl, here, named } = site;
  if (publicUrl === undefined || here === undefined) return null;
  const address = pageWith({ root: '' }, here, { release: named });
  return <link rel="canonical" href={`${publicUrl}${address}`} />;
}

const NAVIGATION = [
  ['/', 'Look up'],
  ['/validate', 'Check data'],
  ['/downloads', 'Downloads'],
  ['/releases', 'Releases'],
  ['/docs', 'API'],
  ['/about', 'About'],
] as const;

function SiteHeader({ site, current }: { readonly site: Site; readonly current: string | undefined }) {
  return (
    <header class="site-header">
      <div class="wrap">
        <a class="brand" href={hrefOf(site, '/')}>
          {site.title}
        </a>
        <div class="chosen">
          <LanguageSwitch site={site} />
          <p class="release-name">{releaseText(site)}</p>
        </div>
        <nav aria-label="Main">
          <ul>
            {NAVIGATION.map(([path, name]) => (
              <li>
                <a href={hrefOf(site, path)} {...(path === current ? { 'aria-current': 'page' as const } : {})}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {current === '/' ? null : <HeaderSearch site={site} />}
      </div>
    </header>
  );
}

/** The languages of labels, each by its own name; only where there is a choice. */
function LanguageSwitch({ site }: { readonly site: Site }) {
  const { here, named } = site;
  const languages = site.languages.toSorted();
  if (languages.length < 2 || here === undefined) return null;
  return (
    <nav aria-label="Language of labels">
      <ul>
        {languages.map((language) => (
          <li>
            <a
              href={pageWith(site, here, { release: named, lang: language })}
              lang={language}
              hreflang={language}
              {...(language === site.languages[0] ? { 'aria-current': 'true' as const } : {})}
            >
              {nameOfLanguage(language)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function nameOfLanguage(language: string): string {
  return new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(language) ?? language;
}

function releaseText({ release }: Site): string {
  if (release === undefined) return 'No release';
  if (release.version === 'draft') return 'Draft';
  return `Release ${release.version} of ${release.date}`;
}

function ReleaseNotice({ site }: { readonly site: Site }) {
  const { release, here } = site;
  if (release === undefined || release.version === release.latest) return null;
  const what =
    release.version === 'draft'
      ? 'This is the draft. It is not released, may change at any moment, and must not be used for data.'
      : `This is release ${release.version} of ${release.date}. It is not the latest.`;
  return (
    <section class="notice" aria-label="About this release">
      <p class="wrap">
        {what}{' '}
        {release.latest === undefined || here === undefined ? null : (
          <a href={pageWith(site, here, { lang: site.chosenLanguage })}>
            See this page in the latest, {release.latest}.
          </a>
        )}
      </p>
    </section>
  );
}

function SiteFooter({ site }: { readonly site: Site }) {
  const { release } = site;
  return (
    <footer class="site-footer">
      <div class="wrap">
        <p>
          {site.title}. Published by {site.publisher}. <a href={hrefOf(site, '/about')}>Licences and disclaimer</a>
        </p>
        {release === undefined ? null : <Permalink site={site} version={release.version} />}
        {release === undefined ? null : (
          <p class="digest">
            {releaseText(site)}, digest <code>{release.digest}</code>
          </p>
        )}
        <p>
          {site.software.name} {site.software.version}
        </p>
      </div>
    </footer>
  );
}

/** The address that shows this page as it is now; the draft has none. On paper it is all that leads back. */
function Permalink({ site, version }: { readonly site: Site; readonly version: string }) {
  const { here, publicUrl, chosenLanguage: lang } = site;
  if (version === 'draft' || here === undefined) return null;
  const address = pageWith(site, here, { release: version, lang });
  const written =
    publicUrl === undefined ? address : publicUrl + pageWith({ root: '' }, here, { release: version, lang });
  return (
    <p class="permalink">
      This page for good: <a href={address}>{written}</a>
    </p>
  );
}
