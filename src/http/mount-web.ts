import type { Context, Hono } from 'hono';
import { isKind, KINDS } from '../model/kind.ts';
import { ok, type Result } from '../model/result.ts';
import { downloads } from '../query/downloads.ts';
import { aboutPage } from '../web/about-page.tsx';
import { ASSETS, type Scripts, scriptAssets } from '../web/assets.ts';
import { definitionPage } from '../web/definition-page.tsx';
import { diseasePage } from '../web/disease/disease-page.tsx';
import type { ApiDocument } from '../web/docs/api-document.ts';
import { docsPage } from '../web/docs/docs-page.tsx';
import { downloadsPage } from '../web/downloads-page.tsx';
import { homePage } from '../web/home/home-page.tsx';
import { comparePage } from '../web/releases/compare-page.tsx';
import { releasePage } from '../web/releases/release-page.tsx';
import { releasesPage } from '../web/releases/releases-page.tsx';
import { addressOf, type Site } from '../web/site.ts';
import { validatePage } from '../web/validate-page.tsx';
import { aboutView } from './about-view.ts';
import { prepare, respond, send, type Written } from './caching.ts';
import { compareView } from './compare-view.ts';
import { definitionView } from './definition-view.ts';
import { diseaseView } from './disease-view.ts';
import type { Fail } from './failure.ts';
import { ASKING_PAGE, CHECKING_PAGE } from './headers.ts';
import { given, homeView } from './home-view.ts';
import { type KeptAnswers, keptWhileServed } from './kept-answers.ts';
import type { Snapshot } from './links.ts';
import { wrongMethod } from './mount-rest.ts';
import type { AppOptions } from './options.ts';
import { pageRequestOf } from './parameters.ts';
import { problemCodes } from './problem-codes.ts';
import { releaseFeed, releaseView } from './release-view.ts';
import { languageChosen, placeOf, resolveForPage, siteOf } from './site-of.ts';
import { validateView } from './validate-view.ts';

interface Means {
  readonly options: AppOptions;
  readonly fail: Fail;
  readonly document: () => ApiDocument;
}

interface Asked {
  readonly site: Site;
  readonly query: URLSearchParams;
  readonly path: (name: string) => string;
}

type OfRelease = (snapshot: Snapshot, asked: Asked, means: Means) => Result<string> | Promise<Result<string>>;

/** A page of the site. The question of which release it shows is settled before it is asked. */
type Page =
  | {
      readonly path: string;
      readonly ofRelease: OfRelease;
      readonly headers?: { readonly [name: string]: string };
    }
  | {
      readonly path: string;
      readonly ofSite: (asked: Asked, means: Means) => Result<string> | Promise<Result<string>>;
      /** Of what is no page: HTML if absent. */
      readonly contentType?: string;
    };

const PAGES: readonly Page[] = [
  {
    path: '/',
    ofRelease: async (snapshot, { site, query }, { options }) => {
      const view = await homeView(snapshot, query, options.limits);
      return view.ok ? ok(homePage(site, view.value, scriptOf('searchPage', site, options))) : view;
    },
    headers: ASKING_PAGE,
  },
  // Grouped: else the router takes a kind anywhere in the path for one.
  { path: `/:kind{(?:${KINDS.join('|')})}/:id`, ofRelease: definition, headers: ASKING_PAGE },
  {
    path: '/disease/:id',
    ofRelease: (snapshot, { site, path }, { options }) => {
      const view = diseaseView(options, snapshot, { id: path('id'), languages: site.languages });
      return view.ok ? ok(diseasePage(site, view.value)) : view;
    },
  },
  {
    path: '/validate',
    ofRelease: (snapshot, { site, query }, { options }) => {
      const view = validateView(snapshot, given(query, 'table'), options);
      return view.ok ? ok(validatePage(site, view.value)) : view;
    },
    headers: CHECKING_PAGE,
  },
  { path: '/releases', ofSite: ({ site }, { options }) => ok(releasesPage(site, options.catalog.manifests())) },
  {
    path: '/releases.atom',
    ofSite: ({ site }, { options }) => releaseFeed(site, options),
    contentType: 'application/atom+xml; charset=utf-8',
  },
  {
    path: '/releases/:version',
    ofSite: async ({ site, query, path }, { options }) => {
      if (path('version') === 'draft') await options.draftRead();
      const view = releaseView(options, path('version'), { query, languages: site.languages });
      return view.ok ? ok(releasePage(site, view.value)) : view;
    },
  },
  {
    path: '/compare',
    ofSite: async ({ site, query }, { options }) => {
      const view = await compareView(options, query, site.languages);
      return view.ok ? ok(comparePage(site, view.value)) : view;
    },
  },
  {
    path: '/downloads',
    ofRelease: (snapshot, { site }) => ok(downloadsPage(site, downloads(snapshot, site.languages))),
  },
  { path: '/about', ofRelease: (snapshot, { site }) => ok(aboutPage(site, aboutView(snapshot))) },
  { path: '/docs', ofSite: ({ site }, { document }) => ok(docsPage(site, document(), problemCodes())) },
];

