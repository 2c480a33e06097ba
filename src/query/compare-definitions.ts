import { diffWordsWithSpace } from 'diff';
import { contentsOf } from '../model/contents.ts';
import { type Difference, differences } from '../model/differences.ts';
import { error } from '../model/issue.ts';
import { LIMITS } from '../model/limits.ts';
import type { EntryKind } from '../model/release.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** A piece of a text that was changed. */
export interface TextPiece {
  readonly how: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** A place at which a definition is not what it was. */
export interface FieldChange extends Difference {
  /** Names on the way to the place: `['columns', 'sex', 'required']`. */
  readonly steps: readonly string[];
  /** Where both sides are texts: their words, in order. */
  readonly pieces?: readonly TextPiece[];
}

/** A code that a value set holds. */
export interface HeldCode {
  readonly system: string;
  readonly code: string;
  readonly display: string;
}

export interface DefinitionComparison {
  /** Undefined where the release does not hold it. */
  readonly before: object | undefined;
  readonly after: object | undefined;
  readonly fields: readonly FieldChange[];
  /** Of a value set: the codes that it gained and lost, whatever the cause. */
  readonly codes: { readonly added: readonly HeldCode[]; readonly removed: readonly HeldCode[] };
}

/**
 * One definition, or a settings file, in two releases: every place at which they differ, texts word by word. Answers
 * `unknown-definition` if neither release holds it.
 */
export function compareDefinitions(
  [before, after]: readonly [Snapshot, Snapshot],
  kind: EntryKind,
  id: string,
): Result<DefinitionComparison> {
  const [old, now] = [contentIn(before, kind, id), contentIn(after, kind, id)];
  if (old === undefined && now === undefined) {
    const where = `release ${before.name.version} nor ${after.name.version}`;
    return failed(error('unknown-definition', `There is no ${kind} "${id}" in ${where}.`));
  }
  const found = old === undefined || now === undefined ? [] : differences(old, now);
  return ok({ before: old, after: now, fields: found.map(fieldChange), codes: codesOf([before, after], kind, id) });
}

function contentIn({ dictionary }: Snapshot, kind: EntryKind, id: string): object | undefined {
  if (kind === 'dictionary' || kind === 'working-groups') {
    return id === kind ? contentsOf(dictionary).find((each) => each.kind === kind)?.content : undefined;
  }
  const definition = dictionary.definitions.get(`${kind}/${id}`);
  if (definition === undefined) return undefined;
  // It says in which release it came, which is not part of what it says.
  const { since: _since, ...content } = definition;
  return content;
}

function fieldChange(difference: Difference): FieldChange {
  const { before, after, pointer } = difference;
  const steps = pointer.split('/').slice(1).map(unescaped);
  if (typeof before !== 'string' || typeof after !== 'string') return { ...difference, steps };
  return { ...difference, steps, pieces: piecesBetween(before, after) };
}

function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

/**
 * The words that two texts share, and those that only one has, in the order of reading. Texts with too little in common
 * stand as a whole.
 */
export function piecesBetween(before: string, after: string): readonly TextPiece[] {
  const parts = diffWordsWithSpace(before, after, { maxEditLength: LIMITS.comparedWords });
  if (parts === undefined) return [...piece('removed', before), ...piece('added', after)];
  const pieces: TextPiece[] = [];
  let [removed, added] = ['', ''];
  const keep = (text: string) => {
    const shared = commonEnd(removed, added);
    pieces.push(...piece('removed', removed.slice(0, removed.length - shared.length)));
    pieces.push(...piece('added', added.slice(0, added.length - shared.length)), ...piece('same', shared + text));
    [removed, added] = ['', ''];
  };
  for (const [index, part] of parts.entries()) {
    // A space or comma between two changes would only break them up.
    const isSame = !part.added && !part.removed;
    const isGlue = isSame && !HAS_WORD.test(part.value) && index > 0 && index < parts.length - 1;
    if (part.added || isGlue) added += part.value;
    if (part.removed || isGlue) removed += part.value;
    if (isSame && !isGlue) keep(part.value);
  }
  keep('');
  return pieces;
}

const HAS_WORD = /[\p{L}\p{N}]/u;

/** Spaces and the like that two texts both end in. */
function commonEnd(a: string, b: string): string {
  const [end = ''] = /[^\p{L}\p{N}]*$/u.exec(a) ?? [];
  return [...end].map((_each, index, letters) => letters.slice(index).join('')).find((each) => b.endsWith(each)) ?? '';
}

function piece(how: TextPiece['how'], text: string): readonly TextPiece[] {
  return text === '' ? [] : [{ how, text }];
}

function codesOf(
  [before, after]: readonly [Snapshot, Snapshot],
  kind: EntryKind,
  id: string,
): DefinitionComparison['codes'] {
  if (kind !== 'value-set') return { added: [], removed: [] };
  const [old, now] = [heldCodes(before, id), heldCodes(after, id)];
  const only = (these: ReadonlyMap<string, HeldCode>, those: ReadonlyMap<string, HeldCode>) =>
    [...these].flatMap(([key, held]) => (those.has(key) ? [] : [held]));
  return { added: only(now, old), removed: only(old, now) };
}

function heldCodes({ valueSets }: Snapshot, id: string): ReadonlyMap<string, HeldCode> {
  const set = valueSets.find(({ shape }) => shape.source.id === id);
  const codes = set?.enumeration().codes ?? [];
  return new Map(
    codes.map(({ system, concept, display }) => [
      `${system.shape.url}\n${concept.code}`,
      { system: system.shape.url, code: concept.code, display },
    ]),
  );
}
