/** One entry of an archive that a test makes; nothing is checked, so that it can be hostile. */
export interface Entry {
  readonly path: string;
  readonly content?: string;
  /** Type flag: `0` a file, `1` and `2` links, `5` a folder, `x` an extended header. */
  readonly type?: string;
  readonly size?: number;
}

/** A tar archive of these entries, with the two empty blocks at its end. */
export function tarOf(entries: readonly Entry[]): Buffer {
  return Buffer.concat([...entries.flatMap(blocksOf), Buffer.alloc(1024)]);
}

function blocksOf({ path, content = '', type = '0', size }: Entry): readonly Buffer[] {
  const body = Buffer.from(content);
  const header = Buffer.alloc(512);
  header.write(path, 0, 100);
  header.write(`${(size ?? body.length).toString(8).padStart(11, '0')}\0`, 124);
  header.write('        ', 148);
  header.write(type, 156);
  header.write('ustar\u000000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return [header, body, Buffer.alloc((512 - (body.length % 512)) % 512)];
}
