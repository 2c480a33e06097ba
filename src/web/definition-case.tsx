import type { Case, CaseValue } from '../model/definition-parts.ts';
import type { VariableNames } from './condition.tsx';
import { DefinitionLink } from './definition-link.tsx';
import type { Site } from './site.ts';
import { LinkedWords } from './text.tsx';

interface StoryProps {
  readonly site: Site;
  readonly of: Case;
}

/** What a worked case is about: its story, else its id. */
export function CaseStory({ site, of: { id, story } }: StoryProps) {
  return story === undefined ? <code>{id}</code> : <LinkedWords site={site} text={story} />;
}

interface GivenProps {
  readonly site: Site;
  readonly given: Case['given'];
  readonly names: VariableNames;
}

/** What goes into a worked case, each value under its variable; records of other tables one after the other. */
export function GivenValues({ site, given, names }: GivenProps) {
  return (
    <ul class="plain">
      {Object.entries(given).map(([name, value]) => (
        <li>
          <Given site={site} name={name} value={value} names={names} />
        </li>
      ))}
    </ul>
  );
}

interface OneProps extends Omit<GivenProps, 'given'> {
  readonly name: string;
  readonly value: CaseValue;
}

function Given({ site, name, value, names }: OneProps) {
  if (typeof value !== 'object') {
    return (
      <>
        <VariableName site={site} name={name} names={names} />: <code>{String(value)}</code>
      </>
    );
  }
  return (
    <>
      {name}: {value.length === 0 ? 'no record' : null}
      <ol>
        {value.map((record) => (
          <li>
            <GivenValues site={site} given={record} names={names} />
          </li>
        ))}
      </ol>
    </>
  );
}

/** A variable by its title where it is known, else by the name given. */
export function VariableName({ site, name, names }: Pick<OneProps, 'site' | 'name' | 'names'>) {
  const variable = names.get(name);
  return variable === undefined ? <code>{name}</code> : <DefinitionLink site={site} to={variable} />;
}
