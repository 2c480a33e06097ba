import type { CodeView } from '../../query/code-view.ts';
import { conceptName } from '../../query/concept-name.ts';
import { type Site, textOf } from '../site.ts';
import { CodeLink, CodeState } from './code-name.tsx';

/** The same code in every edition of its system that the release holds. */
export function EditionsOfCode({ site, view }: { readonly site: Site; readonly view: CodeView }) {
  const { editions, system, concept } = view;
  if (editions.length < 2) return null;
  const nameIn = (each: (typeof editions)[number]) =>
    each.concept === undefined ? '' : conceptName(each.concept, each.system.shape.language, site.languages).text;
  const ownName = conceptName(concept, system.shape.language, site.languages).text;
  return (
    <>
      <h3 id="code-editions">In each edition</h3>
      <dl class="facts">
        {editions.map((each) => (
          <>
            <dt>{textOf(site, each.system.shape.title)}</dt>
            <dd>
              {each.concept === undefined ? (
                <>
                  <strong>No such code</strong>
                  {each.system.shape.content === 'fragment' ? ' in the part of it that is held here' : ''}
                </>
              ) : (
                <>
                  <CodeLink site={site} system={each.system} concept={each.concept} />{' '}
                  <CodeState concept={each.concept} />
                  {each.system === system ? <small> this edition</small> : null}
                  {nameIn(each) === ownName ? null : <strong> worded otherwise</strong>}
                </>
              )}
            </dd>
          </>
        ))}
      </dl>
      <p class="soft">The same code may mean something else in another edition: see the notes and crosswalks above.</p>
    </>
  );
}
