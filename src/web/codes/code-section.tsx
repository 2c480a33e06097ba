import type { Child } from 'hono/jsx';
import type { CodeSystem, OwnConcept } from '../../model/definitions.ts';
import { LIMITS } from '../../model/limits.ts';
import type { Concept } from '../../model/shapes.ts';
import { type CodeView, replacementOf } from '../../query/code-view.ts';
import { conceptName, otherNames } from '../../query/concept-name.ts';
import type { Site } from '../site.ts';
import { textOf } from '../site.ts';
import { fieldName } from '../words.ts';
import { CodeElsewhereList } from './code-elsewhere.tsx';
import { CodeHoldersList } from './code-holders.tsx';
import { CodeLink, CodeState, ConceptName, InLanguage } from './code-name.tsx';
import { CodePath } from './code-path.tsx';
import { EditionsOfCode } from './editions-of-code.tsx';

interface Props {
  readonly site: Site;
  readonly view: CodeView;
  readonly definition: CodeSystem;
}

/** All that a release says of one code. */
export function CodeSection({ site, view, definition }: Props) {
  const { system, concept, paths, children } = view;
  const own = definition.concepts.find(({ code }) => code === concept.code);
  return (
    <section aria-labelledby="code" class="code-view">
      <nav aria-label="Place in the hierarchy">
        {paths.map((path) => (path.length === 0 ? null : <CodePath site={site} system={system} path={path} />))}
        {paths.length < LIMITS.codePaths ? null : <p class="soft">There may be more ways to it than are told here.</p>}
      </nav>
      <h2 id="code">
        <code>{concept.code}</code> <ConceptName site={site} system={system} concept={concept} />{' '}
        <CodeState concept={concept} />
      </h2>
      {concept.abstract ? <p>It only groups other codes: no record may hold it.</p> : null}
      {own?.definition === undefined ? null : <p class="lead">{textOf(site, own.definition)}</p>}
      <Facts facts={[...namesOf(site, view), ...successionOf(site, view), ...noted(site, own)]} />
      <CodeElsewhereList site={site} view={view} />
      <EditionsOfCode site={site} view={view} />
      <CodeHoldersList site={site} view={view} />
      {children.length === 0 ? null : (
        <>
          <h3 id="code-below">Directly below it</h3>
          <ul class="plain">
            {children.map((child) => (
              <li>
                <CodeLink site={site} system={system} concept={child} /> <CodeState concept={child} />
              </li>
            ))}
          </ul>
        </>
      )}
      <Properties facts={[...propertiesOf(site, view), ...sourced(own)]} />
    </section>
  );
}

function Properties({ facts }: { readonly facts: readonly Fact[] }) {
  if (facts.length === 0) return null;
  return (
    <>
      <h3 id="code-properties">What else the system says of it</h3>
      <Facts facts={facts} />
    </>
  );
}

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  if (facts.length === 0) return null;
  return (
    <dl class="facts">
      {facts.map(({ name, value, about }) => (
        <>
          <dt>{name}</dt>
          <dd>
            {value}
            {about === undefined ? null : <p class="soft">{about}</p>}
          </dd>
        </>
      ))}
    </dl>
  );
}

interface Fact {
  readonly name: string;
  readonly value: Child;
  /** What the name means. */
  readonly about?: string;
}

function namesOf(site: Site, { system, concept }: CodeView): readonly Fact[] {
  const { language } = system.shape;
  const names = otherNames(concept, language, conceptName(concept, language, site.languages));
  const named = (name: string, texts: typeof names): readonly Fact[] =>
    texts.length === 0
      ? []
      : [{ name, value: texts.map((each, at) => [at === 0 ? '' : '; ', <InLanguage {...each} />]) }];
  const tags = [...new Set(names.filter(({ isSynonym }) => !isSynonym).map((each) => each.language))];
  return [
    ...named(
      'Also called',
      names.filter(({ isSynonym }) => isSynonym),
    ),
    ...tags.flatMap((tag) =>
      named(
        nameOfLanguage(tag),
        names.filter((each) => !each.isSynonym && each.language === tag),
      ),
    ),
  ];
}

/** `In German`, as far as the platform knows the name of the language. */
function nameOfLanguage(tag: string): string {
  return tag === '' ? 'Other name' : `In ${new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag}`;
}

function successionOf(site: Site, { system, concept, replaces }: CodeView): readonly Fact[] {
  const replacement = replacementOf(concept);
  const successor = replacement === undefined ? undefined : system.concept(replacement);
  const linked = (each: Concept) => <CodeLink site={site} system={system} concept={each} />;
  return [
    ...(replacement === undefined
      ? []
      : [{ name: 'Replaced by', value: successor === undefined ? <code>{replacement}</code> : linked(successor) }]),
    ...(replaces.length === 0
      ? []
      : [{ name: 'Replaces', value: replaces.map((each, at) => [at === 0 ? '' : ', ', linked(each)]) }]),
  ];
}

function noted(site: Site, own: OwnConcept | undefined): readonly Fact[] {
  return own?.notes === undefined ? [] : [{ name: 'Note', value: textOf(site, own.notes) }];
}

function sourced(own: OwnConcept | undefined): readonly Fact[] {
  return own?.source === undefined ? [] : [{ name: 'Source', value: own.source }];
}

/** Told elsewhere in the section. */
const TOLD: ReadonlySet<string> = new Set(['replacedBy', 'comment']);

function propertiesOf(site: Site, { system, concept }: CodeView): readonly Fact[] {
  const codes = [...new Set(concept.properties.map(({ code }) => code))].filter((code) => !TOLD.has(code));
  return codes.map((code) => {
    const values = concept.properties.filter((each) => each.code === code);
    const about = system.shape.properties.find((each) => each.code === code)?.description;
    return {
      name: fieldName(code),
      value: values.map(({ value, type }, at) => {
        const named = type === 'code' ? system.concept(String(value)) : undefined;
        const shown =
          named === undefined ? wordsOfValue(value) : <CodeLink site={site} system={system} concept={named} />;
        return [at === 0 ? '' : ', ', shown];
      }),
      ...(about === undefined ? {} : { about }),
    };
  });
}

function wordsOfValue(value: string | number | boolean): string {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}
