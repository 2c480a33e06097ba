import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { Concept } from '../model/shapes.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type CompiledCodeSystem, conceptsOf } from '../terminology/code-system.ts';
import { type CodeHolders, holdersOf } from './code-context.ts';
import { type CodeCrosswalks, crosswalksOfCode } from './code-crosswalks.ts';
import { childrenOf, pathsTo } from './code-tree.ts';
import { codeSystemOf } from './concepts.ts';

/** A code in another edition of its system. */
export interface CodeInEdition {
  readonly system: CompiledCodeSystem;
  /** Absent: the edition, as the release holds it, has no such code. */
  readonly concept: Concept | undefined;
}

/** All that a release says of one code of a code system. */
export interface CodeView extends CodeHolders {
  readonly system: CompiledCodeSystem;
  readonly concept: Concept;
  /** The ways from the top of the hierarchy down to it. */
  readonly paths: readonly (readonly Concept[])[];
  readonly children: readonly Concept[];
  /** The codes that name it as what replaces them. */
  readonly replaces: readonly Concept[];
  /** The editions of its system that the release holds, its own among them, oldest first. */
  readonly editions: readonly CodeInEdition[];
  readonly crosswalks: CodeCrosswalks;
}

/** One code with its place, its editions, what it maps to and what holds it. Answers `unknown-definition`, `unknown-concept`. */
export function codeView(snapshot: Snapshot, id: string, code: string): Result<CodeView> {
  const found = codeSystemOf(snapshot, id);
  if (!found.ok) return found;
  const system = found.value;
  const concept = system.concept(code);
  if (concept === undefined) {
    const { url, version } = system.shape;
    return failed(error('unknown-concept', `"${code}" is not a code of ${url}|${version}.`, { parameter: 'code' }));
  }
  return ok({
    system,
    concept,
    paths: pathsTo(system, concept.code),
    children: childrenOf(system, concept.code),
    replaces: [...conceptsOf(system)].filter((each) => replacementOf(each) === concept.code),
    editions: editionsOf(snapshot, system, concept.code),
    crosswalks: crosswalksOfCode(snapshot, system, concept.code),
    ...holdersOf(snapshot, system, concept.code),
  });
}

/** The code that replaces a concept, where its system names one. */
export function replacementOf({ properties }: Concept): string | undefined {
  const found = properties.find(({ code }) => code === 'replacedBy')?.value;
  return found === undefined ? undefined : String(found);
}

function editionsOf(snapshot: Snapshot, { shape }: CompiledCodeSystem, code: string): readonly CodeInEdition[] {
  return snapshot.codeSystems
    .filter((each) => each.shape.url === shape.url)
    .toSorted((a, b) => a.shape.version.localeCompare(b.shape.version, 'en', { numeric: true }))
    .map((system) => ({ system, concept: system.concept(code) }));
}
