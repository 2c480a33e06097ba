import { stringify } from 'yaml';
import { error } from '../../model/issue.ts';
import { isKind, KINDS, kindOfPlural } from '../../model/kind.ts';
import { failed, type Result } from '../../model/result.ts';
import { type OneDefinition, oneDefinition, usage } from '../../query/browse.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { type CommandContext, catalogOfFolder } from '../command-context.ts';
import { EXIT, exitStatusOf } from '../exit.ts';
import { writeIssues, writeJson } from '../output.ts';

/** `hdict show NAME`: one definition, by `kind/id` or by its id alone where that is clear. */
export function showCommand(context: CommandContext, name: string, { release }: { readonly release: string }): number {
  const { output, format } = context;
  const catalog = catalogOfFolder(context, release === 'draft');
  const resolved = catalog.ok ? catalog.value.resolve(release) : catalog;
  const found = resolved.ok ? find(resolved.value.snapshot, name) : resolved;
  if (!resolved.ok || !found.ok) {
    const issues = found.ok ? [] : found.issues;
    writeIssues(issues, output);
    return exitStatusOf(issues);
  }
  const { snapshot } = resolved.value;
  if (format === 'json') writeJson({ release: snapshot.name, ...found.value }, output);
  else writeDefinition(found.value, snapshot, context);
  return EXIT.clean;
}

function find(snapshot: Snapshot, name: string): Result<OneDefinition> {
  const slash = name.indexOf('/');
  if (slash !== -1) {
    const address = name.slice(0, slash);
    const kind = isKind(address) ? address : kindOfPlural(address);
    if (kind !== undefined) return oneDefinition(snapshot, kind, name.slice(slash + 1));
    const message = `There is no kind "${address}"; expected one of ${KINDS.join(', ')}.`;
    return failed(error('unknown-kind-address', message));
  }
  const matches = snapshot.cards.filter((card) => card.id === name);
  const [only] = matches;
  if (only !== undefined && matches.length === 1) return oneDefinition(snapshot, only.kind, only.id);
  if (matches.length === 0) {
    return failed(error('unknown-definition', `There is no definition "${name}". Try hdict search ${name}.`));
  }
  const names = matches.map((card) => `${card.kind}/${card.id}`).join(', ');
  return failed(error('unknown-definition', `"${name}" names several: ${names}. Say which.`));
}

function writeDefinition(one: OneDefinition, snapshot: Snapshot, { output }: CommandContext): void {
  const { card, entry, definition } = one;
  output.out(`${card.title}\n${card.kind}/${card.id} ${entry.version}, since ${entry.since}, ${card.status}\n`);
  output.out(`release ${snapshot.name.version} of ${snapshot.name.date}, digest ${entry.digest.slice(0, 12)}\n\n`);
  const { kind: _kind, id: _id, title: _title, status: _status, ...content } = definition;
  output.out(stringify(content, { lineWidth: 100 }));
  const uses = usage(snapshot, card.kind, card.id);
  const direct = uses.ok ? uses.value.filter((use) => use.distance === 1) : [];
  if (direct.length > 0) output.out(`\nused by ${direct.map((use) => `${use.card.kind}/${use.card.id}`).join(', ')}\n`);
}
