import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CodeSystem, ConceptMap, ValueSet } from '../../src/model/definitions.ts';
import { type Dictionary, definitionOf, definitionsOf } from '../../src/model/dictionary.ts';
import { codesIn, REAL_FOLDER, realDictionary, sealed, snapshotOf } from '../snapshot/dictionaries.ts';

/**
 * The facts that the dictionary was compiled from, row by row: each of high or medium confidence is in, or the README of
 * the dictionary names it among what was left out. The facts are not part of this repository; where they are absent, this
 * says so and is skipped.
 */

const FACTS = join(import.meta.dirname, '../../../shared/content');

type Row = Readonly<Record<string, string>>;

function rowsOf(file: string): readonly Row[] {
  const [head = '', ...lines] = readFileSync(join(FACTS, file), 'utf8').split('\n').filter(Boolean);
  const names = head.split('\t');
  return lines.map((line) => {
    const cells = line
      .split('\t')
      .map((cell) => (/^".*"$/s.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell));
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
  });
}

function sure(row: Row): boolean {
  return /^(high|medium)/.test(row.confidence ?? '');
}

/** The part of the README that says what was left out, and why. */
function leftOut(): string {
  const readme = readFileSync(join(REAL_FOLDER, 'README.md'), 'utf8');
  const [, section = ''] = readme.split('## What was left out, and why');
  return section.split('\n## ')[0] ?? '';
}

const explained = existsSync(FACTS) ? leftOut() : '';

function isExplained(name: string): boolean {
  return new RegExp(`(?<![\\w.])${name.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')}(?![\\w])`).test(explained);
}

/** Names that are neither in the dictionary nor explained. */
function missing(names: readonly string[], isIn: (name: string) => boolean): readonly string[] {
  return names.filter((name) => !isIn(name) && !isExplained(name));
}

function codesOf(dictionary: Dictionary, ...ids: readonly string[]): ReadonlySet<string> {
  const systems = ids.flatMap((id): readonly CodeSystem[] => {
    const found = definitionOf(dictionary, 'code-system', id);
    return found === undefined ? [] : [found];
  });
  expect(systems.map((system) => system.id)).toEqual(ids);
  return new Set(systems.flatMap((system) => system.concepts.map(({ code }) => code)));
}

