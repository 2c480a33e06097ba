import type { Definition } from '../model/definitions.ts';
import type { Dictionary, DictionarySettings, WorkingGroup } from '../model/dictionary.ts';
import { type Key, keyOf } from '../model/ids.ts';
import { error, type Issue } from '../model/issue.ts';
import { LIMITS } from '../model/limits.ts';
import type { Findings } from '../model/result.ts';
import { isConsequence } from './consequence.ts';
import { readDefinition } from './read-definition.ts';
import { resolve } from './resolve.ts';
import { checkSchema } from './schema-check.ts';
import { SETTINGS_FILE, WORKING_GROUPS_FILE } from './settings-files.ts';
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
  /**
   * Adds file, line and column to issues that name a definition and a pointer, and leaves out what only follows from a
   * file that could not be read: that file's own issues are the cause.
   */
  readonly locate: (issues: readonly Issue[]) => readonly Issue[];
}

/**
 * Reads all YAML files of a dictionary and resolves their references. Never stops at the first problem: every one
 * of the run is in `issues`, located.
 */
export function readSources(files: readonly SourceFile[]): Findings<Sources> {
  const { definitions, texts, unread, issues } = readDefinitions(files);
  const settings = readSettings(files);
  const dictionary = settings.value === undefined ? undefined : { ...settings.value.content, definitions };
  const textOf = new Map<string, YamlText>([...texts, ...(settings.value?.texts ?? [])]);
  const locate = (found: readonly Issue[]): readonly Issue[] =>
    found
      .filter((issue) => dictionary === undefined || !isConsequence(issue, unread, dictionary))
      .map((issue) => located(issue, textOf));
  const resolved = dictionary === undefined ? [] : locate(resolve(dictionary, unread));
  return { value: { dictionary, locate }, issues: [...issues, ...settings.issues, ...resolved] };
}

interface ReadDefinitions {
  readonly definitions: ReadonlyMap<Key, Definition>;
  readonly texts: ReadonlyMap<Key, YamlText>;
  /** What files that could not be read would have defined. */
  readonly unread: ReadonlySet<Key>;
  readonly issues: readonly Issue[];
}

function readDefinitions(files: readonly SourceFile[]): ReadDefinitions {
  const issues: Issue[] = [];
  const texts = new Map<Key, YamlText>();
  const definitions = new Map<Key, Definition>();
  const unread = new Set<Key>();
  if (files.length > LIMITS.yamlFiles) {
    issues.push(error('yaml-limit', `There are ${files.length} files; at most ${LIMITS.yamlFiles} are read.`));
  }
  for (const file of files.slice(0, LIMITS.yamlFiles)) {
    if (file.path === SETTINGS_FILE || file.path === WORKING_GROUPS_FILE) continue;
    const read = readDefinition(file);
    issues.push(...atMost(read.issues, file));
    if (read.read === undefined) {
      for (const key of read.unread) unread.add(key);
      continue;
    }
    const { definition, text } = read.read;
    const key = keyOf(definition);
    const first = texts.get(key);
    if (first !== undefined) {
      issues.push(duplicate(key, text, first));
      continue;
    }
    texts.set(key, text);
    definitions.set(key, definition);
  }
  return { definitions, texts, unread, issues };
}

/** The first problems of a file, and a word if there are more. */
function atMost(issues: readonly Issue[], { path }: SourceFile): readonly Issue[] {
  const most = LIMITS.yamlProblems;
  if (issues.length <= most) return issues;
  const message = `The file has more than ${most} problems; these are the first ${most}.`;
  return [...issues.slice(0, most), error('yaml-limit', message, { file: path, line: 1, column: 1 })];
}

function duplicate(key: Key, second: YamlText, first: YamlText): Issue {
  return error(
    'duplicate-id',
    `${key} is defined twice: here and in ${first.file}. An id names one thing.`,
    second.placeOf('/id'),
  );
}

/** Texts are known by the key of their definition, those of the settings by their file. */
function located(issue: Issue, texts: ReadonlyMap<string, YamlText>): Issue {
  const { at } = issue;
  if (at === undefined || at.line !== undefined) return issue;
  const text = texts.get(at.definition ?? at.file ?? '');
  return text === undefined ? issue : { ...issue, at: { ...at, ...text.placeOf(at.pointer ?? '') } };
}

interface ReadSettings {
  readonly content: Omit<Dictionary, 'definitions'>;
  readonly texts: ReadonlyMap<string, YamlText>;
}

function readSettings(files: readonly SourceFile[]): Findings<ReadSettings | undefined> {
  const settings = readSettingsFile(files, SETTINGS_FILE, 'dictionary');
  const groups = readSettingsFile(files, WORKING_GROUPS_FILE, 'working-groups');
  const issues = [...settings.issues, ...groups.issues];
  if (settings.value === undefined || groups.value === undefined) return { value: undefined, issues };
  // Both were admitted by their schemas just now.
  const content = {
    settings: settings.value.content as DictionarySettings,
    workingGroups: (groups.value.content as { readonly workingGroups: readonly WorkingGroup[] }).workingGroups,
  };
  return {
    value: {
      content,
      texts: new Map([
        [SETTINGS_FILE, settings.value],
        [WORKING_GROUPS_FILE, groups.value],
      ]),
    },
    issues,
  };
}

function readSettingsFile(
  files: readonly SourceFile[],
  path: string,
  schema: 'dictionary' | 'working-groups',
): Findings<YamlText | undefined> {
  const file = files.find((each) => each.path === path);
  if (file === undefined) {
    const message = `There is no ${path} in the dictionary folder.`;
    return { value: undefined, issues: [error('file-missing', message, { file: path })] };
  }
  const { text, issues } = readYaml(file.text, file.path);
  const problems = text === undefined ? [] : checkSchema(schema, text);
  const readable = text !== undefined && problems.length === 0;
  return { value: readable ? text : undefined, issues: atMost([...issues, ...problems], file) };
}
