import { basename, resolve } from 'node:path';
import { importLectern } from '../../exchange/lectern/import-lectern.ts';
import { error, type Issue } from '../../model/issue.ts';
import { parseJsonBounded } from '../../model/json-depth.ts';
import type { Kind } from '../../model/kind.ts';
import { failed, type Result } from '../../model/result.ts';
import { writeSources } from '../../source/write-yaml.ts';
import type { CommandContext } from '../command-context.ts';
import { EXIT, exitStatusOf } from '../exit.ts';
import { counted, writeIssues, writeJson } from '../output.ts';
import { readBounded } from '../read-import-file.ts';
import { writeDictionary } from '../write-dictionary.ts';

interface Asked {
  readonly file: string;
  readonly out: string;
  /** Canonical base of the new dictionary. */
  readonly base?: string;
  readonly cwd: string;
}

/** Name of the page that says what was not carried over. */
const PAGE = 'NOT-CARRIED-OVER.md';

interface Written {
  readonly files: number;
  readonly counts: { readonly [K in Kind]?: number };
}

/**
 * `hdict import lectern FILE --out DIR`: a Lectern dictionary as a folder of ours. Status 1 where a check of the source
 * was not carried over: the folder is written then too, and the page in it lists what is missing.
 */
export function importLecternCommand(context: CommandContext, asked: Asked): number {
  const { output, format } = context;
  const written = writeImport(context, asked);
  const { issues } = written;
  if (format === 'json') writeJson({ written: written.ok, ...(written.ok ? written.value : {}), issues }, output);
  else {
    writeIssues(issues, output);
    output.out(written.ok ? doneLines(written.value, issues, asked.out) : 'Nothing was written.\n');
  }
  return issues.length === 0 ? EXIT.clean : exitStatusOf(issues);
}

function writeImport(context: CommandContext, { file, out, base, cwd }: Asked): Result<Written> {
  if (base !== undefined && !/^https?:\/\/\S*[^/\s]$/.test(base)) {
    const message = `The base is "${base}"; expected an address like https://dictionary.example.org.`;
    return failed(error('invalid-parameter', message, { parameter: '--base' }));
  }
  const document = readJson(resolve(cwd, file), context);
  if (!document.ok) return document;
  const imported = importLectern(document.value, { file: basename(file), ...(base === undefined ? {} : { base }) });
  if (!imported.ok) return imported;
  const { settings, workingGroups, definitions, issues, page } = imported.value;
  const files = [...writeSources(settings, workingGroups, definitions), { path: PAGE, text: page }];
  const written = writeDictionary(resolve(cwd, out), files);
  if (!written.ok) return written;
  const counts: { [K in Kind]?: number } = {};
  for (const { kind } of definitions) counts[kind] = (counts[kind] ?? 0) + 1;
  return { ok: true, value: { files: written.value, counts }, issues };
}

function readJson(path: string, { settings }: CommandContext): Result<unknown> {
  const { limits } = settings;
  const read = readBounded(path, limits.importResourceBytes);
  if (!read.ok) return read;
  const file = basename(path);
  const parsed = parseJsonBounded(new TextDecoder('utf-8').decode(read.value), { bodyDepth: limits.importDepth });
  if (parsed.ok) return parsed;
  return failed(error('import-format', 'The file is not JSON; expected a Lectern dictionary.', { file }));
}

function doneLines({ files, counts }: Written, issues: readonly Issue[], out: string): string {
  const { table = 0, variable = 0, rule = 0 } = counts;
  const lost = issues.filter(({ severity }) => severity === 'error').length;
  const made = [counted(table, 'table'), counted(variable, 'variable'), counted(counts['value-set'] ?? 0, 'value set')];
  const all = `${made.join(', ')}, ${counted(rule, 'rule')}: ${counted(files, 'file')} in ${out}\n`;
  return lost === 0
    ? `${all}Every check of the source was carried over.\n`
    : `${all}${counted(lost, 'check')} not carried over: see ${PAGE}\n`;
}
