import type { InSteps } from '../model/in-steps.ts';

/** A file to be downloaded, made when it is asked for, in steps. The same release gives the same bytes. */
export interface DownloadedFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: InSteps<string | Uint8Array<ArrayBuffer>>;
}
