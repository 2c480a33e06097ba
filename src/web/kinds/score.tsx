import type { Score } from '../../model/definitions.ts';
import { definitionOf } from '../../model/dictionary.ts';
import { ok } from '../../model/result.ts';
import { Condition, type VariableNames } from '../condition.tsx';
import { VariableName } from '../definition-case.tsx';
import { boundsInWords } from '../score/bounds.ts';
import { CasesSection } from '../score/cases-section.tsx';
import type { Site } from '../site.ts';
import { LinkedWords, Words } from '../text.tsx';
import { inUnit } from '../units.ts';
import { counted } from '../words.ts';
import type { KindPage } from './kind-page.ts';

/** How a score is computed, from its inputs to its groups. */
export const scorePart: KindPage<'score'> = ({ site, snapshot, definition }) => {
  const inputs = definition.inputs.flatMap((id) => definitionOf(snapshot.dictionary, 'variable', id) ?? []);
  const names: VariableNames = new Map(inputs.map((each) => [each.id, each]));
  const units = new Map(inputs.flatMap(({ id, unit }) => (unit === undefined ? [] : [[id, inUnit(unit)]])));
  const part = { site, score: definition, names };
  return ok({
    sections: (
      <>
        <section aria-labelledby="groups">
          <h2 id="groups">Groups</h2>
          <Groups {...part} />
        </section>
        <section aria-labelledby="inputs">
          <h2 id="inputs">Inputs</h2>
          <ul class={definition.inputs.length > 6 ? 'columns' : ''}>
            {definition.inputs.map((id) => (
              <li>
                <VariableName site={site} name={id} names={names} />
                {units.has(id) ? <small>{units.get(id)}</small> : null}
              </li>
            ))}
          </ul>
          <p>{MISSING_WORDS[definition.missing]}</p>
        </section>
        <Points {...part} />
        <Formula {...part} />
        <CasesSection {...part} />
        <References site={site} score={definition} />
      </>
    ),
    shown: ['inputs', 'points', 'formula', 'groups', 'missing', 'references', 'cases'],
  });
};

const MISSING_WORDS: { readonly [M in Score['missing']]: string } = {
  refuse: 'If an input is missing, no group is given.',
  lowest: 'A missing input counts as the value that gives the lowest score.',
  bounds: 'If an input is missing, the lowest and the highest score that are still possible are given.',
};

interface Props {
  readonly site: Site;
  readonly score: Score;
  readonly names: VariableNames;
}

function Groups({ site, score, names }: Props) {
  const conditional = score.groups.some(({ when }) => when !== undefined);
  const bounded = score.groups.some((group) => boundsInWords(group) !== '');
  return (
    <>
      {conditional ? <p>The first of these whose condition holds is the answer.</p> : null}
      <div class="table">
        <table>
          <thead>
            <tr>
              <th scope="col">Group</th>
              <th scope="col">Code</th>
              {bounded ? <th scope="col">{score.points === undefined ? 'Value' : 'Points'}</th> : null}
              {conditional ? <th scope="col">If</th> : null}
            </tr>
          </thead>
          <tbody>
            {score.groups.map((group) => (
              <tr>
                <td>
                  <Words site={site} text={group.title} />
                </td>
                <td>
                  <code>{group.code}</code>
                </td>
                {bounded ? <td>{boundsInWords(group)}</td> : null}
                {conditional ? (
                  <td>
                    {group.when === undefined ? null : <Condition site={site} source={group.when} names={names} />}
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Points({ site, score: { points }, names }: Props) {
  if (points === undefined) return null;
  return (
    <section aria-labelledby="points">
      <h2 id="points">Points</h2>
      <p class="soft">All that apply are added.</p>
      <div class="table">
        <table>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Points</th>
              <th scope="col">If</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ when, add, label }) => (
              <tr>
                <td>
                  <Words site={site} text={label} />
                </td>
                <td>{counted(add, 'point')}</td>
                <td>
                  <Condition site={site} source={when} names={names} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Formula({ site, score: { formula }, names }: Props) {
  if (formula === undefined) return null;
  return (
    <section aria-labelledby="formula">
      <h2 id="formula">Formula</h2>
      <p class="code-words">
        <Condition site={site} source={formula} names={names} />
      </p>
    </section>
  );
}

function References({ site, score: { references } }: Pick<Props, 'site' | 'score'>) {
  return (
    <section aria-labelledby="literature">
      <h2 id="literature">Literature</h2>
      <ul>
        {references.map(({ key, title, year, locator, seenAs }) => (
          <li>
            {title}
            {year === undefined ? '' : `, ${year}`}.{' '}
            {locator === undefined ? null : (
              <>
                <LinkedWords site={site} text={locator} />.{' '}
              </>
            )}
            <small>
              {key}
              {seenAs === undefined ? '' : `; seen as ${seenAs}`}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
