import { expressionIssues } from '../kinds/expression-issues.ts';
import { expressionLinks } from '../kinds/expression-links.ts';
import { linksOf, rulesFor } from '../kinds/index.ts';
import type { Definition } from '../model/definitions.ts';
import { type Dictionary, definitionOf } from '../model/dictionary.ts';
import { didYouMean } from '../model/did-you-mean.ts';
import { keyOf } from '../model/ids.ts';
import { error, type Issue, type IssueCode, warning } from '../model/issue.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type CompiledCodeSystem, conceptsOf } from '../terminology/code-system.ts';
import { caseIssues } from './case-issues.ts';
import { ruleCaseIssues } from './rule-case-issues.ts';
import { variableIssues } from './variable-issues.ts';

/**
 * Findings about a whole dictionary whose references are resolved and which is compiled: codes that their system
 * lacks, units, mappings' check digits, patterns, expressions, missing reasons among values, use of what is retired,
 * what goes into worked cases, and what the cases of rules come to.
 * Every issue names its definition and, where it can, the pointer.
 */
export function lint(snapshot: Snapshot): readonly Issue[] {
  const { dictionary } = snapshot;
  return [
    ...memberIssues(snapshot),
    ...snapshot.issues().filter((issue) => !REPORTED_ELSEWHERE.has(issue.code)),
    ...[...dictionary.definitions.values()].flatMap((definition) => [
      ...statusIssues(definition),
      ...retiredIssues(definition, dictionary),
    ]),
    ...variableIssues(snapshot),
    ...expressionIssues(dictionary),
    ...caseIssues(snapshot),
    ...ruleCaseIssues(snapshot),
  ];
}

/** What compiling says of a whole definition, and the checks before it or here say at the place where it is written. */
const REPORTED_ELSEWHERE: ReadonlySet<IssueCode> = new Set([
  'circular-reference',
  'unknown-code',
  'unknown-concept',
  'unknown-system',
  'unknown-value-set',
]);

function memberIssues(snapshot: Snapshot): readonly Issue[] {
  const systems = new Map(snapshot.codeSystems.map((system) => [system.shape.source.id, system]));
  return [...snapshot.dictionary.definitions.values()].flatMap((definition) =>
    rulesFor(definition)
      .codeUses(definition)
      .flatMap(({ code, within, pointer }) => {
        const system = systems.get(within);
        if (system === undefined || system.concept(code) !== undefined) return [];
        const at = { definition: keyOf(definition), pointer };
        return [error('unknown-code', `"${code}" is not a code of ${within}.${nearestCode(system, code)}`, at)];
      }),
  );
}

function nearestCode(system: CompiledCodeSystem, code: string): string {
  return didYouMean(
    code,
    [...conceptsOf(system)].map((concept) => concept.code),
  );
}

function statusIssues(definition: Definition): readonly Issue[] {
  const at = { definition: keyOf(definition), pointer: '/status' };
  if (definition.status === 'deprecated' && definition.deprecated === undefined) {
    return [error('missing-key', 'A deprecated definition must say why under `deprecated`.', at)];
  }
  if (definition.status !== 'deprecated' && definition.status !== 'retired' && definition.deprecated !== undefined) {
    return [error('invalid-value', `It has \`deprecated\`, but its status is ${definition.status}.`, at)];
  }
  return [];
}

/** A definition in use must not stand on one that is out of use. Drafts and retired ones may. */
function retiredIssues(definition: Definition, dictionary: Dictionary): readonly Issue[] {
  if (definition.status === 'draft' || definition.status === 'retired') return [];
  return [...linksOf(definition), ...expressionLinks(definition, dictionary)].flatMap((link) => {
    if (link.pointer.startsWith('/deprecated/')) return [];
    const target = link.kinds.map((kind) => definitionOf(dictionary, kind, link.id)).find((each) => each !== undefined);
    const at = { definition: keyOf(definition), pointer: link.pointer };
    if (target?.status === 'retired') {
      return [error('retired-reference', `It uses ${keyOf(target)}, which is retired.`, at)];
    }
    if (target?.status === 'draft') {
      return [error('retired-reference', `It uses ${keyOf(target)}, which is only a draft.`, at)];
    }
    if (target?.status === 'deprecated' && definition.status !== 'deprecated') {
      return [warning('retired-reference', `It uses ${keyOf(target)}, which is deprecated.`, at)];
    }
    return [];
  });
}
