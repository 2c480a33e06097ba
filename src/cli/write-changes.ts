import type { Bump, Change } from '../model/release.ts';
import type { Output } from './output.ts';

const BUMPS: readonly Bump[] = ['major', 'minor', 'patch'];

/** Changes for people: the gravest first. */
export function writeChanges(changes: readonly Change[], output: Output): void {
  for (const bump of BUMPS) {
    const some = changes.filter((change) => change.bump === bump);
    if (some.length > 0) output.out(`${bump}\n`);
    for (const change of some) output.out(`  ${change.kind}/${change.id}: ${change.summary}\n`);
  }
}
