import type { Card } from '../../model/card.ts';
import type { Kind } from '../../model/kind.ts';
import type { DiseaseOverview } from '../../query/disease.ts';
import type { JoinedCodes } from '../../query/disease-codes.ts';
import { pageOf } from '../layout.tsx';
import type { ReleaseView } from '../releases/release-page.tsx';
import { addressOf, hrefOf, type Site } from '../site.ts';
import { counted, KIND_WORDS } from '../words.ts';
import { CardTable, GroupedCards, SplitCards } from './card-tables.tsx';
import { DiseaseChanges } from './disease-changes.tsx';
import { DiseaseCodesSection } from './disease-codes.tsx';

/** Address of a disease's page. */
export function pageOfDisease(site: Site, id: string): string {
  return hrefOf(site, `/disease/${encodeURIComponent(id)}`);
}

/** All that the page of a disease shows. */
export interface DiseaseView {
  readonly disease: DiseaseOverview;
  readonly joined: JoinedCodes | undefined;
  /** What the release that is shown changed for it. */
  readonly release: ReleaseView;
}

/** The page of a disease: its codes, variables, endpoints and scores. */
export function diseasePage(site: Site, { disease, joined, release }: DiseaseView): string {
  const { id, label, own, shared, coreVariables, extendedVariables, endpoints, scores, others } = disease;
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
        <CodeBook site={site} id={id} />
        <OnThisPage disease={disease} />
        <DiseaseChanges site={site} id={id} release={release} />
        <DiseaseCodesSection site={site} valueSet={disease.valueSet} codes={disease.codes} joined={joined} />
        <Part id="core" heading="Core variables" cards={coreVariables}>
          <p>Every source should deliver these.</p>
          <GroupedCards site={site} id="core" cards={coreVariables} disease={id} />
        </Part>
        <Part id="extended" heading="Extended variables" cards={extendedVariables}>
          <p>Delivered where a source has them.</p>
          <GroupedCards site={site} id="extended" cards={extendedVariables} disease={id} />
        </Part>
        <Part id="endpoints" heading="Endpoints" cards={endpoints}>
          <SplitCards site={site} cards={endpoints} disease={id} />
        </Part>
        <Part id="scores" heading="Scores and stages" cards={scores}>
          <SplitCards site={site} cards={scores} disease={id} />
        </Part>
        <Part id="others" heading="Other definitions that name it" cards={others}>
          <OthersByKind site={site} cards={others} disease={id} />
        </Part>
      </article>
    ),
  });
}

function CodeBook({ site, id }: { readonly site: Site; readonly id: string }) {
  if (site.release === undefined) return null;
  const path = `/api/v1/releases/${site.release.version}/export/code-book`;
  const to = (format: string) => addressOf(site, path, { disease: id, format });
  return (
    <p class="no-print">
      Code book of this disease: <a href={to('xlsx')}>spreadsheet (XLSX)</a>, <a href={to('csv')}>CSV</a>,{' '}
      <a href={to('json')}>JSON</a>
    </p>
  );
}

function OnThisPage({ disease }: { readonly disease: DiseaseOverview }) {
  const { codes, coreVariables, extendedVariables, endpoints, scores, others } = disease;
  const parts = [
    ['codes', 'Classification codes', codes.reduce((sum, { members }) => sum + members.length, 0)],
    ['core', 'Core variables', coreVariables.length],
    ['extended', 'Extended variables', extendedVariables.length],
    ['endpoints', 'Endpoints', endpoints.length],
    ['scores', 'Scores and stages', scores.length],
    ['others', 'Other definitions', others.length],
  ] as const;
  return (
    <nav aria-label="On this page">
      <ul class="group-links">
        {parts
          .filter(([id, , count]) => count > 0 || id === 'codes')
          .map(([id, name, count]) => (
            <li>
              <a href={`#${id}`}>
                {name} <small>{count}</small>
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
}

interface PartProps {
  readonly id: string;
  readonly heading: string;
  readonly cards: readonly Card[];
  readonly children?: unknown;
}

function Part({ id, heading, cards, children }: PartProps) {
  if (cards.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {heading} <small>{cards.length}</small>
      </h2>
      {children}
    </section>
  );
}

function OthersByKind({
  site,
  cards,
  disease,
}: {
  readonly site: Site;
  readonly cards: readonly Card[];
  readonly disease: string;
}) {
  const kinds: readonly Kind[] = [...new Set(cards.map(({ kind }) => kind))];
  return (
    <>
      {kinds.map((kind) => {
        const ofKind = cards.filter((card) => card.kind === kind);
        const { one, many } = KIND_WORDS[kind];
        return (
          <details id={`others-${kind}`}>
            <summary>{counted(ofKind.length, one.toLowerCase(), many.toLowerCase())}</summary>
            <CardTable site={site} cards={ofKind} disease={disease} />
          </details>
        );
      })}
    </>
  );
}
