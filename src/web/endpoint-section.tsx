import type { EndpointMoment } from '../model/endpoint-parts.ts';
import type { EndpointProgram } from '../model/shapes.ts';
import { textIn } from '../model/text.ts';
import {
  censoringInWords,
  followUpInWords,
  momentInWords,
  originInWords,
  populationInWords,
} from './endpoint-words.ts';
import type { Site } from './site.ts';

interface Props {
  readonly site: Site;
  readonly program: EndpointProgram;
}

/** How an endpoint is computed, a step a line. */
export function EndpointSection({ site, program }: Props) {
  const { censoring, followUp } = program;
  return (
    <section aria-labelledby="computed">
      <h2 id="computed">How it is computed</h2>
      <dl class="facts">
        <dt>Counted</dt>
        <dd>{populationInWords(program)}</dd>
        <dt>From</dt>
        <dd>{originInWords(program)}</dd>
        <Moments site={site} term="Event" moments={program.events} />
        <Moments site={site} term="Competing" moments={program.competing} />
        <Line term="Censored" words={censoring === undefined ? undefined : censoringInWords(censoring)} />
        <Line term="No only if followed" words={followUp === undefined ? undefined : followUpInWords(followUp)} />
      </dl>
    </section>
  );
}

interface MomentsProps {
  readonly site: Site;
  readonly term: string;
  readonly moments: readonly EndpointMoment[];
}

function Moments({ site, term, moments }: MomentsProps) {
  if (moments.length === 0) return null;
  return (
    <>
      <dt>{term}</dt>
      <dd>
        <ul class="plain">
          {moments.map((moment) => (
            <li>
              {textIn(moment.label, site.languages[0] ?? 'en', ...site.languages) || moment.id}: {momentInWords(moment)}
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}

function Line({ term, words }: { readonly term: string; readonly words: string | undefined }) {
  if (words === undefined) return null;
  return (
    <>
      <dt>{term}</dt>
      <dd>{words}</dd>
    </>
  );
}
