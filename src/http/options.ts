import type { Catalog } from '../catalog/catalog.ts';
import type { Dictionary } from '../model/dictionary.ts';
import type { Issue } from '../model/issue.ts';
import type { Limits } from '../model/limits.ts';
import type { Change } from '../model/release.ts';
import type { Layer } from '../query/scope.ts';
import type { Scripts } from '../web/assets.ts';
import type { Forge } from './forge.ts';

/** One line of the request log. The query and the body are deliberately absent: they may hold patient data. */
export interface RequestRecord {
  readonly method: string;
  /** Percent-encoded, so it cannot break a log line. */
  readonly path: string;
  readonly status: number;
  readonly ms: number;
  /** A bug: what was thrown, and the id that the client was told. */
  readonly failure?: { readonly id: string; readonly error: unknown };
}

export interface Health {
  readonly ready: boolean;
  readonly problems: readonly Issue[];
}

/** All that the adapters need from outside; the composition root gives it. */
export interface AppOptions {
  readonly catalog: Catalog;
  /** Absolute base for links. Undefined: links are relative, and FHIR, which needs absolute ones, takes `listenUrl`. */
  readonly publicUrl: string | undefined;
  readonly listenUrl: string;
  readonly software: { readonly name: string; readonly version: string };
  readonly limits: Limits;
  readonly diff: (from: Dictionary, to: Dictionary) => readonly Change[];
  /** Terminologies of others. The same list until they are loaded again: what is kept is kept for a list. */
  readonly imported: () => readonly Layer[];
  readonly health: () => Health;
  /** Settles when the draft that is there now was read. Awaited before a question that names the draft. */
  readonly draftRead: () => Promise<void>;
  /** Scripts of pages; undefined where this build has none. */
  readonly scripts: Scripts | undefined;
  readonly forge: Forge;
  readonly log: (record: RequestRecord) => void;
  readonly newErrorId: () => string;
}
