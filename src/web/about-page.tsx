import type { Child } from 'hono/jsx';
import { pageOf } from './layout.tsx';
import { hrefOf, type Site } from './site.ts';

/** A code system, as its licence asks it to be named. */
export interface CodeSystemCredit {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly edition: string;
  readonly publisher: string;
  readonly content: string;
  readonly licence: string;
  readonly copyright: string | undefined;
}

/** Who publishes the dictionary, and on which terms. */
export interface About {
  readonly licence: string;
  readonly copyright: string;
  readonly disclaimer: string;
  readonly contact: string | undefined;
  readonly workingGroups: readonly { readonly title: string; readonly description: string }[];
  readonly codeSystems: readonly CodeSystemCredit[];
}

/** Publisher, licences and disclaimer. */
export function aboutPage(site: Site, about: About): string {
  return pageOf({
    site,
    title: 'About',
    current: '/about',
    children: (
      <>
        <h1>About this dictionary</h1>
        <dl class="facts">
          <Fact name="Publisher">{site.publisher}</Fact>
          <Fact name="Licence">{about.licence}</Fact>
          <Fact name="Copyright">{about.copyright}</Fact>
          <Fact name="Contact">{about.contact}</Fact>
        </dl>
        {about.disclaimer === '' ? null : (
          <section aria-labelledby="disclaimer">
            <h2 id="disclaimer">Disclaimer</h2>
            <p>{about.disclaimer}</p>
          </section>
        )}
        <CodeSystems site={site} codeSystems={about.codeSystems} />
        <WorkingGroups groups={about.workingGroups} />
      </>
    ),
  });
}

function Fact({ name, children }: { readonly name: string; readonly children?: Child }) {
  if (children === undefined || children === '') return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function CodeSystems({
  site,
  codeSystems,
}: {
  readonly site: Site;
  readonly codeSystems: readonly CodeSystemCredit[];
}) {
  if (codeSystems.length === 0) return null;
  return (
    <section aria-labelledby="code-systems">
      <h2 id="code-systems">Code systems and their terms</h2>
      <p>Classifications of others stay theirs. Each may be used only on the terms of its publisher.</p>
      {codeSystems.map((system) => (
        <>
          <h3>
            <a href={hrefOf(site, `/code-system/${encodeURIComponent(system.id)}`)}>{system.title}</a>
          </h3>
          <dl class="facts">
            <Fact name="Publisher">{system.publisher}</Fact>
            <Fact name="Edition">{`${system.edition} (${system.content})`}</Fact>
            <Fact name="URL">{system.url}</Fact>
            <Fact name="Licence">{system.licence}</Fact>
            <Fact name="Copyright">{system.copyright}</Fact>
          </dl>
        </>
      ))}
    </section>
  );
}

function WorkingGroups({ groups }: { readonly groups: About['workingGroups'] }) {
  if (groups.length === 0) return null;
  return (
    <section aria-labelledby="groups">
      <h2 id="groups">Working groups</h2>
      <dl class="facts">
        {groups.map(({ title, description }) => (
          <>
            <dt>{title}</dt>
            <dd>{description}</dd>
          </>
        ))}
      </dl>
    </section>
  );
}
