import { error } from '../../model/issue.ts';
import { failed, ok, type Result } from '../../model/result.ts';
import { type CodeContext, codeContext } from '../../query/code-context.ts';
import { type Match, type Translation, translate } from '../../query/translate.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import type { CommandContext } from '../command-context.ts';
import { type Output, writeJson } from '../output.ts';
import { find, inRelease } from './show.ts';

interface Asked {
  readonly name: string;
  readonly code: string;
  readonly release: string;
}

/** `hdict show NAME --code CODE`: a code of a code system with all that is said of it, or what a map makes of it. */
export function showCode(context: CommandContext, { name, code, release }: Asked): number {
  return inRelease(context, release, (snapshot) => {
    const found = find(snapshot, name);
    if (!found.ok) return found;
    const card = 'card' in found.value ? found.value.card : undefined;
    if (card?.kind === 'concept-map') return showTranslation(context, snapshot, { id: card.id, code });
    if (card === undefined) {
      return failed(error('invalid-parameter', `"${name}" has no codes of its own.`, { parameter: '--code' }));
    }
    const answer = codeContext(snapshot, card.id, code);
    if (!answer.ok) return answer;
    if (context.format === 'json') writeJson({ release: snapshot.name, ...forMachines(answer.value) }, context.output);
    else writeCode(answer.value, context.output);
    return ok(undefined);
  });
}

interface Named {
  readonly id: string;
  readonly code: string;
}

function showTranslation(context: CommandContext, snapshot: Snapshot, { id, code }: Named): Result<void> {
  const answer = translate(snapshot, id, { code, reverse: false });
  if (!answer.ok) return answer;
  if (context.format === 'json') {
    writeJson({ release: snapshot.name, ...translationForMachines(answer.value) }, context.output);
  } else writeTranslation(id, answer.value, context.output);
  return ok(undefined);
}

function writeCode({ concept, children, diseases, valueSets, translations }: CodeContext, output: Output): void {
  const { code, display, status, definition, parents, designations, properties } = concept;
  output.out(`${code}  ${display}${status === 'active' ? '' : `  (${status})`}\n`);
  if (definition !== undefined) output.out(`${definition}\n`);
  for (const { language, value } of designations) output.out(`  ${language ?? 'also'}: ${value}\n`);
  for (const { code: name, value } of properties) output.out(`  ${name}: ${String(value)}\n`);
  if (parents.length > 0) output.out(`  below ${parents.join(', ')}\n`);
  if (children > 0) output.out(`  ${children} below it\n`);
  if (diseases.length > 0) output.out(`  means ${diseases.join(', ')}\n`);
  if (valueSets.length > 0) output.out(`  in ${valueSets.map((card) => card.id).join(', ')}\n`);
  for (const each of translations) {
    output.out('\n');
    writeTranslation(each.reverse ? `${each.id}, in reverse` : each.id, each, output);
  }
}

function writeTranslation(name: string, { asked, verdict, matches, comments }: Translation, { out }: Output): void {
  out(`by ${name}: ${asked.code} ${asked.display ?? ''} ${VERDICT[verdict]}\n`);
  for (const match of matches) out(matchLines(match));
  for (const comment of comments) out(`  ! ${comment}\n`);
}

const VERDICT: { readonly [V in Translation['verdict']]: string } = {
  mapped: 'is',
  'no-map': 'has no target',
  unmapped: 'is not in the map',
};

function matchLines({ found, to, relationship, comment, when }: Match): string {
  const system = to.system?.shape.source.id ?? to.url;
  return [
    `  ${found.code} ${found.display ?? ''}  (${system}, ${relationship})\n`,
    when === undefined ? '' : `    if ${when}\n`,
    comment === undefined ? '' : `    ${comment}\n`,
  ].join('');
}

function translationForMachines({ from, asked, verdict, matches, comments }: Translation): object {
  return {
    from: { system: from.url, version: from.version },
    ...asked,
    verdict,
    comments,
    matches: matches.map(({ to, found, ...rest }) => ({ system: to.url, version: to.version, ...found, ...rest })),
  };
}

function forMachines({ concept, children, diseases, valueSets, translations }: CodeContext): object {
  return {
    concept,
    children,
    diseases,
    valueSets: valueSets.map((card) => card.id),
    translations: translations.map(({ id, reverse, ...rest }) => ({
      map: id,
      reverse,
      ...translationForMachines(rest),
    })),
  };
}
