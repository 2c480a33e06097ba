import type { CodeView } from '../../query/code-view.ts';
import { pageOfCard } from '../card-list.tsx';
import { pageOfDisease } from '../disease/disease-page.tsx';
import { addressOf, type Site, textOf } from '../site.ts';
import { counted } from '../words.ts';

interface Props {
  readonly site: Site;
  readonly view: CodeView;
}

/** The diseases that a code means, the value sets that hold it, and the same for machines. */
export function CodeHoldersList({ site, view: { system, concept, diseases, valueSets } }: Props) {
  return (
    <>
      <h3 id="code-held">Where it is used</h3>
      <dl class="facts">
        <dt>Means the disease</dt>
        <dd>
          {diseases.length === 0
            ? 'none of this dictionary'
            : diseases.map(({ id, label }, at) => (
                <>
                  {at === 0 ? '' : ', '}
                  <a href={pageOfDisease(site, id)}>{textOf(site, label)}</a>
                </>
              ))}
        </dd>
        <dt>Value sets that hold it</dt>
        <dd>
          {valueSets.length === 0 ? (
            'none'
          ) : (
            <details>
              <summary>{counted(valueSets.length, 'value set')}</summary>
              <ul>
                {valueSets.map((card) => (
                  <li>
                    <a href={pageOfCard(site, card)}>{card.title}</a>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </dd>
        <dt>For machines</dt>
        <dd class="digest">
          <MachineLinks site={site} shape={system.shape} code={concept.code} />
        </dd>
      </dl>
    </>
  );
}

interface MachineProps {
  readonly site: Site;
  readonly shape: CodeView['system']['shape'];
  readonly code: string;
}

function MachineLinks({ site, shape: { url, version, source }, code }: MachineProps) {
  const release = site.release?.version ?? 'latest';
  const json = addressOf(site, `/api/v1/releases/${release}/code-systems/${source.id}/concept`, { code });
  const lookup = (fhir: 'r4' | 'r5') =>
    addressOf(site, `/releases/${release}/fhir/${fhir}/CodeSystem/$lookup`, { system: url, version, code });
  return (
    <>
      <a href={json}>JSON</a>, FHIR <code>$lookup</code> in <a href={lookup('r4')}>R4</a> or{' '}
      <a href={lookup('r5')}>R5</a>,{' '}
      <code>{`hdict show code-system/${source.id} --code ${shellWord(code)} --release ${release}`}</code>
    </>
  );
}

/** A code as a shell takes it for one word. */
function shellWord(code: string): string {
  return /^[\w./:+-]+$/.test(code) ? code : `'${code.replaceAll("'", "'\\''")}'`;
}
