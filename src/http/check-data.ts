import { createHash } from 'node:crypto';
import { error, type Issue } from '../model/issue.ts';
import type { Limits } from '../model/limits.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { Checks } from '../records/checks.ts';
import { type FileForm, readDataFile } from '../records/read/read-data-file.ts';
import type { RunningSha256 } from '../records/read/sha256.ts';
import type { Report, Run } from '../records/report.ts';
import { type Arriving, arriving, type CutShort } from './arriving.ts';

export interface DataCheck {
  readonly checks: Checks;
  readonly table: string;
  readonly form: FileForm;
  readonly maxRows: number;
  readonly showValues: boolean;
  readonly limits: Limits;
  readonly tool: Run['tool'];
}

/**
 * Checks a data file while it arrives; nothing of it is kept. Answers `too-large` and `too-slow` at the limits, and
 * `invalid-body` where the client hung up: whoever reads that answer, if anybody.
 */
export async function checkData(source: AsyncIterable<Uint8Array>, asked: DataCheck): Promise<Result<Report>> {
  const { checks, table, form, maxRows, showValues, limits, tool } = asked;
  const run = checks.begin({ maxRows, showValues, memoryBytes: limits.dataMemoryBytes });
  const file = run.open({ name: nameOf(table, form), table, format: form.format });
  if (!file.ok) return file;
  const body = arriving(source, { bytesMax: limits.dataBytes, timeoutMs: limits.dataTimeoutMs });
  const reading = { limits, signal: body.signal, sha256: nodeSha256 };
  await readDataFile(body.bytes, file.value, { form, reading });
  const cut = cutShortOf(body, limits);
  return cut === undefined ? ok(run.finish({ tool, at: new Date().toISOString() })) : failed(cut);
}

/** What the report calls a file that came without a name. */
function nameOf(table: string, { format, isPacked }: FileForm): string {
  return `${table}.${format}${isPacked ? '.gz' : ''}`;
}

function cutShortOf({ cutShort }: Arriving, limits: Limits): Issue | undefined {
  const reason = cutShort();
  return reason === undefined ? undefined : CUT_SHORT[reason](limits);
}

const CUT_SHORT: { readonly [C in CutShort]: (limits: Limits) => Issue } = {
  'too-large': ({ dataBytes }) =>
    error('too-large', `The file is larger than ${dataBytes} bytes as it comes, the limit dataBytes.`),
  'too-slow': ({ dataTimeoutMs }) =>
    error('too-slow', `The file did not come to its end in ${dataTimeoutMs} ms, the limit dataTimeoutMs.`),
  gone: () => error('invalid-body', 'The connection ended before the file did.'),
};

/** Ten times as fast as one in JavaScript. */
function nodeSha256(): RunningSha256 {
  const hash = createHash('sha256');
  return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') };
}
