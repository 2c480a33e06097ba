import type { Definition } from '../model/definitions.ts';
import type { Dictionary, DictionarySettings, WorkingGroup } from '../model/dictionary.ts';
import { didYouMean } from '../model/did-you-mean.ts';
import { type Key, keyOf } from '../model/ids.ts';
import { error, type Issue } from '../model/issue.ts';
import { isKind, KINDS, PLURAL_OF_KIND } from '../model/kind.ts';
import { LIMITS } from '../model/limits.ts';
import type { Findings } from '../model/result.ts';
import { resolve } from './resolve.ts';
import { checkSchema } from './schema-check.ts';
import { readYaml, type YamlText } from './yaml-text.ts';

/** A YAML file's path relative to the dictionary folder, with `/`, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A dictionary as its sources say it. */
export interface Sources {
  /** Undefined if the settings files could not be read: then nothing can be resolved. */
  readonly dictionary: Dictionary | undefined;
  /** Adds file, line and column to an issue that names a definition and a pointer. */
  readonly locate: (issue: Issue) => Issue;
}

const SETTINGS_FILE = 'dictionary.yaml';
const GROUPS_FILE = 'working-groups.yaml';

/**
 * Reads all YAML files of a dictionary and resolves their references. Never stops at the first problem: every one
 * of the run is in `issues`, located.
 */
export function readSources(files: readonly SourceFile[]): Findings<Sources> {
  const issues: Issue[] = [];
  if (files.length > LIMITS.yamlFiles) {
    issues.push(error('yaml-limit', `There are ${files.length} files; at most ${LIMITS.yamlFiles} are read.`));
  }
  const texts = new Map<Key, YamlText>();
  const definitions = new Map<Key, Definition>();
  for (const file of files.slice(0, LIMITS.yamlFiles)) {
    if (file.path === SETTINGS_FILE || file.path === GROUPS_FILE) continue;
    const read = readDefinition(file);
    issues.push(...read.issues);
    if (read.definition === undefined || read.text === undefined) continue;
    const key = keyOf(read.definition);
    const first = texts.get(key);
    if (first !== undefined) {
      issues.push(duplicate(key, read.text, first));
      continue;
    }
    texts.set(key, read.text);
    definitions.set(key, read.definition);
  }
  const settings = readSettings(files);
  issues.push(...settings.issues);
  const dictionary = settings.value === undefined ? undefined : { ...settings.value, definitions };
  const locate = (issue: Issue): Issue => located(issue, texts);
  if (dictionary !== undefined) issues.push(...resolve(dictionary).map(locate));
  return { value: { dictionary, locate }, issues };
}

function duplicate(key: Key, second: YamlText, first: YamlText): Issue {
  return error(
    'duplicate-id',
    `${key} is defined twice: here and in ${first.file}. An id names one thing.`,
    second.placeOf('/id'),
  );
}

function located(issue: Issue, texts: ReadonlyMap<Key, YamlText>): Issue {
  const { at } = issue;
  if (at?.definition === undefined || at.file !== undefined) return issue;
  const text = texts.get(at.definition as Key);
  return text === undefined ? issue : { ...issue, at: { ...at, ...text.placeOf(at.pointer ?? '') } };
}

interface ReadDefinition {
  readonly definition?: Definition;
  readonly text?: YamlText;
  readonly issues: readonly Issue[];
}

function readDefinition(file: SourceFile): ReadDefinition {
  const { text, issues } = readYaml(file.text, file.path);
  if (text === undefined) return { issues };
  const kind = kindOf(text);
  if (!isKind(kind)) return { issues: [unknownKind(kind, text)] };
  const problems = [...checkSchema(kind, text), ...checkPath(file.path, kind, text)];
  if (problems.length > 0) return { issues: problems };
  // The schema of its kind has just admitted it, and the schemas agree with the types (see `SchemaAgrees`).
  return { definition: text.content as Definition, text, issues: [] };
}

function kindOf(text: YamlText): unknown {
  return typeof text.content === 'object' && text.content !== null
    ? (text.content as { readonly kind?: unknown }).kind
    : undefined;
}

function unknownKind(kind: unknown, text: YamlText): Issue {
  const found = kind === undefined ? 'no kind' : `the kind ${JSON.stringify(kind)}`;
  const hint = typeof kind === 'string' ? didYouMean(kind, KINDS) : '';
  return error('unknown-kind', `Found ${found}; expected one of ${KINDS.join(', ')}.${hint}`, text.placeOf('/kind'));
}

/** The file's name is the id, its first folder the kind: a person must find a definition by looking. */
function checkPath(path: string, kind: keyof typeof PLURAL_OF_KIND, text: YamlText): readonly Issue[] {
  const id = (text.content as { readonly id?: unknown }).id;
  if (typeof id !== 'string') return [];
  const name = path.slice(path.lastIndexOf('/') + 1);
  const folder = PLURAL_OF_KIND[kind];
  const issues: Issue[] = [];
  if (name !== `${id}.yaml`) {
    issues.push(
      error('file-name', `The id is "${id}" but the file is named ${name}; expected ${id}.yaml.`, text.placeOf('/id')),
    );
  }
  if (!path.startsWith(`${folder}/`)) {
    issues.push(
      error('file-name', `A ${kind} belongs into the folder ${folder}/; found ${path}.`, text.placeOf('/kind')),
    );
  }
  return issues;
}

type ReadSettings = Omit<Dictionary, 'definitions'> | undefined;

function readSettings(files: readonly SourceFile[]): Findings<ReadSettings> {
  const settings = readSettingsFile(files, SETTINGS_FILE, 'dictionary');
  const groups = readSettingsFile(files, GROUPS_FILE, 'working-groups');
  const issues = [...settings.issues, ...groups.issues];
  if (settings.value === undefined || groups.value === undefined) return { value: undefined, issues };
  return {
    // Both were admitted by their schemas just now.
    value: {
      settings: settings.value as DictionarySettings,
      workingGroups: (groups.value as { readonly workingGroups: readonly WorkingGroup[] }).workingGroups,
    },
    issues,
  };
}

function readSettingsFile(
  files: readonly SourceFile[],
  path: string,
  schema: 'dictionary' | 'working-groups',
): Findings<unknown> {
  const file = files.find((each) => each.path === path);
  if (file === undefined) {
    return { value: undefined, issues: [error('file-missing', `There is no ${path} in the dictionary folder.`)] };
  }
  const { text, issues } = readYaml(file.text, file.path);
  if (text === undefined) return { value: undefined, issues };
  const problems = checkSchema(schema, text);
  return problems.length > 0 ? { value: undefined, issues: problems } : { value: text.content, issues: [] };
}