describe.skipIf(!existsSync(FACTS))('the facts that the dictionary was compiled from', () => {
  const dictionary = realDictionary();
  const has = (kind: 'variable' | 'value-set' | 'endpoint' | 'score') => (id: string) =>
    definitionOf(dictionary, kind, id) !== undefined;

  it('are in as variables', () => {
    const ids = rowsOf('variables.tsv')
      .filter(sure)
      .map(({ id = '' }) => id);
    expect(ids.length).toBeGreaterThan(340);
    expect(missing(ids, has('variable'))).toEqual([]);
  });

  it('are in as value sets, with every code', () => {
    const reasons = definitionOf(dictionary, 'value-set', 'missing_reason')?.codes?.map(({ code }) => code) ?? [];
    const rows = rowsOf('valuesets.tsv').filter(sure);
    const absent = rows.filter(({ value_set = '', code = '' }) => {
      const id = VALUE_SET_IDS[value_set] ?? value_set.replace(/^vs_/, '');
      const valueSet: ValueSet | undefined = definitionOf(dictionary, 'value-set', id);
      if (valueSet === undefined) return !isExplained(id);
      return !(valueSet.codes ?? []).some((each) => each.code === code) && !reasons.includes(code);
    });
    expect(absent.map(({ value_set, code }) => `${value_set} ${code}`)).toEqual([]);
  });

  it('are in as codes of ICD-O-3', () => {
    const systems = codesOf(dictionary, 'icd_o_3_2', 'icd_o_3_1', 'icd_o_3_2000');
    const rows = [...rowsOf('icdo3_morphology_heme.tsv'), ...rowsOf('icdo3_topography_heme.tsv')].filter(sure);
    expect(rows.length).toBeGreaterThan(520);
    const codes = rows.map(({ code = '' }) => code);
    expect(missing(codes, (code) => systems.has(code))).toEqual([]);
  });

  it('are in as codes of ICD-10', () => {
    const systems = codesOf(dictionary, 'icd_10_2019', 'icd_10_cm_2021', 'icd_10_gm_2023', 'icd_10_gm_2004');
    const codes = rowsOf('icd10_heme.tsv')
      .filter(sure)
      .map(({ code = '' }) => code);
    expect(missing(codes, (code) => systems.has(code))).toEqual([]);
  });

  it('are in as entities of WHO-HAEM5 and codes of OncoTree', () => {
    const who = codesOf(dictionary, 'who_haem5');
    const entities = rowsOf('who_haem5.tsv')
      .filter(sure)
      .map(({ id = '' }) => id);
    expect(missing(entities, (id) => who.has(id))).toEqual([]);
    const [oncotree] = definitionsOf(dictionary, 'code-system').filter(({ id }) => id.startsWith('oncotree'));
    const nodes = new Set(oncotree?.concepts.map(({ code }) => code));
    const codes = rowsOf('oncotree_heme.tsv')
      .filter(sure)
      .map(({ code = '' }) => code);
    expect(missing(codes, (code) => nodes.has(code))).toEqual([]);
  });

  it('are in as codes of the disease that they mean', () => {
    const [release] = sealed(dictionary);
    if (release === undefined) expect.fail();
    const snapshot = snapshotOf(release);
    const systems = ['ICD-O-3', 'ICD-10-WHO', 'OncoTree'];
    const isMember = (row: Row) => row.relation === 'member' && systems.includes(row.system ?? '');
    const members = rowsOf('crossmap.tsv').filter((row) => sure(row) && isMember(row));
    expect(members.length).toBeGreaterThan(230);
    const of = (group: string) => codesIn(snapshot, `${group === 'PAED' ? 'ped' : group.toLowerCase()}_codes`);
    const absent = members.filter(({ harmony_group = '', code = '' }) => !of(harmony_group).includes(code));
    const names = absent.map(({ harmony_group, code = '' }) => ({ group: harmony_group, code }));
    expect(names.filter(({ code }) => !isExplained(code))).toEqual([]);
  });

  it('are in as endpoints and scores', () => {
    const endpoints = rowsOf('endpoints.tsv')
      .filter(sure)
      .map(({ id = '' }) => id);
    expect(missing(endpoints, has('endpoint'))).toEqual([]);
    const text = readFileSync(join(FACTS, 'risk_models.yaml'), 'utf8');
    const scores = [...text.matchAll(/^- id: (\w+)/gm)].map(([, id = '']) => id);
    expect(scores).toHaveLength(12);
    expect(missing(scores, has('score'))).toEqual([]);
  });

  it('are in as pairs of ICD-O and NCIt', () => {
    const map: ConceptMap | undefined = definitionOf(dictionary, 'concept-map', 'icd_o_3_2_to_ncit');
    const pairs = new Set(
      map?.groups.flatMap((group) =>
        group.elements.flatMap(({ code, targets }) => (targets ?? []).map((target) => `${code} ${target.code}`)),
      ),
    );
    const rows = rowsOf('icdo3_ncit_map.tsv').filter(sure);
    const absent = rows.filter(({ icdo3_code = '', ncit_code = '' }) => !pairs.has(`${icdo3_code} ${ncit_code}`));
    expect(
      absent
        .map(({ icdo3_code, ncit_code }) => `${icdo3_code} ${ncit_code}`)
        .filter((pair) => !isExplained(pair.split(' ')[0] ?? '')),
    ).toEqual([]);
  });
});

/** Lists that stand under another name in the dictionary. */
const VALUE_SET_IDS: Readonly<Record<string, string>> = {
  vs_yes_no_unknown: 'yes_no',
  vs_null_reason: 'missing_reason',
};
