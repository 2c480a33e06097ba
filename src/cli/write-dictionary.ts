import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { publishedSchemas } from '../kinds/published-schemas.ts';
import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { SourceFile } from '../source/sources.ts';
import { reasonOf } from './dictionary-folder.ts';

/**
 * Writes files, and the JSON Schemas that editors check them with, into a folder that is new or empty: nobody's work
 * is written over. Answers `invalid-parameter` for a folder that holds something, `file-unreadable` where the disk
 * refuses.
 */
export function writeDictionary(folder: string, files: readonly SourceFile[]): Result<number> {
  try {
    if (existsSync(folder) && readdirSync(folder).length > 0) {
      const message = `${folder} is not empty; expected a new or empty folder.`;
      return failed(error('invalid-parameter', message, { parameter: '--out' }));
    }
    const schemas = [...publishedSchemas()].map(([name, schema]) => ({
      path: `schema/${name}.schema.json`,
      text: `${JSON.stringify(schema, undefined, 2)}\n`,
    }));
    for (const { path, text } of [...files, ...schemas]) {
      const target = join(folder, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
    return ok(files.length);
  } catch (thrown) {
    // `node:fs` tells by exception only.
    return failed(error('file-unreadable', `Cannot write ${folder}: ${reasonOf(thrown)}.`, { parameter: '--out' }));
  }
}
