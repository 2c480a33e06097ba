import type { Rule } from '../model/definitions.ts';
import { DefinitionLink } from './definition-link.tsx';
import type { Site } from './site.ts';
import { Words } from './text.tsx';

interface RulesProps {
  readonly site: Site;
  readonly rules: readonly Rule[];
  readonly name: string;
}

/** What is said when each of these rules does not hold. */
export function RulesSection({ site, rules, name }: RulesProps) {
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">{name}</h2>
      <p class="soft">What is said of a record that breaks one.</p>
      <ul>
        {rules.map((rule) => (
          <li>
            <span class={`badge ${rule.severity === 'error' ? 'retired' : 'draft'}`}>{rule.severity}</span>{' '}
            <Words site={site} text={rule.message} /> <DefinitionLink site={site} to={rule} />
          </li>
        ))}
      </ul>
    </section>
  );
}
