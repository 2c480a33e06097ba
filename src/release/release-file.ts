import semver from 'semver';
import { contentsOf, dictionaryOfContents, type EntryContent, entryKeyOf } from '../model/contents.ts';
import { canonicalJson, sha256 } from '../model/digest.ts';
import { error, type Issue } from '../model/issue.ts';
import { isKind } from '../model/kind.ts';
import { type Manifest, type Release, type ReleaseEntry, SETTINGS_KINDS } from '../model/release.ts';
import { releaseDigest } from '../model/release-digest.ts';
import { failed, ok, type Result } from '../model/result.ts';

const FORMAT = 1;

/**
 * A release as the text of its file: NDJSON, the manifest first, then each entry with its content as canonical JSON,
 * sorted. The same release gives the same bytes.
 */
export function writeReleaseFile(release: Release): string {
  const contents = new Map(contentsOf(release.dictionary).map((each) => [entryKeyOf(each), each.content]));
  const lines = release.entries.map((entry) => canonicalJson({ ...entry, content: contents.get(entryKeyOf(entry)) }));
  return `${[canonicalJson(release.manifest), ...lines].join('\n')}\n`;
}

interface Line {
  readonly entry: ReleaseEntry;
  readonly content: object;
  /** SHA-256 of the content as it stands in the file. */
  readonly found: string;
}

/**
 * Reads a release file and verifies every digest in it. Answers `release-format` for what is no release file or of a
 * newer format, and `release-digest` for content that is not what was sealed; `file` only names it in messages.
 */
export function readReleaseFile(text: string, file: string): Result<Release> {
  const parsed = parseLines(text, file);
  if (!parsed.ok) return parsed;
  const { manifest, lines } = parsed.value;
  const entries = lines.map(({ entry }) => entry);
  const issues = [
    ...lines.flatMap((line) => wrongDigest(line, file)),
    ...(releaseDigest(manifest, entries) === manifest.digest
      ? []
      : [
          error('release-digest', `${file} is not what was sealed as ${manifest.version}: its digest differs.`, {
            file,
          }),
        ]),
  ];
  if (issues.length > 0) return failed(...issues);
  const contents: readonly EntryContent[] = lines.map(({ entry: { kind, id }, content }) => ({ kind, id, content }));
  const dictionary = dictionaryOfContents(contents);
  if (dictionary === undefined) return failed(malformed(file, 1, 'the settings files are not in it'));
  return ok({ manifest, entries, dictionary });
}

/** Reads only the manifest of a release file: cheap, and not verified. Answers `release-format`. */
export function readManifest(text: string, file: string): Result<Manifest> {
  return manifestOf(parsed(firstLine(text)), file);
}

function firstLine(text: string): string {
  return text.slice(0, Math.max(0, text.indexOf('\n')));
}

function manifestOf(value: unknown, file: string): Result<Manifest> {
  if (isObject(value) && 'format' in value && value.format !== FORMAT) return failed(newer(file, value.format));
  if (!isManifest(value)) return failed(malformed(file, 1, 'its first line is no manifest'));
  return ok(value);
}

function parseLines(
  text: string,
  file: string,
): Result<{ readonly manifest: Manifest; readonly lines: readonly Line[] }> {
  const manifest = manifestOf(parseJson(firstLine(text)), file);
  if (!manifest.ok) return manifest;
  if (!text.endsWith('\n')) return failed(malformed(file, 1, 'its last line is cut off'));
  const issues: Issue[] = [];
  const lines: Line[] = [];
  for (const [index, source] of text.slice(0, -1).split('\n').slice(1).entries()) {
    const value = parseJson(source);
    if (isLine(value)) lines.push(lineOf(value, source));
    else issues.push(malformed(file, index + 2, 'the line is no entry'));
  }
  return issues.length > 0 ? failed(...issues) : ok({ manifest: manifest.value, lines });
}

/** The line taken apart. It is canonical, so its content's canonical JSON is a part of its text: `content` sorts first. */
function lineOf({ content, kind, id, version, since, digest }: LineJson, source: string): Line {
  const entry: ReleaseEntry = { kind, id, version, since, digest };
  const written = source.slice('{"content":'.length, source.length - canonicalJson(entry).length);
  return { entry, content, found: sha256(written) };
}

/** The value of a line, if it is canonical JSON: no other bytes may say the same, or a changed byte could go unseen. */
function parseJson(source: string): unknown {
  const value = parsed(source);
  try {
    return canonicalJson(value) === source ? value : undefined;
  } catch {
    // The library has no other way to refuse.
    return undefined;
  }
}

function parsed(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    // The language has no other way to refuse.
    return undefined;
  }
}

function isManifest(value: unknown): value is Manifest {
  return (
    isObject(value) &&
    typeof value.version === 'string' &&
    semver.valid(value.version) === value.version &&
    typeof value.date === 'string' &&
    typeof value.digest === 'string' &&
    Array.isArray(value.changes) &&
    Array.isArray(value.editions)
  );
}

type LineJson = ReleaseEntry & { readonly content: object };

const LINE_KEYS = 'content,digest,id,kind,since,version';

/** True for an entry with its content and nothing else: what no digest covers must not be there. */
function isLine(value: unknown): value is LineJson {
  if (!isObject(value) || !isObject(value.content) || Object.keys(value).sort().join() !== LINE_KEYS) return false;
  const { kind, id, version, since, digest, content } = value;
  if ([id, version, since, digest].some((each) => typeof each !== 'string') || 'since' in content) return false;
  return SETTINGS_KINDS.some((each) => each === kind) || (isKind(kind) && content.kind === kind && content.id === id);
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null;
}

function malformed(file: string, line: number, reason: string): Issue {
  return error('release-format', `${file} is no whole release file: ${reason}.`, { file, line });
}

function newer(file: string, format: unknown): Issue {
  return error('release-format', `${file} has format ${String(format)}; this software reads format ${FORMAT}.`, {
    file,
  });
}

function wrongDigest({ entry, found }: Line, file: string): readonly Issue[] {
  if (found === entry.digest) return [];
  const message = `${entry.kind}/${entry.id} in ${file} is not what was sealed: its digest differs.`;
  return [error('release-digest', message, { file })];
}

/**
 * Checks that releases, oldest first, form one chain: each names the one before it and its digest. Answers
 * `release-chain`.
 */
export function checkChain(manifests: readonly Manifest[]): readonly Issue[] {
  return manifests.flatMap((manifest, index) => {
    const before = manifests[index - 1];
    if (before?.version === manifest.previous?.version && before?.digest === manifest.previous?.digest) return [];
    const expected = before === undefined ? 'none' : `${before.version} (${before.digest.slice(0, 12)}…)`;
    const found =
      manifest.previous === undefined
        ? 'none'
        : `${manifest.previous.version} (${manifest.previous.digest.slice(0, 12)}…)`;
    return [
      error('release-chain', `Release ${manifest.version} follows ${found}; the release before it is ${expected}.`),
    ];
  });
}
