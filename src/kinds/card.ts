import type { Card } from '../model/card.ts';
import type { Definition } from '../model/definitions.ts';
import type { DictionarySettings } from '../model/dictionary.ts';
import type { SearchDocument } from '../model/ports.ts';
import type { ReleaseEntry } from '../model/release.ts';
import { textByLanguage, textIn } from '../model/text.ts';
import { rulesFor } from './index.ts';

/** A definition's card, as lists and pages show it. */
export function cardOf(definition: Definition, entry: ReleaseEntry, settings: DictionarySettings): Card {
  const rules = rulesFor(definition);
  const language = settings.languages[0];
  const group = rules.group?.(definition);
  const coreFor = rules.coreFor?.(definition);
  return {
    kind: definition.kind,
    id: definition.id,
    version: entry.version,
    since: entry.since,
    title: textIn(definition.title, language, ...settings.languages),
    definition: textIn(definition.definition, language, ...settings.languages),
    status: definition.status,
    owner: definition.owner,
    diseases: definition.diseases,
    ...(group === undefined ? {} : { group }),
    ...(coreFor === undefined ? {} : { coreFor }),
    text: rules.facts(definition),
  };
}

/** A definition as the text search sees it: all its languages, so that a word in any of them finds it. */
export function searchDocumentOf(definition: Definition, settings: DictionarySettings): SearchDocument {
  const language = settings.languages[0];
  const { searchWeight, otherCodes } = rulesFor(definition);
  const translations = textByLanguage(definition.title, language)
    .filter(([tag]) => tag !== language)
    .map(([, title]) => title);
  return {
    ref: `${definition.kind}/${definition.id}`,
    id: definition.id,
    title: textIn(definition.title, language, ...settings.languages),
    synonyms: [...(definition.aliases ?? []), ...translations].join('; '),
    definition: textIn(definition.definition, language, ...settings.languages),
    content: rulesFor(definition).content(definition),
    ...(searchWeight === undefined ? {} : { weight: searchWeight }),
    ...(otherCodes === undefined ? {} : { codes: otherCodes(definition) }),
  };
}
