import type { Clock } from '../model/ports.ts';
import type { Output } from './output.ts';

/** How far a long work has come, for people at a terminal: one line that is written over again. */
export interface Progress {
  /** `bytes` of all that are read so far, and what is being read. */
  at(bytes: number, name: string): void;
  /** `count` more records. */
  records(count: number): void;
  /** Takes the line away. */
  end(): void;
}

export const NO_PROGRESS: Progress = { at: () => undefined, records: () => undefined, end: () => undefined };

/** Time between two writings, in milliseconds. */
const PAUSE_MS = 100;
const BAR = 20;

export function progressLine(totalBytes: number, output: Output, clock: Clock): Progress {
  const started = clock();
  let written = started;
  let rows = 0;
  return {
    at(bytes, name) {
      const now = clock();
      if (now - written < PAUSE_MS) return;
      written = now;
      const speed = `${Math.round((rows * 1_000) / (now - started)).toLocaleString('en')} records/s`;
      output.err(`\r\u001b[K${[...howFar(bytes, totalBytes), speed, name].join('  ')}`);
    },
    records: (count) => {
      rows += count;
    },
    end: () => output.err('\r\u001b[K'),
  };
}

function howFar(bytes: number, totalBytes: number): readonly string[] {
  // What comes through a pipe has no size.
  if (totalBytes < bytes || totalBytes === 0) return [size(bytes)];
  const share = bytes / totalBytes;
  const bar = '='.repeat(Math.round(share * BAR)).padEnd(BAR);
  return [`[${bar}] ${Math.floor(share * 100)} %`, `${size(bytes)} of ${size(totalBytes)}`];
}

function size(bytes: number): string {
  return bytes < 1_000_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${(bytes / 1_000_000_000).toFixed(2)} GB`;
}
