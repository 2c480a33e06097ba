import { error } from '../../model/issue.ts';
import { isKind, KINDS } from '../../model/kind.ts';
import { failed, ok } from '../../model/result.ts';
import { type CardFilter, isLevel, LEVELS, listDefinitions } from '../../query/browse.ts';
import { search } from '../../query/search.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { catalogOfFolder } from '../catalog-of-folder.ts';
import type { CommandContext } from '../command-context.ts';
import { EXIT, exitStatusOf } from '../exit.ts';
import { counted, writeIssues, writeJson } from '../output.ts';

export interface SearchFlags {
  readonly release: string;
  readonly kind?: string;
  readonly disease?: string;
  readonly group?: string;
  readonly status?: string;
  readonly level?: string;
  readonly limit: number;
}

/** `hdict search WORDS`: definitions that the words lead to, best first; without words, all that the filters leave. */
export function searchCommand(context: CommandContext, words: string, flags: SearchFlags): number {
  const { output, format } = context;
  const found = answer(context, words, flags);
  if (!found.ok) {
    writeIssues(found.issues, output);
    return exitStatusOf(found.issues);
  }
  const { total, items } = found.value;
  if (format === 'json') writeJson({ total, items }, output);
  else {
    for (const { card } of items) output.out(`${card.kind}/${card.id}  ${card.title}  (${card.text.join(', ')})\n`);
    output.out(total > items.length ? `${items.length} of ${total}\n` : `${counted(total, 'definition')}\n`);
  }
  return EXIT.clean;
}

function answer(context: CommandContext, words: string, { release, limit, kind, level, ...rest }: SearchFlags) {
  if (kind !== undefined && !isKind(kind)) {
    const message = `There is no kind "${kind}"; expected one of ${KINDS.join(', ')}.`;
    return failed(error('invalid-parameter', message, { parameter: '--kind' }));
  }
  if (level !== undefined && !isLevel(level)) {
    const message = `There is no level "${level}"; expected one of ${LEVELS.join(', ')}.`;
    return failed(error('invalid-parameter', message, { parameter: '--level' }));
  }
  const catalog = catalogOfFolder(context, release === 'draft');
  if (!catalog.ok) return catalog;
  const resolved = catalog.value.resolve(release);
  if (!resolved.ok) return resolved;
  const { snapshot } = resolved.value;
  const filter = { ...rest, ...(kind === undefined ? {} : { kind }), ...(level === undefined ? {} : { level }) };
  return words === '' ? listed(snapshot, filter, limit) : search(snapshot, words, { filter, page: { limit } });
}

function listed(snapshot: Snapshot, filter: CardFilter, limit: number) {
  const page = listDefinitions(snapshot, filter, { limit });
  return page.ok ? ok({ total: page.value.total, items: page.value.items.map((card) => ({ card })) }) : page;
}
