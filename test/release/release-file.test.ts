import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { canonicalJson, contentDigest } from '../../src/model/digest.ts';
import type { Manifest, Release } from '../../src/model/release.ts';
import { releaseDigest } from '../../src/model/release-digest.ts';
import { planRelease } from '../../src/release/plan.ts';
import { checkChain, readManifest, readReleaseFile, writeReleaseFile } from '../../src/release/release-file.ts';
import {
  codeSystem,
  codesOf,
  dictionary,
  good,
  own,
  realDictionary,
  sealed,
  valueSet,
  variable,
} from '../snapshot/dictionaries.ts';
import { anyChain } from '../store/any-chain.ts';
import { anyDraft, dictionaryOf } from './drafts.ts';

// Long work, on machines that do other work too.
vi.setConfig({ testTimeout: 60_000 });

const read = (text: string) => readReleaseFile(text, 'releases/x.ndjson');

/** The codes that a damaged file may be answered with. */
const REFUSED = /^release-(format|digest)$/;

function expectRefused(text: string, what: string): void {
  const result = read(text);
  expect(result.ok, what).toBe(false);
  for (const code of codesOf(result)) expect(code).toMatch(REFUSED);
}

function small(): Release {
  const definitions = [
    variable('a', 'Größe 漢字 😀'),
    valueSet('v', { codes: [own('9861/3')], definition: 'Line\nbreak\u2028 "quoted" \\ back' }),
    codeSystem('s', [own('x'), own('y', 'x')], { properties: [] }),
  ];
  const [, release] = sealed(dictionary([]), dictionary(definitions));
  if (release === undefined) expect.fail();
  return release;
}

describe('a release file', () => {
  test('read again is the release that was written', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, (one, other) => {
        const last = good(planRelease(undefined, dictionaryOf(one), '2026-05-01')).release;
        const plan = planRelease(last, dictionaryOf(other), '2026-05-01');
        const release = plan.ok ? plan.value.release : last;
        const text = writeReleaseFile(release);
        expect(good(read(text))).toEqual(release);
        expect(writeReleaseFile(good(read(text)))).toBe(text);
      }),
    );
  });

  test('read again is the release that was written, whatever the texts', () => {
    fc.assert(
      fc.property(anyChain, (releases) => {
        for (const release of releases) expect(good(read(writeReleaseFile(release)))).toEqual(release);
      }),
    );
  });

  test('read again is the release that was written, for our own dictionary', () => {
    const { release } = good(planRelease(undefined, realDictionary(), '2026-05-01'));
    expect(good(read(writeReleaseFile(release)))).toEqual(release);
  });

  test('has the manifest first, then one line an entry, by kind and id, and ends with a line break', () => {
    const lines = writeReleaseFile(small()).split('\n');
    expect(lines.pop()).toBe('');
    const keys = lines.slice(1).map((line) => (({ kind, id }) => `${kind}/${id}`)(JSON.parse(line)));
    expect(keys).toEqual([
      'code-system/s',
      'dictionary/dictionary',
      'value-set/v',
      'variable/a',
      'working-groups/working-groups',
    ]);
    expect(readManifest(lines.join('\n'), 'x')).toMatchObject({ ok: true, value: { version: '1.1.0' } });
  });
});

