import type { Concept } from '../model/shapes.ts';
import type { Site } from './site.ts';

/** The display of a code in the language that the reader chose, else the one given. */
export function displayIn({ chosenLanguage }: Site, { designations }: Pick<Concept, 'designations'>, display: string) {
  if (chosenLanguage === undefined) return display;
  const found = designations.find(({ language, use }) => language === chosenLanguage && use !== 'synonym');
  return found?.value ?? display;
}
