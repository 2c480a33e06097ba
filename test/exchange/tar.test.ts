import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTar } from '../../src/exchange/tar.ts';
import { LIMITS } from '../../src/model/limits.ts';
import { type Entry, tarOf } from './tar-archive.ts';

function messageOf(archive: Uint8Array, limits: { readonly importFiles: number } = LIMITS): string {
  const read = readTar(archive, limits);
  return read.ok ? 'read' : (read.issues[0]?.message ?? '');
}

describe('readTar', () => {
  it('answers the files with their bytes, and no folders', () => {
    const read = readTar(
      tarOf([
        { path: 'package/', type: '5' },
        { path: 'package/a.json', content: '{}' },
      ]),
      LIMITS,
    );
    const files = read.ok ? read.value.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]) : [];
    expect(files).toEqual([['package/a.json', '{}']]);
  });

  it('takes a name from an extended header', () => {
    const long = `package/${'n'.repeat(200)}.json`;
    const record = `${` path=${long}\n`.length + 3} path=${long}\n`;
    const archive = tarOf([
      { path: 'PaxHeader', type: 'x', content: record },
      { path: 'package/short', content: 'a' },
    ]);
    const read = readTar(archive, LIMITS);
    expect(read.ok && read.value.map(({ path }) => path)).toEqual([long]);
  });

  const HOSTILE: readonly (readonly [string, readonly Entry[], RegExp])[] = [
    ['an absolute path', [{ path: '/etc/passwd' }], /absolute/],
    ["a drive's path", [{ path: 'C:/x' }], /absolute/],
    ['a path that leads out', [{ path: 'package/../../x' }], /leads out/],
    ['a backslash', [{ path: 'package\\..\\x' }], /may not have/],
    ['no path', [{ path: '' }], /no path/],
    ['a hard link', [{ path: 'a', type: '1' }], /neither a file nor a folder/],
    ['a symbolic link', [{ path: 'a', type: '2' }], /neither a file nor a folder/],
    ['a device', [{ path: 'a', type: '3' }], /neither a file nor a folder/],
    ['a folder outside', [{ path: '../', type: '5' }], /leads out/],
    ['one path twice', [{ path: 'a' }, { path: 'a' }], /twice/],
    ['a size beyond its end', [{ path: 'a', size: 99_999 }], /cut short/],
    ['a long name that leads out', [{ path: 'l', type: 'L', content: '../x\0' }, { path: 'a' }], /leads out/],
    ['a header that names all files', [{ path: 'g', type: 'g', content: '9 path=x\n' }], /alike/],
  ];

  it.each(HOSTILE)('refuses %s', (_name, entries, message) => {
    expect(messageOf(tarOf(entries))).toMatch(message);
  });

  it('refuses an archive cut short, one with a wrong checksum, and too many files', () => {
    const archive = tarOf([{ path: 'a', content: 'x' }, { path: 'b' }]);
    expect(messageOf(archive.subarray(0, 600))).toMatch(/cut short/);
    expect(messageOf(archive.subarray(0, archive.length - 1024))).toMatch(/cut short/);
    const altered = Buffer.from(archive);
    altered[0] = 0x62;
    expect(messageOf(altered)).toMatch(/checksum/);
    expect(messageOf(archive, { importFiles: 1 })).toMatch(/importFiles/);
  });

  it('never throws, whatever the bytes are', () => {
    const archive = tarOf([
      { path: 'a', content: 'some text' },
      { path: 'p/', type: '5' },
    ]);
    const changed = fc
      .tuple(fc.nat(archive.length - 1), fc.nat(255))
      .map(([at, byte]) => archive.map((each, index) => (index === at ? byte : each)));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 2000 }), changed), (bytes) => {
        expect(typeof readTar(bytes, LIMITS).ok).toBe('boolean');
      }),
    );
  });
});
