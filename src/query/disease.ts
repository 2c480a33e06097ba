import type { Card } from '../model/card.ts';
import type { DictionarySettings, Disease } from '../model/dictionary.ts';
import { didYouMean } from '../model/did-you-mean.ts';
import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { textIn } from '../model/text.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { CompiledCodeSystem } from '../terminology/code-system.ts';
import type { Member } from '../terminology/enumerate.ts';
import { levelIn } from './browse.ts';

/** A disease as lists show it. */
export interface DiseaseItem {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  /** Definitions that name it. */
  readonly own: number;
  /** Definitions for every disease. */
  readonly shared: number;
}

/** The codes that mean a disease in one classification and edition. */
export interface DiseaseCodes {
  readonly system: CompiledCodeSystem;
  readonly members: readonly Member[];
}

/** All that a release says of a disease. Definitions that name it come before those for every disease. */
export interface DiseaseOverview extends DiseaseItem {
  /** Value set of its codes; absent: not stated. */
  readonly valueSet?: string;
  readonly codes: readonly DiseaseCodes[];
  readonly coreVariables: readonly Card[];
  readonly extendedVariables: readonly Card[];
  readonly endpoints: readonly Card[];
  readonly scores: readonly Card[];
  /** Value sets, code systems, maps, tables and rules that name it. */
  readonly others: readonly Card[];
}

/** The diseases of a release, in its order. */
export function listDiseases(snapshot: Snapshot): readonly DiseaseItem[] {
  const { settings } = snapshot.dictionary;
  return settings.diseases.map((disease) => itemOf(snapshot, disease, settings));
}

/** What a release says of one disease. Answers `unknown-disease`. */
export function oneDisease(snapshot: Snapshot, id: string): Result<DiseaseOverview> {
  const { settings } = snapshot.dictionary;
  const disease = settings.diseases.find((each) => each.id === id);
  if (disease === undefined) {
    const ids = settings.diseases.map((each) => each.id);
    const message = `There is no disease "${id}"; expected one of ${ids.join(', ')}.${didYouMean(id, ids)}`;
    return failed(error('unknown-disease', message));
  }
  const cards = ownFirst(snapshot.cards, id);
  const variables = cards.filter((card) => card.kind === 'variable');
  return ok({
    ...itemOf(snapshot, disease, settings),
    ...(disease.valueSet === undefined ? {} : { valueSet: disease.valueSet }),
    codes: codesOf(snapshot, disease.valueSet),
    coreVariables: variables.filter((card) => levelIn(card, id) === 'core'),
    extendedVariables: variables.filter((card) => levelIn(card, id) === 'extended'),
    endpoints: cards.filter((card) => card.kind === 'endpoint'),
    scores: cards.filter((card) => card.kind === 'score'),
    others: cards.filter((card) => !SHOWN.has(card.kind) && card.diseases.includes(id)),
  });
}

const SHOWN: ReadonlySet<string> = new Set(['variable', 'endpoint', 'score']);

function itemOf(snapshot: Snapshot, { id, label, group }: Disease, settings: DictionarySettings): DiseaseItem {
  return {
    id,
    label: textIn(label, ...settings.languages),
    group,
    own: snapshot.cards.filter((card) => card.diseases.includes(id)).length,
    shared: snapshot.cards.filter((card) => card.diseases.includes('any')).length,
  };
}

function ownFirst(cards: readonly Card[], id: string): readonly Card[] {
  const own = cards.filter((card) => card.diseases.includes(id));
  return [...own, ...cards.filter((card) => !card.diseases.includes(id) && card.diseases.includes('any'))];
}

function codesOf(snapshot: Snapshot, id: string | undefined): readonly DiseaseCodes[] {
  const valueSet = snapshot.valueSets.find(({ shape }) => shape.source.id === id);
  const members = valueSet?.enumeration().codes ?? [];
  const systems = new Set(members.map(({ system }) => system));
  return [...systems].map((system) => ({ system, members: members.filter((member) => member.system === system) }));
}
