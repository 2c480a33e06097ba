import type { Snapshot } from '../snapshot/snapshot.ts';
import { respelt, startsAWord } from '../terminology/word-index.ts';
import { folded, wordsOf } from './concepts.ts';
import { type DiseaseItem, listDiseases } from './disease.ts';

/** The diseases whose id and name hold every word, each at the beginning of a word. */
export function findDiseases(snapshot: Snapshot, text: string): readonly DiseaseItem[] {
  const words = wordsOf(text).map(respelt);
  if (words.length === 0) return [];
  return listDiseases(snapshot).filter(({ id, label }) => {
    const name = respelt(folded(`${id} ${label}`));
    return words.every((word) => startsAWord(name, word));
  });
}
