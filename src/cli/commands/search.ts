import { error } from '../../model/issue.ts';
import { isKind, KINDS } from '../../model/kind.ts';
import { failed } from '../../model/result.ts';
import { search } from '../../query/search.ts';
import { type CommandContext, catalogOfFolder } from '../command-context.ts';
import { EXIT, exitStatusOf } from '../exit.ts';
import { counted, writeIssues, writeJson } from '../output.ts';

export interface SearchFlags {
  readonly release: string;
  readonly kind?: string;
  readonly disease?: string;
  readonly group?: string;
  readonly status?: string;
  readonly limit: number;
}

/** `hdict search WORDS`: definitions that the words lead to, best first. */
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

function answer(context: CommandContext, words: string, { release, limit, kind, ...filter }: SearchFlags) {
  if (kind !== undefined && !isKind(kind)) {
    const message = `There is no kind "${kind}"; expected one of ${KINDS.join(', ')}.`;
    return failed(error('invalid-parameter', message, { parameter: '--kind' }));
  }
  const catalog = catalogOfFolder(context, release === 'draft');
  if (!catalog.ok) return catalog;
  const resolved = catalog.value.resolve(release);
  if (!resolved.ok) return resolved;
  return search(resolved.value.snapshot, words, {
    filter: { ...filter, ...(kind === undefined ? {} : { kind }) },
    page: { limit },
  });
}
