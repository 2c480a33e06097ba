import { conceptsToStore } from '../fhir/imported-layer.ts';
import type { ImportedResource, ImportOutcome } from '../model/imported.ts';
import { hasErrors } from '../model/issue.ts';
import type { PreparedConcept, PreparedConcepts } from '../model/ports.ts';
import { type Findings, failed, type Result } from '../model/result.ts';
import type { CommandContext } from './command-context.ts';
import { EXIT, exitStatusOf } from './exit.ts';
import { counted, type Output, writeIssues, writeJson } from './output.ts';
import { openDatabase } from './serve-content.ts';

/** Terminologies that came together, and from where. */
export interface Arrived {
  readonly resources: readonly ImportedResource[];
  readonly origin: string;
}

/** Writes what arrived into the database, says so, and answers the exit status. With any error nothing is imported. */
export function saveImports(context: CommandContext, arrived: Findings<readonly Arrived[]>): number {
  const { output, format } = context;
  const saved = hasErrors(arrived.issues) ? failed<ImportOutcome>() : save(context, arrived.value);
  const issues = [...arrived.issues, ...saved.issues];
  if (format === 'json') writeJson({ imported: saved.ok, ...(saved.ok ? saved.value : {}), issues }, output);
  else {
    writeIssues(issues, output);
    output.out(saved.ok ? doneLine(saved.value) : 'Nothing was imported.\n');
  }
  return saved.ok ? EXIT.clean : exitStatusOf(issues);
}

function doneLine({ added, present }: ImportOutcome): string {
  const note = added > 0 ? 'A running server takes it in on SIGHUP.\n' : '';
  return `${counted(added, 'resource')} imported, ${present} here already\n${note}`;
}

function save(context: CommandContext, all: readonly Arrived[]): Result<ImportOutcome> {
  const store = openDatabase(context);
  if (!store.ok) return store;
  try {
    const count = all.reduce((sum, { resources }) => sum + resources.length, 0);
    return store.value.saveImports(reported(context, all, count));
  } finally {
    progress(context, '');
    store.value.close();
  }
}

/** How many resources pass between two words about progress. */
const STEP = 100;

/** The resources one by one, with where each came from; says how far it got as they are taken. */
function* reported(context: CommandContext, all: readonly Arrived[], count: number) {
  let done = 0;
  for (const { resources, origin } of all) {
    for (const resource of resources) {
      if (done % STEP === 0) progress(context, `Writing ${done} of ${count}`);
      const concepts = conceptsToStore(resource, context.settings.limits);
      yield {
        ...resource,
        origin,
        ...(concepts === undefined ? {} : { concepts: counting(context, concepts, resource) }),
      };
      done++;
    }
  }
}

/** How many concepts pass between two words about progress. */
const CONCEPTS_STEP = 5_000;

/** The concepts of a large code system; says how far it got as they are taken. */
function counting(context: CommandContext, prepared: PreparedConcepts, { url }: ImportedResource): PreparedConcepts {
  function* counted(): Generator<PreparedConcept> {
    let done = 0;
    for (const concept of prepared.concepts) {
      if (done % CONCEPTS_STEP === 0)
        progress(context, `Writing ${url}: ${done} of ${prepared.byPlace.length} concepts`);
      yield concept;
      done++;
    }
    progress(context, `Writing ${url}: its index`);
  }
  return { ...prepared, concepts: counted() };
}

/** One line that is written over again, for people at a terminal only. */
export function progress({ output, format }: { readonly output: Output; readonly format: string }, line: string): void {
  if (output.colour && format === 'text') output.err(`\r\u001b[K${line}`);
}
