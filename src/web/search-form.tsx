import type { Status } from '../model/definition-parts.ts';
import { STATUSES } from '../model/definition-parts.ts';
import { KINDS, type Kind } from '../model/kind.ts';
import { LIMITS } from '../model/limits.ts';
import { LEVELS, type Level } from '../query/browse.ts';
import { KeptChoices } from './kept-choices.tsx';
import { addressOf, type Site } from './site.ts';
import { KIND_WORDS, STATUS_WORDS } from './words.ts';

/** What the reader looks for. */
export interface Wanted {
  readonly q?: string;
  readonly kind?: Kind;
  readonly disease?: string;
  readonly group?: string;
  readonly level?: Level;
  readonly status?: Status;
}

/** What the reader may choose from. */
export interface Choices {
  readonly diseases: readonly { readonly id: string; readonly label: string }[];
  readonly groups: readonly string[];
}

interface Props {
  readonly site: Site;
  readonly wanted: Wanted;
  readonly choices: Choices;
}

/** The search box. A plain form: it works without JavaScript, and its answer can be bookmarked. */
export function SearchForm({ site, wanted, choices }: Props) {
  return (
    <search>
      <form class="search" method="get" action={addressOf(site, '/')}>
        <div>
          <label for="q">Search by name, code, abbreviation or meaning</label>
          <div class="words">
            <input id="q" name="q" type="search" value={wanted.q ?? ''} maxlength={LIMITS.filterLength} />
            <button type="submit">Search</button>
          </div>
        </div>
        <div class="filters">
          <Choice name="kind" label="Kind" value={wanted.kind} options={kindOptions} />
          <Choice
            name="disease"
            label="Disease"
            value={wanted.disease}
            options={choices.diseases.map(({ id, label }) => [id, label])}
          />
          <Choice
            name="group"
            label="Group"
            value={wanted.group}
            options={choices.groups.map((group) => [group, group.replaceAll('_', ' ')])}
          />
          <Choice name="level" label="Level" value={wanted.level} options={levelOptions} />
          <Choice name="status" label="Status" value={wanted.status} options={statusOptions} />
        </div>
        <KeptChoices site={site} />
      </form>
    </search>
  );
}

type Options = readonly (readonly [value: string, label: string])[];

const levelOptions: Options = LEVELS.map((level) => [level, `${level} variables`]);
const kindOptions: Options = KINDS.map((kind) => [kind, KIND_WORDS[kind].many]);
const statusOptions: Options = STATUSES.map((status) => [status, STATUS_WORDS[status].label]);

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly options: Options;
}

function Choice({ name, label, value, options }: ChoiceProps) {
  if (options.length === 0) return null;
  return (
    <div>
      <label for={`by-${name}`}>{label}</label>
      <select id={`by-${name}`} name={name}>
        <option value="">All</option>
        {options.map(([each, text]) => (
          <option value={each} selected={each === value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
