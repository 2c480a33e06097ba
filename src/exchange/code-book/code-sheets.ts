import type { CodeSystem, OwnConcept, ValueSet } from '../../model/definitions.ts';
import type { Member } from '../../query/value-set-codes.ts';
import type { Listed, Selection } from './selection.ts';
import { field, type Sheet, sheetOf } from './sheet.ts';
import { useInWords } from './use-in-words.ts';

interface ListedMember {
  readonly valueSet: Listed<ValueSet>;
  readonly position: number;
  readonly member: Member;
}

/** A row a code of a value set, in the order of the value set. */
export function codeSheet(selection: Selection): Sheet {
  const { text } = selection;
  const termsOf = termsBySystem(selection);
  return sheetOf<ListedMember>(
    {
      id: 'codes',
      title: 'Codes',
      about: 'One row a code of a value set, in its order. Codes are text: 9801/3 is no division and 1-2 no date.',
    },
    [
      field('valueSet', 'Value set', 28, ({ valueSet }) => valueSet.card.id),
      field('valueSetTitle', 'Title of the value set', 30, ({ valueSet }) => text(valueSet.definition.title)),
      field('position', 'Position', 9, ({ position }) => position),
      field('code', 'Code', 20, ({ member }) => member.concept.code),
      field('display', 'Meaning', 44, ({ member }) => member.display),
      field('definition', 'Definition', 50, ({ member }) => member.concept.definition),
      field('use', 'Use', 18, ({ member }) => useInWords(member)),
      field('system', 'Code system', 40, ({ member }) => member.system.shape.url),
      field('edition', 'Edition', 12, ({ member }) => member.system.shape.version),
      field('ordered', 'Order has a meaning', 10, ({ valueSet }) =>
        valueSet.definition.ordered === true ? 'yes' : 'no',
      ),
      field('extensible', 'Other codes allowed', 10, ({ valueSet }) =>
        valueSet.definition.extensible === true ? 'yes' : 'no',
      ),
      field('terms', 'Terms of the code system', 40, ({ member }) => termsOf(member)),
    ],
    membersOf(selection),
  );
}

function membersOf({ snapshot, valueSets }: Selection): readonly ListedMember[] {
  const compiled = new Map(snapshot.valueSets.map((each) => [each.shape.source.id, each]));
  return valueSets.flatMap((valueSet) =>
    (compiled.get(valueSet.card.id)?.enumeration().codes ?? []).map((member, index) => ({
      valueSet,
      position: index + 1,
      member,
    })),
  );
}

/** Licences are not in the shape of a code system: they come from its definition. Our own lists have the dictionary's. */
function termsBySystem({ snapshot }: Selection): (member: Member) => string {
  const { settings, definitions } = snapshot.dictionary;
  return ({ system: { shape } }) => {
    const definition = definitions.get(`${shape.source.kind}/${shape.source.id}`);
    return definition?.kind === 'code-system' ? definition.licence : settings.licence;
  };
}

interface ListedConcept {
  readonly system: Listed<CodeSystem>;
  readonly concept: OwnConcept;
}

/** A row a code of a classification. */
export function codeSystemSheet({ codeSystems, text }: Selection): Sheet {
  return sheetOf<ListedConcept>(
    {
      id: 'code-systems',
      title: 'Classifications',
      about: 'One row a code of a classification or vocabulary, as far as the release holds it.',
    },
    [
      field('codeSystem', 'Code system', 22, ({ system }) => system.card.id),
      field('edition', 'Edition', 12, ({ system }) => system.definition.edition),
      field('code', 'Code', 20, ({ concept }) => concept.code),
      field('display', 'Meaning', 50, ({ concept }) => text(concept.display)),
      field('definition', 'Definition', 50, ({ concept }) => text(concept.definition) || undefined),
      field('parents', 'Below', 20, ({ concept }) => concept.parents ?? []),
      field('synonyms', 'Other names', 40, ({ concept }) => concept.synonyms ?? []),
      field('status', 'Status', 12, ({ concept }) => concept.status ?? 'active'),
      field('groups', 'Only groups others', 10, ({ concept }) => (concept.abstract === true ? 'yes' : 'no')),
      field('replacedBy', 'Replaced by', 16, ({ concept }) => concept.replacedBy),
      field('url', 'URL of the system', 40, ({ system }) => system.definition.url),
      field('terms', 'Terms of the code system', 40, ({ system }) => system.definition.licence),
    ],
    codeSystems.flatMap((system) => system.definition.concepts.map((concept) => ({ system, concept }))),
  );
}
