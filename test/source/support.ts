import { resolve } from 'node:path';
import { readSourceFiles } from '../../src/cli/dictionary-folder.ts';
import { checkDraft } from '../../src/cli/draft.ts';
import { lint } from '../../src/lint/lint.ts';
import type { Issue } from '../../src/model/issue.ts';
import { type Kind, PLURAL_OF_KIND } from '../../src/model/kind.ts';
import { draftRelease } from '../../src/release/plan.ts';
import { lunrSearch } from '../../src/snapshot/lunr-search.ts';
import { compileSnapshot } from '../../src/snapshot/snapshot.ts';
import { readSources, type SourceFile } from '../../src/source/sources.ts';

/** Folder of the dictionary that is released. */
export const DICTIONARY = resolve(import.meta.dirname, '../../dictionary');
export const FIXTURES = resolve(import.meta.dirname, '../fixtures');

/** The source files of the dictionary that is released. */
export function realFiles(): readonly SourceFile[] {
  return readSourceFiles(DICTIONARY).value;
}

/** All issues of a folder, as the command line finds them. */
export function issuesOfFolder(folder: string): readonly Issue[] {
  return checkDraft(folder, undefined, '2026-01-01').issues;
}

/** Settings of a small dictionary: one disease, one working group, `unknown` as the missing reason. */
export const BASE: readonly SourceFile[] = [
  {
    path: 'dictionary.yaml',
    text: `title: Test
publisher: Test
base: https://example.org
languages: [en]
licence: CC0
diseases:
  - { id: aml, label: AML, group: leukaemia }
missingReasons: missing_reason
`,
  },
  { path: 'working-groups.yaml', text: 'workingGroups:\n  - { id: wg, title: Group, owns: [variables] }\n' },
  define('value-set', 'missing_reason', 'codes:\n  - { code: "unknown", display: Unknown }\n'),
];

/** The file of a definition that is right in everything that `body` does not say. */
export function define(kind: Kind, id: string, body: string): SourceFile {
  const common = {
    title: 'A title',
    definition: 'What it means.',
    status: 'active',
    owner: 'wg',
    diseases: '[any]',
    provenance: '{ source: [test] }',
  };
  const lines = Object.entries(common).flatMap(([key, value]) =>
    new RegExp(`^${key}:`, 'm').test(body) ? [] : [`${key}: ${value}`],
  );
  return { path: `${PLURAL_OF_KIND[kind]}/${id}.yaml`, text: `kind: ${kind}\nid: ${id}\n${lines.join('\n')}\n${body}` };
}

export function variable(id: string, type: string, body = ''): SourceFile {
  return define('variable', id, `type: ${type}\nlevel: core\ngroup: lab\n${body}`);
}

/** All issues of sources and lint, of the base and these files. A file of the base is replaced by one of its path. */
export function check(...files: readonly SourceFile[]): readonly Issue[] {
  const replaced = new Set(files.map((file) => file.path));
  const all = [...BASE.filter((file) => !replaced.has(file.path)), ...files];
  const { value: sources, issues } = readSources(all);
  if (sources.dictionary === undefined) return issues;
  const release = draftRelease(undefined, sources.dictionary, '2026-01-01');
  const snapshot = compileSnapshot(release, { cache: new Map(), textSearch: lunrSearch });
  return [...issues, ...sources.locate(lint(snapshot))];
}

/** `check`, an issue a line: `code kind/id /pointer`, or the file for what is wrong with a file, so that all is said. */
export function found(...files: readonly SourceFile[]): readonly string[] {
  return check(...files).map(({ code, at }) => `${code} ${at?.definition ?? at?.file} ${at?.pointer ?? ''}`.trim());
}