describe('a release file that was changed is refused:', () => {
  const text = writeReleaseFile(small());
  const lines = text.slice(0, -1).split('\n');

  test('each byte of it, by every single bit', () => {
    const bytes = Buffer.from(text, 'utf8');
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
      expectRefused(changed.toString('utf8'), `bit ${at % 8} of byte ${at}`);
    }
  });

  test('any bytes of it', () => {
    const bytes = Buffer.from(text, 'utf8');
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.uint8Array({ minLength: 1, maxLength: 20 }), (at, noise) => {
        const changed = Buffer.from(bytes);
        changed.set(noise.subarray(0, bytes.length - at), at);
        const decoded = changed.toString('utf8');
        if (decoded !== text) expectRefused(decoded, `${noise} at ${at}`);
      }),
    );
  });

  test('cut off anywhere, or with something after its end', () => {
    for (let at = 0; at < text.length; at++) expectRefused(text.slice(0, at), `cut off at ${at}`);
    for (const more of ['\n', ' ', '{}', '{}\n', '\r\n', lines.at(-1) ?? '']) expectRefused(text + more, more);
  });

  test('each line of it gone, twice, or in another place', () => {
    const joined = (some: readonly string[]) => `${some.join('\n')}\n`;
    for (const [at, line] of lines.entries()) {
      expectRefused(joined(lines.toSpliced(at, 1)), `without line ${at}`);
      expectRefused(joined(lines.toSpliced(at, 0, line)), `line ${at} twice`);
      if (at > 0) expectRefused(joined([line, ...lines.toSpliced(at, 1)]), `line ${at} first`);
    }
  });

  test('written differently though it says the same', () => {
    expectRefused(text.replaceAll('\n', '\r\n'), 'line breaks of Windows');
    expectRefused(text.replace('","', '", "'), 'a space');
    expectRefused(text.replace('variable', '\\u0076ariable'), 'an escape');
    expectRefused(text.replace('"id":"a"', '"id":"x","id":"a"'), 'a key twice');
    expectRefused(`\uFEFF${text}`, 'a byte order mark');
  });

  test('with a key in an entry that no digest covers', () => {
    const [manifest = '', first = '', ...rest] = lines;
    const line: { content: object } = JSON.parse(first);
    const hidden = canonicalJson({ ...line, hidden: true });
    const since = canonicalJson({ ...line, content: { ...line.content, since: '9.9.9' } });
    for (const other of [hidden, since]) expectRefused(`${[manifest, other, ...rest].join('\n')}\n`, other);
  });

  test('with the content of another definition under an entry, every digest made to fit', () => {
    const release = small();
    const content = variable('b');
    const entries = release.entries.map((each) =>
      each.id === 'a' ? { ...each, digest: contentDigest(content) } : each,
    );
    const manifest: Manifest = { ...release.manifest, digest: releaseDigest(release.manifest, entries) };
    const forged = lines.with(0, canonicalJson(manifest)).map((line) => {
      const { id } = JSON.parse(line) as { id?: string };
      return id === 'a' ? canonicalJson({ ...entries.find((each) => each.id === 'a'), content }) : line;
    });
    expect(codesOf(read(`${forged.join('\n')}\n`))).toEqual(['release-format']);
  });
});

describe('what is no release file', () => {
  test.each(['', '\n', '{}\n', 'null\n', '[]\n', '<html>\n', '{"format":1}\n', `${'['.repeat(200_000)}\n`])(
    'is refused: %.20s',
    (text) => {
      expect(codesOf(read(text))).toEqual(['release-format']);
      expect(codesOf(readManifest(text, 'x'))).toEqual(['release-format']);
    },
  );

  test('is refused if its version cannot be ordered', () => {
    const manifest = canonicalJson({ ...small().manifest, version: '1.x' });
    expect(codesOf(readManifest(`${manifest}\n`, 'x'))).toEqual(['release-format']);
  });

  test('of a newer format says so', () => {
    const result = readManifest('{"format":2,"unheardOf":true}\n', 'releases/x.ndjson');
    expect(result.issues[0]?.message).toBe('releases/x.ndjson has format 2; this software reads format 1.');
  });
});

describe('the chain of releases', () => {
  const chain = sealed(dictionary([]), dictionary([variable('a')]), dictionary([variable('b')])).map(
    (each) => each.manifest,
  );

  test('is whole as it was sealed, and so is each beginning of it', () => {
    for (let length = 0; length <= chain.length; length++) expect(checkChain(chain.slice(0, length))).toEqual([]);
  });

  test.each([
    ['the first is missing', chain.slice(1), 1],
    ['one in between is missing', [chain[0], chain[2]], 1],
    ['two trade places', [chain[1], chain[0], chain[2]], 3],
    ['one is there twice', [chain[0], chain[0]], 1],
  ])('is broken where %s', (_what, manifests, breaks) => {
    const issues = checkChain(manifests.filter((each) => each !== undefined));
    expect(issues.map((issue) => issue.code)).toEqual(Array.from({ length: breaks }, () => 'release-chain'));
  });

  test('is broken where one was sealed again with another content', () => {
    const [other] = sealed({ ...dictionary([]), workingGroups: [] });
    if (other === undefined) expect.fail();
    expect(checkChain([other.manifest, ...chain.slice(1)])).toHaveLength(1);
  });
});
