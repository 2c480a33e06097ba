import { closeSync, openSync, writeSync } from 'node:fs';
import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { reasonOf } from './dictionary-folder.ts';
import type { Output } from './output.ts';

/** Where much text goes, piece by piece, in constant memory. */
export interface TextSink {
  write(text: string): void;
  /** Resolves when more may come. */
  ready(): Promise<void>;
  close(): void;
}

/** Characters that are gathered before they are written. */
const CHUNK = 65_536;

/** A new file; `file-unreadable` if it cannot be written. */
export function fileSink(path: string, name: string): Result<TextSink> {
  try {
    const file = openSync(path, 'w');
    const gathered = gathering((text) => void writeSync(file, text));
    return ok({
      write: gathered.write,
      ready: async () => {},
      close: () => {
        gathered.flush();
        closeSync(file);
      },
    });
  } catch (thrown) {
    // node:fs says so by exception.
    return failed(error('file-unreadable', `Cannot write: ${reasonOf(thrown)}.`, { file: name }));
  }
}

/** Standard output. */
export function outputSink({ out }: Output): TextSink {
  const gathered = gathering(out);
  return { write: gathered.write, ready: drained, close: gathered.flush };
}

/** A pipe that is read slowly must not fill memory. */
async function drained(): Promise<void> {
  const { stdout } = process;
  if (stdout.writableNeedDrain) await new Promise<void>((resolve) => void stdout.once('drain', () => resolve()));
}

function gathering(write: (text: string) => void) {
  let pieces: string[] = [];
  let length = 0;
  return {
    write: (text: string): void => {
      pieces.push(text);
      length += text.length;
      if (length >= CHUNK) flush();
    },
    flush,
  };

  function flush(): void {
    if (length > 0) write(pieces.join(''));
    pieces = [];
    length = 0;
  }
}
