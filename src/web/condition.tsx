import type { Definition } from '../model/definitions.ts';
import type { Phrase } from '../model/phrase.ts';
import type { RecordSchema } from '../model/shapes.ts';
import type { Scope } from '../query/scope.ts';
import { pageOfCard } from './card-list.tsx';
import { DefinitionLink } from './definition-link.tsx';
import { type Site, textOf } from './site.ts';

/** Variables by the names that a condition calls them by. */
export type VariableNames = ReadonlyMap<string, Definition>;

interface Props {
  readonly site: Site;
  /** Text of a condition or formula, as its author wrote it. */
  readonly source: string;
  readonly names: VariableNames;
}

/** A string in either kind of quotes, or a name. */
const TOKEN = /("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[A-Za-z_]\w*)/;

/** A condition as it was written, each variable linked and titled. */
export function Condition({ site, source, names }: Props) {
  return (
    <code>
      {source.split(TOKEN).map((part) => {
        const variable = names.get(part);
        if (variable === undefined) return part;
        return (
          <a href={pageOfCard(site, variable)} title={textOf(site, variable.title)}>
            {part}
          </a>
        );
      })}
    </code>
  );
}

interface WordedProps extends Props {
  /** The same in English; undefined where there are no words that say exactly the same. */
  readonly words: Phrase | undefined;
}

/** A condition in English where that says the same, and as it was written. */
export function WordedCondition({ site, source, names, words }: WordedProps) {
  const written = <Condition site={site} source={source} names={names} />;
  if (words === undefined) return written;
  return (
    <>
      {words.map((part) => {
        if (typeof part === 'string') return part;
        if ('value' in part) return <code>{part.value}</code>;
        const variable = names.get(part.variable);
        return variable === undefined ? <code>{part.variable}</code> : <DefinitionLink site={site} to={variable} />;
      })}
      <p class="soft">{written}</p>
    </>
  );
}

/** The variables of tables, by the names of their columns. */
export function namesOfTable(snapshot: Scope['primary'], ...tables: readonly RecordSchema[]): VariableNames {
  const names = new Map<string, Definition>();
  for (const { name, variable } of tables.flatMap(({ columns }) => columns)) {
    const definition = snapshot.dictionary.definitions.get(`variable/${variable}`);
    if (definition !== undefined) names.set(name, definition);
  }
  return names;
}
