import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inSteps } from '../../src/model/in-steps.ts';
import type { SearchDocument, SearchField, SearchHit, TextSearchFactory } from '../../src/model/ports.ts';

function document(ref: string, fields: Partial<SearchDocument>): SearchDocument {
  return { ref, id: '', title: '', synonyms: '', definition: '', content: '', ...fields };
}

const GENES = [
  document('variable/flt3_itd', {
    id: 'flt3_itd',
    title: 'FLT3-ITD mutation',
    synonyms: 'FLT3 internal tandem duplication; Mutación de FLT3',
    definition: 'Internal tandem duplication of the gene FLT3.',
  }),
  document('variable/npm1', {
    id: 'npm1',
    title: 'NPM1 mutation',
    definition: 'Mutation of NPM1, beside FLT3 or not.',
  }),
  document('code-system/icd_o_3_2', {
    id: 'icd_o_3_2',
    title: 'ICD-O-3.2',
    content: '9861/3 Acute myeloid leukaemia, NOS 9862/1 Other 9863/3 Chronic',
  }),
  document('value-set/relapse', { id: 'relapse', title: 'Rückfall', definition: 'Leukämie-Rückfälle, größere.' }),
];

const anyWord = fc.constantFrom('flt3', 'Flt', 'ITD', 'mutation', 'mutatoin', 'leukämie', '9861/3', 'x', '*', 'é');
const anyFields = fc.record({
  id: anyWord,
  title: fc.array(anyWord, { maxLength: 4 }).map((words) => words.join(' ')),
  content: fc.array(anyWord, { maxLength: 6 }).map((words) => words.join(', ')),
});
const anyDocuments = fc
  .array(anyFields, { maxLength: 12 })
  .map((all) => all.map((fields, at) => document(`variable/v${at}`, fields)));

