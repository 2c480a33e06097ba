import type { DownloadedFile } from '../exchange/downloaded-file.ts';
import type { ReleaseName } from '../model/release.ts';
import { type Prepared, prepare, send, type Written } from './caching.ts';
import { inSlices } from './in-slices.ts';
import { type KeptAnswers, keepAnswers } from './kept-answers.ts';

/** A file to be downloaded, which is made and kept where it is not there yet. */
export interface FileAnswer extends Pick<Written, 'freshness' | 'contentLocation'> {
  readonly file: DownloadedFile;
  readonly release: ReleaseName;
}

/** Files that were made for downloading, and those that are being made. */
export interface KeptDownloads {
  readonly respond: (request: Request, answer: FileAnswer) => Promise<Response>;
}

/**
 * Files of together `bytesMax` are kept by what they are of. One that is being made is made once for all who wait for
 * it, in steps between which others are answered.
 */
export function keepDownloads(bytesMax: number): KeptDownloads {
  const kept: KeptAnswers = keepAnswers(bytesMax);
  const made = new Map<string, Promise<Prepared>>();
  return {
    respond: async (request, answer) => {
      const question = questionOf(answer);
      const known = kept.of(question);
      if (known !== undefined) return send(request, known);
      const running = made.get(question) ?? madeOf(answer).finally(() => made.delete(question));
      made.set(question, running);
      const prepared = await running;
      kept.keep(question, prepared);
      return send(request, prepared);
    },
  };
}

/** The digest names the content, the file's name what of it is wanted; the headers differ by how it was asked for. */
function questionOf({ file, release, freshness, contentLocation }: FileAnswer): string {
  return JSON.stringify([release.digest, file.name, freshness, contentLocation]);
}

async function madeOf({ file, ...about }: FileAnswer): Promise<Prepared> {
  await inSlices(file.bytes);
  const headers = { 'Content-Disposition': `attachment; filename="${file.name}"` };
  return prepare({ ...about, status: 200, contentType: file.contentType, body: file.bytes.value(), headers }, 'rest');
}
