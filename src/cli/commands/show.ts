import { stringify } from 'yaml';
import { error } from '../../model/issue.ts';
import { isKind, KINDS, kindOfPlural } from '../../model/kind.ts';
import { failed, ok, type Result } from '../../model/result.ts';
import { type OneDefinition, oneDefinition, usage } from '../../query/browse.ts';
import { coverage } from '../../query/coverage.ts';
import { type DiseaseOverview, oneDisease } from '../../query/disease.ts';
import { overview } from '../../query/overview.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { catalogOfFolder } from '../catalog-of-folder.ts';
import type { CommandContext } from '../command-context.ts';
import { EXIT, exitStatusOf } from '../exit.ts';
import { writeIssues, writeJson } from '../output.ts';
import { coverageForMachines, diseaseForMachines, writeCoverage, writeDisease, writeOverview } from './show-text.ts';

/** `hdict show NAME`: one definition, by `kind/id` or by its id alone where that is clear; or `disease/id`. */
export function showCommand(context: CommandContext, name: string, release: string): number {
  return inRelease(context, release, (snapshot) => {
    const found = find(snapshot, name);
    if (!found.ok) return found;
    if ('definition' in found.value) writeDefinition(found.value, snapshot, context);
    else if (context.format === 'json')
      writeJson({ release: snapshot.name, ...diseaseForMachines(found.value) }, context.output);
    else writeDisease(found.value, context.output);
    return ok(undefined);
  });
}

/** `hdict show`: how many definitions of which kind there are for which disease. */
export function showOverview(context: CommandContext, release: string): number {
  return inRelease(context, release, (snapshot) => {
    const counted = overview(snapshot);
    const { rows, total, cases } = counted;
    const row = ({ id, label, counts }: typeof total) => ({ id, label, counts: Object.fromEntries(counts) });
    if (context.format === 'json') {
      writeJson({ release: snapshot.name, diseases: rows.map(row), total: row(total), cases }, context.output);
    } else writeOverview(counted, context.output);
    return ok(undefined);
  });
}

/** Answers from one release; with its exit status. */
export function inRelease(
  context: CommandContext,
  release: string,
  show: (snapshot: Snapshot) => Result<void>,
): number {
  const catalog = catalogOfFolder(context, release === 'draft');
  const resolved = catalog.ok ? catalog.value.resolve(release) : catalog;
  const shown = resolved.ok ? show(resolved.value.snapshot) : resolved;
  if (shown.ok) return EXIT.clean;
  writeIssues(shown.issues, context.output);
  return exitStatusOf(shown.issues);
}

/** What a name on the command line means. Answers `unknown-kind-address`, `unknown-definition`, `unknown-disease`. */
export function find(snapshot: Snapshot, name: string): Result<OneDefinition | DiseaseOverview> {
  const slash = name.indexOf('/');
  if (slash !== -1) {
    const address = name.slice(0, slash);
    const id = name.slice(slash + 1);
    if (address === 'disease' || address === 'diseases') return oneDisease(snapshot, id);
    const kind = isKind(address) ? address : kindOfPlural(address);
    if (kind !== undefined) return oneDefinition(snapshot, kind, id);
    const message = `There is no kind "${address}"; expected one of ${KINDS.join(', ')}, or disease.`;
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

function writeDefinition(one: OneDefinition, snapshot: Snapshot, { output, format }: CommandContext): void {
  const { card, entry, definition } = one;
  const reach = card.kind === 'concept-map' ? coverage(snapshot, card.id) : undefined;
  if (format === 'json') {
    const groups = reach?.ok ? { coverage: coverageForMachines(reach.value) } : {};
    writeJson({ release: snapshot.name, ...one, ...groups }, output);
    return;
  }
  output.out(`${card.title}\n${card.kind}/${card.id} ${entry.version}, since ${entry.since}, ${card.status}\n`);
  output.out(`release ${snapshot.name.version} of ${snapshot.name.date}, digest ${entry.digest.slice(0, 12)}\n\n`);
  const { kind: _kind, id: _id, title: _title, status: _status, ...content } = definition;
  output.out(stringify(content, { lineWidth: 100 }));
  if (reach?.ok) writeCoverage(reach.value, output);
  const uses = usage(snapshot, card.kind, card.id);
  const direct = uses.ok ? uses.value.filter((use) => use.distance === 1) : [];
  if (direct.length > 0) output.out(`\nused by ${direct.map((use) => `${use.card.kind}/${use.card.id}`).join(', ')}\n`);
}