/** Address of a script; undefined where this build has none. */
function scriptOf(name: keyof Scripts, site: Site, { scripts }: AppOptions): string | undefined {
  return scripts === undefined ? undefined : addressOf(site, scriptAssets(scripts)[name].path);
}

/** Puts the pages and what they load on `app`. */
export function mountWeb(app: Hono, means: Means): void {
  const kept = keptWhileServed(means.options);
  for (const page of PAGES) {
    app.get(page.path, (context) => keptOrMade(context, page, { ...means, kept }));
    app.all(page.path, ({ req }) => wrongMethod(req.raw, means.fail));
  }
  const { scripts } = means.options;
  const assets = [...ASSETS, ...Object.values(scripts === undefined ? {} : scriptAssets(scripts))];
  for (const { path, contentType, body } of assets) {
    app.get(path, ({ req }) => respond(req.raw, { status: 200, contentType, body, freshness: 'asset' }));
    app.all(path, ({ req }) => wrongMethod(req.raw, means.fail));
  }
}

interface Mounted extends Means {
  readonly kept: () => KeptAnswers;
}

/** As long as the same releases are served, a page depends on its address alone: it is made once, and kept as it went out. */
async function keptOrMade(context: Context, page: Page, means: Mounted): Promise<Response> {
  const request = context.req.raw;
  const url = new URL(request.url);
  const answers = means.kept();
  const question = `${url.pathname}${url.search}`;
  const known = answers.of(question);
  if (known !== undefined) return send(request, known);
  const made = await pageAt(context, page, means, url);
  if (!made.ok) return means.fail(request, made.issues);
  const prepared = prepare(made.value, 'web');
  // A draft may be read anew while it is asked for.
  const isOfDraft = [...url.searchParams.values(), ...url.pathname.split('/')].includes('draft');
  if (made.value.freshness !== 'never' && !isOfDraft) answers.keep(question, prepared);
  return send(request, prepared);
}

async function pageAt(context: Context, page: Page, means: Means, url: URL): Promise<Result<Written>> {
  const { options } = means;
  const query = url.searchParams;
  const named = given(query, 'release');
  // Without a release, a page that names none shows the draft.
  if (named === 'draft' || options.catalog.manifests().length === 0) await options.draftRead();
  const resolved = resolveForPage(options, named);
  if (!resolved.ok && (named !== undefined || 'ofRelease' in page)) return resolved;
  const snapshot = resolved.ok ? resolved.value.snapshot : undefined;
  const language = languageChosen(snapshot, given(query, 'lang'));
  if (!language.ok) return language;
  const site = siteOf(options, snapshot, { named, language: language.value, here: placeOf(url) });
  const asked = { site, query, path: (name: string) => context.req.param(name) ?? '' };
  const body = await bodyOf(page, snapshot, { asked, means });
  if (!body.ok) return body;
  return ok({
    status: 200,
    contentType: ('contentType' in page ? page.contentType : undefined) ?? 'text/html; charset=utf-8',
    body: body.value,
    freshness: snapshot?.name.version === 'draft' ? 'never' : 'page',
    release: snapshot?.name,
    ...('headers' in page ? { headers: page.headers } : {}),
  });
}

function bodyOf(
  page: Page,
  snapshot: Snapshot | undefined,
  { asked, means }: { readonly asked: Asked; readonly means: Means },
): Result<string> | Promise<Result<string>> {
  if ('ofSite' in page) return page.ofSite(asked, means);
  if (snapshot === undefined) throw new Error('mount-web: a page of a release is asked without one');
  return page.ofRelease(snapshot, asked, means);
}

function definition(snapshot: Snapshot, { site, query, path }: Asked, { options }: Means): Result<string> {
  const kind = path('kind');
  if (!isKind(kind)) throw new Error('mount-web: the route lets other kinds through');
  const cursor = given(query, 'cursor');
  const view = definitionView(snapshot, {
    kind,
    id: path('id'),
    site,
    query,
    page: pageRequestOf(cursor === undefined ? {} : { cursor }, options.limits),
    treeScript: scriptOf('codeTree', site, options),
    options,
  });
  return view.ok ? ok(definitionPage(site, view.value)) : view;
}
