import type { Child } from 'hono/jsx';
import { ICON_ASSET, STYLE_ASSET } from './assets.ts';
import { addressOf, hrefOf, type Site } from './site.ts';

interface LayoutProps {
  readonly site: Site;
  readonly title: string;
  /** Path of the page that the navigation marks as current. */
  readonly current?: string;
  readonly children?: Child;
}

/** A whole page as text. */
export function pageOf(props: LayoutProps): string {
  return `<!DOCTYPE html>${Layout(props)}\n`;
}

function Layout({ site, title, current, children }: LayoutProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === site.title ? title : `${title} · ${site.title}`}</title>
        <link rel="icon" type="image/svg+xml" href={addressOf(site, ICON_ASSET.path)} />
        <link rel="stylesheet" href={addressOf(site, STYLE_ASSET.path)} />
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

const NAVIGATION = [
  ['/', 'Search and browse'],
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
        <p class="release-name soft">{releaseText(site)}</p>
      </div>
    </header>
  );
}

function releaseText({ release }: Site): string {
  if (release === undefined) return 'No release';
  if (release.version === 'draft') return 'Draft';
  return `Release ${release.version} of ${release.date}`;
}

function ReleaseNotice({ site }: { readonly site: Site }) {
  const { release } = site;
  if (release === undefined || release.version === release.latest) return null;
  const latest =
    release.latest === undefined ? null : <a href={addressOf(site, '/')}>Go to the latest, {release.latest}.</a>;
  const what =
    release.version === 'draft'
      ? 'This is the draft. It is not released, may change at any moment, and must not be used for data.'
      : `This is release ${release.version} of ${release.date}. It is not the latest.`;
  return (
    <section class="notice" aria-label="About this release">
      <p class="wrap">
        {what} {latest}
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
