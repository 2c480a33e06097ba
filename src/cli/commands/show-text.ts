import type { Card } from '../../model/card.ts';
import type { MapCode, MapSide } from '../../query/concept-map.ts';
import type { Coverage } from '../../query/coverage.ts';
import type { DiseaseOverview } from '../../query/disease.ts';
import type { Overview, OverviewRow } from '../../query/overview.ts';
import { counted, type Output } from '../output.ts';

/** What `hdict show` prints for people. */

/** A table of definitions by disease and kind. */
export function writeOverview({ kinds, rows, total, cases }: Overview, { out }: Output): void {
  const all = [...rows, total];
  const width = Math.max(...all.map((row) => row.label.length));
  const line = (label: string, cells: readonly string[]) =>
    `${[label.padEnd(width), ...cells.map((cell, index) => cell.padStart(kinds[index]?.length ?? 0))].join('  ')}\n`;
  const cells = ({ counts }: OverviewRow) => kinds.map((kind) => String(counts.get(kind) ?? 0));
  out(line('', kinds));
  for (const row of all) out(line(row.label, cells(row)));
  out(
    `\nA definition about several diseases counts in each row, and once in the last. ${counted(cases, 'worked case')}.\n`,
  );
}

/** A disease: its codes by classification, its variables, endpoints and scores. */
export function writeDisease(disease: DiseaseOverview, { out }: Output): void {
  out(`${disease.label}\n${counted(disease.own, 'definition')}, ${disease.shared} more for every disease\n`);
  for (const { system, members } of disease.codes) {
    out(`\n${system.shape.source.id} (${system.shape.version}): ${counted(members.length, 'code')}\n`);
    for (const { concept, display } of members) out(`  ${concept.code}  ${display}\n`);
  }
  for (const [heading, cards] of [
    ['core variables', disease.coreVariables],
    ['extended variables', disease.extendedVariables],
    ['endpoints', disease.endpoints],
    ['scores', disease.scores],
  ] as const) {
    writeCards(heading, cards, { out, disease: disease.id });
  }
}

interface CardLines {
  readonly out: (text: string) => void;
  readonly disease: string;
}

function writeCards(heading: string, cards: readonly Card[], { out, disease }: CardLines): void {
  const own = cards.filter((card) => card.diseases.includes(disease));
  const shared = cards.filter((card) => !card.diseases.includes(disease));
  out(`\n${heading}: ${own.length}, and ${shared.length} for every disease\n`);
  for (const { id, title, text } of own) out(`  ${id}  ${[title, ...text].join(' · ')}\n`);
  if (shared.length > 0) out(`  for every disease: ${shared.map((card) => card.id).join(', ')}\n`);
}

/** How far a concept map reaches. */
export function writeCoverage({ groups }: Coverage, { out }: Output): void {
  for (const { source, target, sources, mapped, oneToMany, noMap, unmapped, roundTrip, relationships } of groups) {
    const back = roundTrip.by === undefined ? 'this map in reverse' : roundTrip.by;
    out(`\ncoverage of ${nameOf(source)} to ${nameOf(target)}\n`);
    out(`  ${counted(sources, 'code')} to map: ${mapped.length} mapped, ${noMap.length} with no target, `);
    out(`${unmapped.length} not in the map\n`);
    out(`  ${[...relationships].map(([name, count]) => `${name} ${count}`).join(', ')}\n`);
    writeCodes('to more than one', oneToMany, out);
    writeCodes('no target', noMap, out);
    writeCodes('not in the map', unmapped, out);
    out(`  there and back by ${back}: ${roundTrip.kept} kept\n`);
    writeCodes('lost there and back', roundTrip.lost, out);
  }
}

function nameOf({ url, version, system }: MapSide): string {
  return system === undefined ? `${url}|${version}` : `${system.shape.source.id} (${version})`;
}

function writeCodes(heading: string, codes: readonly MapCode[], out: Output['out']): void {
  if (codes.length > 0) out(`  ${heading} (${codes.length}): ${codes.map(({ code }) => code).join(', ')}\n`);
}

/** A disease as JSON can say it: without the compiled systems. */
export function diseaseForMachines({ codes, ...rest }: DiseaseOverview): object {
  return {
    ...rest,
    codes: codes.map(({ system, members }) => ({
      system: system.shape.url,
      version: system.shape.version,
      codes: members.map(({ concept, display }) => ({ code: concept.code, display })),
    })),
  };
}

/** Coverage as JSON can say it. */
export function coverageForMachines({ groups }: Coverage): readonly object[] {
  const side = ({ url, version }: MapSide) => ({ system: url, version });
  return groups.map(({ source, target, mapped, relationships, ...rest }) => ({
    source: side(source),
    target: side(target),
    ...rest,
    mapped: mapped.length,
    relationships: Object.fromEntries(relationships),
  }));
}
