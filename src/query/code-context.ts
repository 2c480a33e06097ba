import type { Card } from '../model/card.ts';
import type { Disease } from '../model/dictionary.ts';
import { keyOf } from '../model/ids.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { textIn } from '../model/text.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { CompiledCodeSystem } from '../terminology/code-system.ts';
import { type ConceptItem, codeSystemOf, oneConcept } from './concepts.ts';
import { type Translation, translate } from './translate.ts';

/** A concept, and what the release says of it elsewhere. */
export interface CodeContext extends ConceptItem {
  /** What the maps say that start from its system, or that lead to it. */
  readonly translations: readonly (Translation & { readonly id: string; readonly reverse: boolean })[];
  /** The value sets that hold it. */
  readonly valueSets: readonly Card[];
  /** Names of the diseases whose codes it is among. */
  readonly diseases: readonly string[];
}

/** Everything that a release says of one code of a system. Answers `unknown-definition`, `unknown-concept`. */
export function codeContext(snapshot: Snapshot, id: string, code: string): Result<CodeContext> {
  const system = codeSystemOf(snapshot, id);
  if (!system.ok) return system;
  const item = oneConcept(snapshot, id, code);
  if (!item.ok) return failed(...item.issues);
  const { valueSets, diseases } = holdersOf(snapshot, system.value, code);
  const { languages } = snapshot.dictionary.settings;
  return ok({
    ...item.value,
    translations: translationsOf(snapshot, system.value.shape, code),
    valueSets,
    diseases: diseases.map(({ label }) => textIn(label, ...languages)),
  });
}

/** What holds a code: value sets, and the diseases whose codes are one of them. */
export interface CodeHolders {
  readonly valueSets: readonly Card[];
  readonly diseases: readonly Disease[];
}

/** The value sets that hold a code, and the diseases that it means. */
export function holdersOf(snapshot: Snapshot, system: CompiledCodeSystem, code: string): CodeHolders {
  const holding = snapshot.valueSets.filter((each) => each.member(system, code) !== undefined);
  const ids = new Set(holding.map((each) => each.shape.source.id));
  return {
    valueSets: holding.flatMap((each) => snapshot.cardOf.get(keyOf(each.shape.source)) ?? []),
    diseases: snapshot.dictionary.settings.diseases.filter(
      ({ valueSet }) => valueSet !== undefined && ids.has(valueSet),
    ),
  };
}

function translationsOf(snapshot: Snapshot, system: { readonly url: string; readonly version: string }, code: string) {
  const isSystem = (url: string, version: string) => url === system.url && version === system.version;
  return snapshot.conceptMaps.flatMap(({ shape }) => {
    const id = shape.source.id;
    const ask = (reverse: boolean) => {
      const found = translate(snapshot, id, { code, reverse, system: `${system.url}|${system.version}` });
      return found.ok && found.value.verdict !== 'unmapped' ? [{ ...found.value, id, reverse }] : [];
    };
    return [
      ...(shape.groups.some((group) => isSystem(group.source, group.sourceVersion)) ? ask(false) : []),
      ...(shape.groups.some((group) => isSystem(group.target, group.targetVersion)) ? ask(true) : []),
    ];
  });
}
