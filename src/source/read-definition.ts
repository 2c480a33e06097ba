import type { Definition } from '../model/definitions.ts';
import { didYouMean } from '../model/did-you-mean.ts';
import type { Key } from '../model/ids.ts';
import { error, type Issue } from '../model/issue.ts';
import { isKind, KINDS, type Kind, kindOfPlural, PLURAL_OF_KIND } from '../model/kind.ts';
import { shown } from './expectation.ts';
import { checkSchema } from './schema-check.ts';
import { readYaml, type YamlText } from './yaml-text.ts';

interface ReadDefinition {
  readonly read?: { readonly definition: Definition; readonly text: YamlText };
  /** If it could not be read: what it would have defined, as far as path and content tell. */
  readonly unread: readonly Key[];
  readonly issues: readonly Issue[];
}

/** Reads one file as the definition that its `kind` says it is; answers every issue that lies in this file alone. */
export function readDefinition(file: { readonly path: string; readonly text: string }): ReadDefinition {
  const { text, issues } = readYaml(file.text, file.path);
  const byPath = keysOf(kindOfPlural(file.path.split('/')[0] ?? ''), nameOf(file.path).replace(/\.yaml$/, ''));
  if (text === undefined) return { unread: byPath, issues };
  const kind = field(text, 'kind');
  if (!isKind(kind)) return { unread: byPath, issues: [...issues, unknownKind(kind, text)] };
  const problems = [...checkSchema(kind, text), ...checkPath(file.path, kind, text)];
  if (problems.length > 0) {
    return { unread: [...byPath, ...keysOf(kind, field(text, 'id'))], issues: [...issues, ...problems] };
  }
  // The schema of its kind has just admitted it, and the schemas agree with the types (see `SchemaAgrees`).
  return { read: { definition: text.content as Definition, text }, unread: [], issues };
}

function keysOf(kind: Kind | undefined, id: unknown): readonly Key[] {
  return kind === undefined || typeof id !== 'string' ? [] : [`${kind}/${id}`];
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function field(text: YamlText, name: 'kind' | 'id'): unknown {
  const { content } = text;
  return typeof content === 'object' && content !== null
    ? (content as { readonly [name: string]: unknown })[name]
    : undefined;
}

function unknownKind(kind: unknown, text: YamlText): Issue {
  const found = kind === undefined ? 'no kind' : `the kind ${shown(kind)}`;
  const hint = typeof kind === 'string' ? didYouMean(kind, KINDS) : '';
  return error('unknown-kind', `Found ${found}; expected one of ${KINDS.join(', ')}.${hint}`, text.placeOf('/kind'));
}

/** The file's name is the id, its first folder the kind: a person must find a definition by looking. */
function checkPath(path: string, kind: Kind, text: YamlText): readonly Issue[] {
  const id = field(text, 'id');
  if (typeof id !== 'string') return [];
  const name = nameOf(path);
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
