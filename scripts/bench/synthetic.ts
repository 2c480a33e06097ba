import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentOf, MAIN } from './measured-process.ts';

/** A terminology of others, made up: a hierarchy ten wide, names of three words out of a few hundred. */
export interface Synthetic {
  readonly system: string;
  readonly valueSet: string;
  readonly codes: readonly string[];
}

const BASE = 'https://example.org/bench';

const SITES = ['bone', 'marrow', 'blood', 'node', 'spleen', 'skin', 'liver', 'thymus', 'tonsil', 'lung'];
const FORMS = ['acute', 'chronic', 'smouldering', 'blastic', 'mature', 'precursor', 'indolent', 'refractory'];
const KINDS = ['leukaemia', 'lymphoma', 'myeloma', 'dysplasia', 'neoplasm', 'sarcoma', 'mastocytosis', 'anaemia'];

/** Imports a code system of so many concepts, and the value set of all of them, into `database`. */
export function importSynthetic(folder: string, database: string, concepts: number): Synthetic {
  const system = `${BASE}/CodeSystem/of-${concepts}`;
  const valueSet = `${BASE}/ValueSet/of-${concepts}`;
  const common = { version: '1', status: 'active', name: `Of${concepts}`, title: `Of ${concepts} concepts` };
  const codes = Array.from({ length: concepts }, (_each, index) => `c${index}`);
  const resources = [
    {
      resourceType: 'CodeSystem',
      url: system,
      ...common,
      content: 'complete',
      caseSensitive: true,
      hierarchyMeaning: 'is-a',
      property: [{ code: 'parent', type: 'code' }],
      concept: codes.map((code, index) => ({
        code,
        display: displayOf(index),
        designation: [{ language: 'de', value: `${displayOf(index)} auf Deutsch` }],
        ...(index === 0 ? {} : { property: [{ code: 'parent', valueCode: `c${Math.floor((index - 1) / 10)}` }] }),
      })),
    },
    { resourceType: 'ValueSet', url: valueSet, ...common, compose: { include: [{ system }] } },
  ];
  const files = resources.map((resource) => {
    const path = join(folder, `${resource.resourceType}-${concepts}.json`);
    writeFileSync(path, JSON.stringify(resource));
    return path;
  });
  const { status, stderr } = spawnSync(process.execPath, [MAIN, 'import', ...files], {
    env: { ...process.env, ...environmentOf(database) },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`Importing ${concepts} concepts: ${stderr}`);
  return { system, valueSet, codes };
}

function displayOf(index: number): string {
  const pick = (words: readonly string[], step: number) => words[Math.floor(index / step) % words.length];
  return `${pick(FORMS, 1)} ${pick(KINDS, 8)} of the ${pick(SITES, 64)}, number ${index}`;
}
