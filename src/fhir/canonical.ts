import type { Status } from '../model/definition-parts.ts';
import type { DictionarySettings } from '../model/dictionary.ts';
import type { CodeSystemShape } from '../model/shapes.ts';
import { type Text, textByLanguage, textIn } from '../model/text.ts';
import { versionIdOf } from '../query/find-resources.ts';
import type { Found } from '../query/scope.ts';
import { type Json, listed, present } from './json.ts';

/** What of a resource is said by `canonicalElements`. */
export interface Canonical {
  readonly shape: Pick<
    CodeSystemShape,
    | 'id'
    | 'url'
    | 'version'
    | 'name'
    | 'title'
    | 'description'
    | 'status'
    | 'publisher'
    | 'copyright'
    | 'source'
    | 'publication'
  >;
}

export type PublicationStatus = 'draft' | 'active' | 'retired';

const STANDARDS_STATUS = 'http://hl7.org/fhir/StructureDefinition/structuredefinition-standards-status';

interface FhirStatus {
  readonly status: PublicationStatus;
  readonly experimental: boolean;
  readonly standardsStatus?: 'trial-use' | 'deprecated';
}

/**
 * A definition's status as FHIR says it. A deprecated one is still `active`: `retired` would tell clients not to use
 * it, and a deprecation announces just that for later.
 */
export const FHIR_STATUS: { readonly [S in Status]: FhirStatus } = {
  draft: { status: 'draft', experimental: true },
  'trial-use': { status: 'active', experimental: true, standardsStatus: 'trial-use' },
  active: { status: 'active', experimental: false },
  deprecated: { status: 'active', experimental: false, standardsStatus: 'deprecated' },
  retired: { status: 'retired', experimental: false },
};

/** What our own canonical resources say alike, in the order of FHIR's elements, `id` to `copyright`. */
export function canonicalElements(found: Found<Canonical>): Json {
  const { shape } = found.value;
  const { settings } = found.snapshot.dictionary;
  const { date } = found.snapshot.name;
  return {
    id: shape.id,
    meta: { versionId: versionIdOf(found), lastUpdated: `${date}T00:00:00Z` },
    language: settings.languages[0],
    ...descriptiveElements(found, settings),
  };
}

/**
 * The part of `canonicalElements` that an expansion repeats of its value set. What a code system from outside implies
 * has no date that is known here, and may lack a version, a name and a publisher.
 */
export function descriptiveElements({ value, snapshot }: Found<Canonical>, settings: DictionarySettings): Json {
  const { shape } = value;
  const { status, experimental } = FHIR_STATUS[shape.status];
  return present({
    ...statusExtension(shape),
    url: shape.url,
    version: shape.version || undefined,
    name: shape.name || undefined,
    ...translated('title', shape.title, settings),
    status,
    experimental,
    date: shape.publication === undefined ? snapshot.name.date : undefined,
    publisher: shape.publisher || undefined,
    ...translated('description', shape.description, settings),
    copyright: shape.copyright,
  });
}

function statusExtension(shape: Canonical['shape']): Json {
  const { standardsStatus } = FHIR_STATUS[shape.status];
  return standardsStatus === undefined ? {} : { extension: [{ url: STANDARDS_STATUS, valueCode: standardsStatus }] };
}

/** A text in the dictionary's first language, the others as FHIR's translation extension. */
function translated(name: string, text: Text, settings: DictionarySettings): Json {
  const language = settings.languages[0];
  const value = textIn(text, language, ...settings.languages);
  if (value === '') return {};
  const translations = textByLanguage(text, language)
    .filter(([tag, content]) => tag !== language && content !== value)
    .map(([tag, content]) => ({
      url: 'http://hl7.org/fhir/StructureDefinition/translation',
      extension: [
        { url: 'lang', valueCode: tag },
        { url: 'content', valueString: content },
      ],
    }));
  return { [name]: value, ...(translations.length === 0 ? {} : { [`_${name}`]: listed('extension', translations) }) };
}
