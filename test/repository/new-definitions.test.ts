import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workspace } from '../cli/workspace.ts';
import { type RunningServer, startRealServer } from './real-server.ts';

/** What a working group does: it adds files, and nothing else. No line of code knows these ids. */

const COMMON = `definition: Added by a working group.
status: trial-use
owner: wg_core
diseases: [aml]
provenance: { source: ["TEST"] }
`;

const ADDED: { readonly [kind: string]: string } = {
  'code-system': `title: Moons
url: http://example.org/moons
edition: "7"
content: fragment
hierarchy: is-a
licence: test
concepts:
  - { code: "moon", display: Moon, abstract: true }
  - { code: "io", display: Io, parents: ["moon"] }
  - { code: "europa", display: Europa, parents: ["moon"] }
`,
  'value-set': `title: Moons to choose from
include:
  - system: added_code_system
    filters: [{ property: concept, op: descendent-of, value: "moon" }]
`,
  variable: `title: Favourite moon
type: code
valueSet: added_value_set
missing: ["unknown"]
level: core
group: astronomy
`,
  'concept-map': `title: Response to moons
groups:
  - source: response_set
    target: added_code_system
    elements:
      - { code: "CR", targets: [{ code: "io", relationship: related-to }] }
      - { code: "PR", noMap: true }
`,
  table: `title: Sky
columns:
  - { variable: patient_id, required: true }
  - { variable: added_variable }
key: [patient_id]
references: [{ columns: [patient_id], table: patient, to: [patient_id] }]
`,
  rule: `title: Not Io
table: added_table
assert: 'added_variable != "io"'
severity: warning
message: Io is hot.
cases:
  - { id: cold, given: { added_variable: "europa" }, expect: { result: pass } }
`,
  score: `title: Coldness
inputs: [added_variable]
points: [{ when: 'added_variable == "europa"', add: 1 }]
groups:
  - { code: "warm", title: Warm, from: 0, to: 0 }
  - { code: "cold", title: Cold, from: 1, to: 1 }
missing: refuse
references: [{ key: TEST, title: A test }]
`,
  endpoint: `title: Time to moonfall
measure: time-to-event
population: { description: All }
origin: [date_of_diagnosis]
events: [{ id: moonfall, at: date_of_death, when: 'added_variable == "io"' }]
censoring: { at: date_last_known_alive }
unit: d
references: [{ key: TEST, title: A test }]
`,
};

const idOf = (kind: string) => `added_${kind.replace('-', '_')}`;

describe('a new definition of every kind', () => {
  const kinds = Object.keys(ADDED);
  let server: RunningServer | undefined;

  beforeAll(async () => {
    const space = workspace(undefined, afterAll);
    for (const [kind, text] of Object.entries(ADDED)) {
      const path = join(space.dictionary, `${kind}s`, 'new', `${idOf(kind)}.yaml`);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `kind: ${kind}\nid: ${idOf(kind)}\n${COMMON}${text}`);
    }
    expect(await space.run('lint')).toMatchObject({ status: 0 });
    expect(await space.run('release')).toMatchObject({ status: 0 });
    server = await startRealServer(space.database, space.dictionary);
  }, 60_000);

  afterAll(() => server?.stop());

  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers whose shape another test checks.
  async function json(path: string): Promise<any> {
    const answer = await fetch(`${server?.url}${path}`);
    expect([path, answer.status]).toEqual([path, 200]);
    return await answer.json();
  }

  it('is there for all eight kinds', () => expect(kinds).toHaveLength(8));

  it.each(kinds)('is found, read, listed for its disease and has a page: %s', async (kind) => {
    const { items } = await json(`/api/v1/releases/latest/${kind}s?disease=aml`);
    const item = items.find(({ id }: { id: string }) => id === idOf(kind));
    expect(await json(item.links.self)).toMatchObject({ id: idOf(kind), version: '1.0.0', content: { kind } });
    expect((await fetch(`${server?.url}${item.links.page}`)).status).toBe(200);
    const { items: found } = await json(`/api/v1/releases/latest/search?q=${encodeURIComponent(item.title)}`);
    expect(found[0].id).toBe(idOf(kind));
  });

  it.each(['r4', 'r5'])('answers in FHIR %s', async (version) => {
    const url = 'https://dictionary.example.org/ValueSet/added-value-set';
    const { expansion } = await json(`/fhir/${version}/ValueSet/$expand?url=${url}`);
    expect(expansion.contains.map(({ code }: { code: string }) => code)).toEqual(['io', 'europa']);
  });

  it('is known to refer to the others', async () => {
    const { items } = await json('/api/v1/releases/latest/code-systems/added_code_system/usage');
    const ids = items.map(({ id }: { id: string }) => id);
    for (const kind of ['value-set', 'variable', 'table', 'rule', 'score', 'endpoint', 'concept-map']) {
      expect(ids).toContain(idOf(kind));
    }
  });

  it('translates', async () => {
    const path = '/api/v1/releases/latest/concept-maps/added_concept_map/translate?code=CR';
    expect(await json(path)).toMatchObject({ verdict: 'mapped', matches: [{ code: 'io', display: 'Io' }] });
  });
});
