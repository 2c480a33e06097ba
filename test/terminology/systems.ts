import fc from 'fast-check';
import type { CodeSystemShape, Concept, ValueSetShape } from '../../src/model/shapes.ts';
import { type CompiledCodeSystem, compileCodeSystem } from '../../src/terminology/code-system.ts';

export function concept(code: string, parents: readonly string[] = [], more: Partial<Concept> = {}): Concept {
  return {
    code,
    display: `Display of ${code}`,
    parents,
    status: 'active',
    abstract: false,
    designations: [],
    properties: [],
    ...more,
  };
}

const CANONICAL = {
  version: '1',
  name: 'test',
  title: 'Test',
  description: 'Test',
  status: 'active',
  publisher: 'Test',
} as const;

export function systemShape(concepts: readonly Concept[], more: Partial<CodeSystemShape> = {}): CodeSystemShape {
  return {
    ...CANONICAL,
    shape: 'CodeSystem',
    id: 'test',
    url: 'http://example.org/system',
    source: { kind: 'code-system', id: 'test' },
    content: 'complete',
    caseSensitive: true,
    language: 'en',
    properties: [],
    concepts,
    ...more,
  };
}

export function system(concepts: readonly Concept[], more: Partial<CodeSystemShape> = {}): CompiledCodeSystem {
  return compileCodeSystem(systemShape(concepts, more));
}

export function valueSetShape(more: Partial<ValueSetShape>): ValueSetShape {
  return {
    ...CANONICAL,
    shape: 'ValueSet',
    id: 'test',
    url: 'http://example.org/value-set',
    source: { kind: 'value-set', id: 'test' },
    include: [],
    exclude: [],
    extensible: false,
    ordered: false,
    ...more,
  };
}

/** What is at or above `code`, by walking parents: slow, and too simple to be wrong. */
export function ancestorsAndSelf(concepts: readonly Concept[], code: string): ReadonlySet<string> {
  const byCode = new Map(concepts.map((each) => [each.code, each]));
  const seen = new Set([code]);
  for (const each of seen) {
    for (const parent of byCode.get(each)?.parents ?? []) if (byCode.has(parent)) seen.add(parent);
  }
  return seen;
}

/** Up to `size` concepts in any order, each below up to three others; no circles, any number of roots. */
export function anyDag(size = 40): fc.Arbitrary<readonly Concept[]> {
  const picks = fc.array(fc.nat(), { maxLength: 3 });
  return fc.array(picks, { minLength: 1, maxLength: size }).chain((all) => {
    const concepts = all.map((own, at) => {
      const parents = at === 0 ? [] : own.map((pick) => `c${pick % at}`);
      return concept(`c${at}`, parents);
    });
    return fc.shuffledSubarray(concepts, { minLength: concepts.length, maxLength: concepts.length });
  });
}

/** Any parents at all: circles, concepts below themselves, parents that do not exist. */
export function anyGraph(size = 25): fc.Arbitrary<readonly Concept[]> {
  const picks = fc.array(fc.nat({ max: size + 3 }), { maxLength: 3 });
  return fc.array(picks, { minLength: 1, maxLength: size }).map((all) =>
    all.map((own, at) =>
      concept(
        `c${at}`,
        own.map((pick) => `c${pick}`),
      ),
    ),
  );
}
