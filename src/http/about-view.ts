import { definitionsOf } from '../model/dictionary.ts';
import { textIn } from '../model/text.ts';
import type { About, CodeSystemCredit } from '../web/about-page.tsx';
import type { Snapshot } from './links.ts';

/** Publisher, licences and copyrights of a release. */
export function aboutView(snapshot: Snapshot): About {
  const { settings, workingGroups } = snapshot.dictionary;
  const text = (of: Parameters<typeof textIn>[0]) => textIn(of, ...settings.languages);
  return {
    licence: settings.licence,
    copyright: text(settings.copyright),
    disclaimer: text(settings.disclaimer),
    contact: settings.contact,
    workingGroups: workingGroups.map(({ title, description }) => ({
      title: text(title),
      description: text(description),
    })),
    codeSystems: creditsOf(snapshot),
  };
}

/** Licences are not in FHIR's shape of a code system, so they come from the definitions. */
function creditsOf(snapshot: Snapshot): readonly CodeSystemCredit[] {
  const { settings } = snapshot.dictionary;
  return definitionsOf(snapshot.dictionary, 'code-system').map((system) => ({
    id: system.id,
    title: textIn(system.title, ...settings.languages),
    url: system.url ?? 'of this dictionary',
    edition: system.edition ?? 'the dictionary’s own',
    publisher: system.publisher ?? settings.publisher,
    content: system.content,
    licence: system.licence,
    copyright: system.copyright,
  }));
}
