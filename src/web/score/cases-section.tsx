import type { Case } from '../../model/definition-parts.ts';
import type { Score } from '../../model/definitions.ts';
import type { VariableNames } from '../condition.tsx';
import { CaseStory, VariableName } from '../definition-case.tsx';
import type { Site } from '../site.ts';
import { Words } from '../text.tsx';

interface Props {
  readonly site: Site;
  readonly score: Score;
  readonly names: VariableNames;
}

/** Patients made up to show what the score gives: one a line, one column an input. */
export function CasesSection({ site, score, names }: Props) {
  const { cases = [], inputs } = score;
  if (cases.length === 0) return null;
  return (
    <section aria-labelledby="cases">
      <h2 id="cases">Worked cases</h2>
      <p class="soft">
        Made up, each with the answer that every program must give: a dash stands for an input that is missing.
      </p>
      <div class="table">
        <table>
          <thead>
            <tr>
              <th scope="col">Case</th>
              {inputs.map((name) => (
                <th scope="col">
                  <VariableName site={site} name={name} names={names} />
                </th>
              ))}
              <th scope="col">Expected</th>
            </tr>
          </thead>
          <tbody>
            {cases.map((each) => (
              <tr id={`case-${each.id}`}>
                <td>
                  <CaseStory site={site} of={each} />
                </td>
                {inputs.map((name) => (
                  <td>{each.given[name] === undefined ? '–' : String(each.given[name])}</td>
                ))}
                <td>
                  <Expected site={site} score={score} of={each} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** `3: Intermediate`, or what else is expected. */
function Expected({ site, score, of: { expect } }: Omit<Props, 'names'> & { readonly of: Case }) {
  const { sum, group, ...others } = expect;
  const found = score.groups.find(({ code }) => code === group);
  return (
    <>
      {sum === undefined ? null : `${String(sum)}: `}
      {found === undefined ? group === undefined ? null : String(group) : <Words site={site} text={found.title} />}
      {Object.entries(others).map(([name, value]) => (
        <>
          {name === 'result' ? '' : `${name} `}
          {String(value).replaceAll('_', ' ')}
        </>
      ))}
    </>
  );
}
