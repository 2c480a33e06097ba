import type { Card } from '../model/card.ts';
import { textIn } from '../model/text.ts';
import type { DiseaseCodes, DiseaseOverview } from '../query/disease.ts';
import { pageOfCard } from './card-list.tsx';
import { pageOf } from './layout.tsx';
import { hrefOf, type Site } from './site.ts';
import { counted, KIND_WORDS } from './words.ts';

/** Address of a disease's page. */
export function pageOfDisease(site: Site, id: string): string {
  return hrefOf(site, `/disease/${encodeURIComponent(id)}`);
}

/** The page of a disease: its codes, variables, endpoints and scores. */
export function diseasePage(site: Site, disease: DiseaseOverview): string {
  const { id, label, own, shared } = disease;
  return pageOf({
    site,
    title: label,
    children: (
      <article>
        <p class="crumbs soft">
          <a href={hrefOf(site, '/')}>Diseases</a> / <code>{id}</code>
        </p>
        <h1>{label}</h1>
        <p class="lead">
          {counted(own, 'definition')} about it, {shared} more for every disease.{' '}
          <a href={hrefOf(site, '/', { disease: id })}>Browse them all</a>
        </p>
        <CodesOfDisease site={site} disease={disease} />
        <Cards site={site} id="core" heading="Core variables" cards={disease.coreVariables} disease={id} />
        <Cards site={site} id="extended" heading="Extended variables" cards={disease.extendedVariables} disease={id} />
        <Cards site={site} id="endpoints" heading="Endpoints" cards={disease.endpoints} disease={id} />
        <Cards site={site} id="scores" heading="Scores and stages" cards={disease.scores} disease={id} />
        <Cards site={site} id="others" heading="Other definitions that name it" cards={disease.others} disease={id} />
      </article>
    ),
  });
}

interface Part {
  readonly site: Site;
  readonly disease: DiseaseOverview;
}

function CodesOfDisease({ site, disease: { codes, valueSet } }: Part) {
  return (
    <section aria-labelledby="codes">
      <h2 id="codes">Classification codes</h2>
      {valueSet === undefined ? (
        <p>The release does not say which codes mean this disease.</p>
      ) : (
        <p>
          Together they are the value set{' '}
          <a href={pageOfCard(site, { kind: 'value-set', id: valueSet })}>
            <code>{valueSet}</code>
          </a>
          .
        </p>
      )}
      {codes.map((each) => (
        <CodesInSystem site={site} codes={each} />
      ))}
    </section>
  );
}

function CodesInSystem({ site, codes: { system, members } }: { readonly site: Site; readonly codes: DiseaseCodes }) {
  const { source, version } = system.shape;
  return (
    <details>
      <summary>
        {textIn(system.shape.title, site.languages[0] ?? 'en')} <small>{version}</small>:{' '}
        {counted(members.length, 'code')}
      </summary>
      <p>
        <a href={pageOfCard(site, source)}>The whole classification</a>
      </p>
      <div class="table">
        <table>
          <tbody>
            {members.map(({ concept, display }) => (
              <tr>
                <td>
                  <code>{concept.code}</code>
                </td>
                <td>{display}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

interface CardsProps {
  readonly site: Site;
  readonly id: string;
  readonly heading: string;
  readonly cards: readonly Card[];
  readonly disease: string;
}

function Cards({ site, id, heading, cards, disease }: CardsProps) {
  if (cards.length === 0) return null;
  const own = cards.filter((card) => card.diseases.includes(disease));
  const shared = cards.filter((card) => !card.diseases.includes(disease));
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {heading} <small>{cards.length}</small>
      </h2>
      <CardTable site={site} cards={own} />
      {shared.length === 0 ? null : (
        <details>
          <summary>{counted(shared.length, 'more')} for every disease</summary>
          <CardTable site={site} cards={shared} />
        </details>
      )}
    </section>
  );
}

function CardTable({ site, cards }: { readonly site: Site; readonly cards: readonly Card[] }) {
  if (cards.length === 0) return null;
  return (
    <div class="table">
      <table>
        <tbody>
          {cards.map((card) => (
            <tr>
              <td>
                <a href={pageOfCard(site, card)}>{card.title}</a>
                <br />
                <code>{card.id}</code>
              </td>
              <td>{card.definition}</td>
              <td>{[KIND_WORDS[card.kind].one, ...card.text].join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
