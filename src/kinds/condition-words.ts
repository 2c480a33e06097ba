import { conditionInWords } from '../expression/in-words.ts';
import type { Dictionary } from '../model/dictionary.ts';
import type { Key } from '../model/ids.ts';
import type { Phrase } from '../model/phrase.ts';
import { scopesOf } from './expression-issues.ts';
import { rulesFor } from './index.ts';

/** The conditions of a definition in English, by pointer; those for which there are no exact words are not there. */
export type ConditionWords = (key: Key) => ReadonlyMap<string, Phrase>;

/** What is asked for is made once, and kept as long as the dictionary is. */
export function conditionWordsOf(dictionary: Dictionary): ConditionWords {
  const scopes = scopesOf(dictionary);
  const made = new Map<Key, ReadonlyMap<string, Phrase>>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const words = new Map<string, Phrase>();
    const definition = dictionary.definitions.get(key);
    for (const use of definition === undefined ? [] : rulesFor(definition).expressions(definition)) {
      const phrase = use.expects === 'bool' ? conditionInWords(use.source, scopes(use)) : undefined;
      if (phrase !== undefined) words.set(use.pointer, phrase);
    }
    made.set(key, words);
    return words;
  };
}
