import { splitCanonical } from '../model/ids.ts';
import type { ValueSetShape } from '../model/shapes.ts';
import type { CodeSystemHeader, CompiledCodeSystem } from './code-system.ts';

/** What the URL of an implicit value set asks for: all codes of a system, or one and those below it. */
export interface ImplicitName {
  readonly system: string;
  readonly root?: string;
}

const MARK = '?fhir_vs';
const BELOW = '=isa/';

/**
 * Reads `<system>?fhir_vs` and `<system>?fhir_vs=isa/<code>`: FHIR defines these for SNOMED CT ("Using SNOMED CT with
 * FHIR", implicit value sets), and servers answer them for any system. Undefined for all other URLs, also for the forms
 * that only SNOMED CT has.
 */
export function implicitName(url: string): ImplicitName | undefined {
  const at = url.indexOf(MARK);
  if (at <= 0) return undefined;
  const system = url.slice(0, at);
  const rest = url.slice(at + MARK.length);
  if (rest === '') return { system };
  if (!rest.startsWith(BELOW) || rest.length === BELOW.length) return undefined;
  return { system, root: rest.slice(BELOW.length) };
}

/** True if the system says that the value set of this URL is all of its codes (FHIR R5, `CodeSystem.valueSet`). */
export function statesValueSet({ valueSet }: Pick<CodeSystemHeader, 'valueSet'>, url: string): boolean {
  return valueSet !== undefined && splitCanonical(valueSet).url === url;
}

const made = new WeakMap<CompiledCodeSystem, Map<string, ValueSetShape>>();

/**
 * The value set that `url` stands for, of all codes whatever their status. `pinned`: the codes of just this edition, and
 * the value set has its version. Otherwise the system is referred to without one, so that a request's rules decide. The
 * same object each time, because value sets are known by identity.
 */
export function implicitValueSet(
  system: CompiledCodeSystem,
  url: string,
  { root, pinned }: { readonly root: string | undefined; readonly pinned: boolean },
): ValueSetShape {
  const byName = made.get(system) ?? new Map<string, ValueSetShape>();
  made.set(system, byName);
  const name = `${pinned} ${url}`;
  const known = byName.get(name);
  if (known !== undefined) return known;
  const shape = shapeOf(system.shape, url, { root, pinned });
  byName.set(name, shape);
  return shape;
}

function shapeOf(
  system: CodeSystemHeader,
  url: string,
  { root, pinned }: { readonly root: string | undefined; readonly pinned: boolean },
): ValueSetShape {
  const { id, version, name, title, status, publisher, copyright, source, publication } = system;
  return {
    shape: 'ValueSet',
    id,
    url,
    version: pinned ? version : '',
    name,
    title,
    description: root === undefined ? `All codes of ${system.url}.` : `${root} and what is below it in ${system.url}.`,
    status,
    publisher,
    ...(copyright === undefined ? {} : { copyright }),
    source,
    ...(publication === undefined ? {} : { publication }),
    include: [
      {
        system: system.url,
        ...(pinned ? { version } : {}),
        ...(root === undefined ? {} : { filters: [{ property: 'concept', op: 'is-a', value: root }] }),
      },
    ],
    exclude: [],
    extensible: false,
    ordered: false,
  };
}