/** What every implementation of the text search must do, whatever it is made of. */
export function textSearchContract(name: string, factory: TextSearchFactory): void {
  const make = (documents: readonly SearchDocument[]) => inSteps(() => factory(documents)).value();
  const search = make(GENES);
  const refs = (words: string): readonly string[] => search.find(words).map((hit) => hit.ref);

  /** Refs found among documents that say `texts` in `field`, and nothing else. */
  const among = (words: string, texts: Readonly<Record<string, string>>, field: SearchField = 'title') =>
    make(Object.entries(texts).map(([ref, text]) => document(ref, { [field]: text })))
      .find(words)
      .map((hit) => hit.ref);

  describe(`${name} finds`, () => {
    test.each([
      ['an id', 'npm1', 'variable/npm1'],
      ['a title', 'mutation NPM1', 'variable/npm1'],
      ['a synonym', 'mutación', 'variable/flt3_itd'],
      ['a definition', 'tandem gene', 'variable/flt3_itd'],
      ['content', 'chronic', 'code-system/icd_o_3_2'],
      ['words of several fields together', 'icd acute', 'code-system/icd_o_3_2'],
      ['a title in capitals', 'FLT3', 'variable/flt3_itd'],
      ['an id written as a title', 'FLT3 ITD', 'variable/flt3_itd'],
      ['a name written with a hyphen', 'flt3-itd', 'variable/flt3_itd'],
      ['an id with its underscore', 'flt3_itd', 'variable/flt3_itd'],
      ['a code with its slash', '9861/3', 'code-system/icd_o_3_2'],
      ['the beginning of a word', 'tand', 'variable/flt3_itd'],
      ['a word with a letter wrong', 'tandam', 'variable/flt3_itd'],
      ['a word without its accent', 'mutacion', 'variable/flt3_itd'],
      ['a word with the accent apart', 'mutacio\u0301n', 'variable/flt3_itd'],
      ['an umlaut', 'Rückfall', 'value-set/relapse'],
      ['an umlaut in two parts', 'Ru\u0308ckfall', 'value-set/relapse'],
      ['an umlaut as two letters', 'Rueckfall', 'value-set/relapse'],
      ['two umlauts as two letters each', 'rueckfaelle', 'value-set/relapse'],
      ['an umlaut without its dots', 'ruckfalle', 'value-set/relapse'],
      ['a sharp s as two letters', 'groessere', 'value-set/relapse'],
      ['full-width letters', 'ＮＰＭ１', 'variable/npm1'],
    ])('%s: %s', (_what, words, expected) => {
      expect(refs(words)[0]).toBe(expected);
    });

    test('every document that holds all words, and no other', () => {
      expect([...refs('mutation')].sort()).toEqual(['variable/flt3_itd', 'variable/npm1']);
      expect(refs('mutation tandem')).toEqual(['variable/flt3_itd']);
      expect(refs('mutation chronic')).toEqual([]);
    });

    test('no other code than the one asked for', () => {
      const codes = { a: 'code 9861/3', b: 'code 9862/3', c: 'code 9861/1' };
      expect(among('9861/3', codes)).toEqual(['a']);
      expect(among('flt3', { a: 'FLT1', b: 'FLT3' })).toEqual(['b']);
    });
  });

  describe(`${name} ranks`, () => {
    test.each(['id', 'title', 'synonyms', 'definition', 'content'] as const)(
      'in %s the word itself before one that begins with it before one with a letter wrong',
      (field) => {
        const texts = { x_wrong: 'remession', y_beginning: 'remissions', z_exact: 'remission' };
        expect(among('remission', texts, field)).toEqual(['z_exact', 'y_beginning', 'x_wrong']);
      },
    );

    test('the word itself first though it is everywhere and the longer one is rare', () => {
      const common = Object.fromEntries(
        Array.from({ length: 50 }, (_, at) => [`y${at}`, `blast number ${at} of many`]),
      );
      expect(among('blast', { ...common, x: 'blastoid' }).at(-1)).toBe('x');
    });

    test('by field: id, title, synonyms, definition, content', () => {
      const fields = ['content', 'definition', 'synonyms', 'title', 'id'] as const;
      const documents = fields.map((field, at) => document(`${at}`, { [field]: 'survival' }));
      expect(
        make(documents)
          .find('survival')
          .map((hit) => fields[Number(hit.ref)]),
      ).toEqual(fields.toReversed());
    });

    test('a title of just these words before a longer one', () => {
      expect(among('overall survival', { a: 'Overall survival of all patients', b: 'Overall survival' })).toEqual([
        'b',
        'a',
      ]);
    });

    test('what bears the whole name before what holds its words in more fields', () => {
      const documents = [
        document('a', {
          id: 'overall_survival_days',
          title: 'Overall survival, reported',
          synonyms: 'Overall survival days',
        }),
        document('b', { id: 'os', title: 'Overall Survival' }),
        document('c', { id: 'x', title: 'Something else', synonyms: 'Other; OVERALL survival' }),
      ];
      expect(
        make(documents)
          .find('overall survival')
          .map((hit) => hit.ref),
      ).toEqual(['b', 'c', 'a']);
    });

    test('what people look for less after what has the same words', () => {
      const documents = [document('a', { title: 'FLT3 ratio' }), document('b', { title: 'FLT3 ratio' })];
      const weighted = documents.map((each) => (each.ref === 'a' ? { ...each, weight: 0.5 } : each));
      const refsOf = (all: readonly SearchDocument[]) =>
        make(all)
          .find('flt3')
          .map((hit) => hit.ref);
      expect([refsOf(documents), refsOf(weighted)]).toEqual([
        ['a', 'b'],
        ['b', 'a'],
      ]);
    });

    test('totally: equal ones by ref, in whatever order they came', () => {
      const documents = ['c', 'a', 'b', 'e', 'd'].map((ref) => document(ref, { title: 'same' }));
      expect(
        make(documents)
          .find('same')
          .map((hit) => hit.ref),
      ).toEqual(['a', 'b', 'c', 'd', 'e']);
    });

    test('each document once, best first, the same however the documents are ordered', () => {
      fc.assert(
        fc.property(anyDocuments, fc.array(anyWord, { minLength: 1, maxLength: 3 }), (documents, words) => {
          const hits = make(documents).find(words.join(' '));
          expect(new Set(hits.map((hit) => hit.ref)).size).toBe(hits.length);
          const order = hits.toSorted((a, b) => b.score - a.score || (a.ref < b.ref ? -1 : 1));
          expect(hits).toEqual(order);
          expect(make(documents.toReversed()).find(words.join(' '))).toEqual(hits);
        }),
      );
    });
  });

  describe(`${name} points`, () => {
    /** The words of the field that a hit points at. */
    function pointed(hit: SearchHit | undefined, field: SearchField, text: string): readonly string[] {
      const match = hit?.matches.find((each) => each.field === field);
      return (match?.positions ?? []).map(([start, length]) => text.slice(start, start + length));
    }

    test.each([
      ['in plain text', 'The gene FLT3, here', 'flt3', ['FLT3']],
      ['at each of several places', 'ITD, then itd: ITDs', 'itd', ['ITD', 'itd', 'ITDs']],
      ['behind accents', 'Déjà été: Größe', 'größe', ['Größe']],
      [
        'behind accents that are characters of their own',
        'De\u0301ja\u0300 e\u0301te\u0301: Gro\u0308ße',
        'grosse',
        ['Gro\u0308ße'],
      ],
      ['at an accented word asked for without', 'vor dem Rückfall', 'ruckfall', ['Rückfall']],
      ['at a decomposed word asked for composed', 'vor dem Ru\u0308ckfall.', 'rückfall', ['Ru\u0308ckfall']],
      ['behind characters that become longer when folded', 'ﬁve ½ ㎎ ﷺ dose', 'dose', ['dose']],
      ['behind characters of two units', '😀😀 𝒳 dose', 'dose', ['dose']],
      ['at the parts of a name', 'x FLT3-ITD y', 'flt3 itd', ['FLT3', 'ITD']],
      ['at the whole word of which a beginning was asked for', 'a remission.', 'remi', ['remission']],
    ])('%s', (_what, text, words, expected) => {
      const [hit] = make([document('a', { definition: text })]).find(words);
      expect(pointed(hit, 'definition', text)).toEqual(expected);
    });

    test('only at words, in order, none twice, in every field', () => {
      fc.assert(
        fc.property(anyDocuments, anyWord, anyWord, (documents, one, other) => {
          const hits = make(documents).find(`${one} ${other}`);
          expect(hits.every((hit) => hit.matches.length > 0)).toBe(true);
          for (const { hit, match } of hits.flatMap((hit) => hit.matches.map((match) => ({ hit, match })))) {
            const text = documents.find((each) => each.ref === hit.ref)?.[match.field] ?? '';
            const starts = match.positions.map(([start]) => start);
            expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
            for (const word of pointed(hit, match.field, text)) expect(word).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
          }
        }),
      );
    });
  });

  describe(`${name} takes a person's words as words:`, () => {
    test.each([
      ['+flt3 -itd', 'variable/flt3_itd'],
      ['~1 flt3', undefined],
      ['flt3~1', undefined],
      ['"internal tandem"', 'variable/flt3_itd'],
      ['(internal OR tandem)', undefined],
      ['flt3^10', undefined],
      ['title:mutation', undefined],
      ['tandem*', 'variable/flt3_itd'],
      ['-tandem', 'variable/flt3_itd'],
      ['%tandem%', 'variable/flt3_itd'],
      ["mutation'; DROP TABLE x; --", undefined],
      ['{tandem}', 'variable/flt3_itd'],
      ['mutation AND', undefined],
      ['NOT tandem', undefined],
    ])('%s', (words, expected) => {
      expect(refs(words)[0]).toBe(expected);
    });

    test.each([
      '*',
      '',
      ' ',
      '+',
      '-',
      '~',
      '"',
      '\\',
      '^',
      ':',
      '()',
      '*:*',
      '\u0000',
      '\u0301',
      '＊',
      '\ud800',
      '😀',
    ])('no words at all lead nowhere: %j', (words) => {
      expect(refs(words)).toEqual([]);
    });

    test('a wildcard inside a word is none', () => {
      expect(refs('mut*on')).toEqual([]);
      expect(refs('mut＊on')).toEqual([]);
    });

    test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'ref', 'length'])(
      'a word of JavaScript is a word: %s',
      (word) => {
        expect(refs(word)).toEqual([]);
        expect(among(word, { a: `the ${word} of`, b: 'other' })).toEqual(['a']);
      },
    );

    test('a very long text or word leads nowhere, and ends', () => {
      expect(refs('x'.repeat(100_000))).toEqual([]);
      expect(refs('flt3 zzzz '.repeat(10_000))).toEqual([]);
      expect(among('short', { a: `${'long '.repeat(20_000)}short ${'y'.repeat(5_000)}` })).toEqual(['a']);
    });

    test('nothing is found among no documents', () => {
      expect(make([]).find('flt3')).toEqual([]);
    });

    test('never throws, whatever is asked of whatever there is', () => {
      const text = fc.string({ unit: 'binary', maxLength: 30 });
      fc.assert(
        fc.property(fc.array(text, { maxLength: 5 }), text, (texts, words) => {
          const documents = texts.map((title, at) => document(`${at}`, { title, id: title }));
          for (const hit of make(documents).find(words)) {
            expect(Number.isFinite(hit.score)).toBe(true);
            for (const { positions } of hit.matches) {
              const title = texts[Number(hit.ref)] ?? '';
              expect(positions.every(([start, length]) => length > 0 && start + length <= title.length)).toBe(true);
            }
          }
        }),
      );
    });
  });
}
