import type { TSchema } from 'typebox';
import type { Definition } from '../model/definitions.ts';
import type { Dictionary } from '../model/dictionary.ts';
import type { Issue } from '../model/issue.ts';
import type { Kind } from '../model/kind.ts';
import type { Shape } from '../model/shapes.ts';

/** A definition that another one names, and where it does so. */
export interface Link {
  /** Kinds that the named definition may be of: a system of codes is a code system or a value set with codes. */
  readonly kinds: readonly Kind[];
  readonly id: string;
  /** JSON pointer into the definition that refers. */
  readonly pointer: string;
}

/** An expression that an author wrote, and what it may speak of. */
export interface ExpressionUse {
  readonly source: string;
  readonly pointer: string;
  readonly expects: 'bool' | 'double';
  /** `dictionary`: every variable by id; a table: its columns by name; a list: those variables. */
  readonly scope:
    | 'dictionary'
    | { readonly table: string; readonly children: { readonly [name: string]: string } }
    | { readonly variables: readonly string[] };
}

/** A code that a definition says belongs to a system or value set. */
export interface CodeUse {
  readonly code: string;
  /** Id of a code system or value set. */
  readonly within: string;
  readonly pointer: string;
}

/** What a kind may look at while it compiles. */
export interface CompileContext {
  readonly dictionary: Dictionary;
  /** Version of a definition in this release; for an external code system, its publisher's edition. */
  readonly versionOf: (kind: Kind, id: string) => string;
}

/** All that differs from kind to kind. Everything outside `kinds` goes through this and knows no kind by name. */
export interface KindRules<D extends Definition> {
  readonly kind: D['kind'];
  readonly schema: TSchema;
  /** Beside those of a deprecation, which every kind has. */
  readonly links: (definition: D) => readonly Link[];
  readonly expressions: (definition: D) => readonly ExpressionUse[];
  readonly codeUses: (definition: D) => readonly CodeUse[];
  /** What this kind demands of its own parts, and of the definitions it names where those exist. */
  readonly check: (definition: D, dictionary: Dictionary) => readonly Issue[];
  /** Key facts, a few words each, for lists. */
  readonly facts: (definition: D) => readonly string[];
  /** How much people look for it beside other kinds with the same words: 1 unless said otherwise. */
  readonly searchWeight?: number;
  /** Codes and displays to be found by. */
  readonly content: (definition: D) => string;
  /** Codes of other systems for the same thing: whoever types one means it. */
  readonly otherCodes?: (definition: D) => readonly string[];
  readonly group?: (definition: D) => string | undefined;
  /** Diseases in which it is core, or `any`; absent for kinds that know no such level. */
  readonly coreFor?: (definition: D) => readonly string[];
  /** Definitions that it does not name, but compiles in: a table’s rules. */
  readonly alsoCompiles?: (definition: D, dictionary: Dictionary) => readonly Definition[];
  /** True if what it means depends on what it refers to: its version moves when that changes. */
  readonly resolvesReferences?: boolean;
  readonly compile: (definition: D, context: CompileContext) => readonly Shape[];
}
