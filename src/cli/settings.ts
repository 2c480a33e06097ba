import { isAbsolute, resolve } from 'node:path';
import { error, type Issue } from '../model/issue.ts';
import { LIMITS, type Limits } from '../model/limits.ts';
import { failed, ok, type Result } from '../model/result.ts';

/** How this process is set up. Parsed once; everything below gets what it needs as a parameter. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  /** Database file, absolute. */
  readonly database: string;
  /** Dictionary folder, absolute. */
  readonly dictionary: string;
  /** Base of absolute links, without a slash at its end; undefined: links are relative. */
  readonly publicUrl: string | undefined;
  readonly draft: boolean;
  readonly forge: ForgeSettings;
  readonly log: LogLevel;
  readonly limits: Limits;
}

/** Addresses of the forge on which the dictionary is written, as templates. */
export interface ForgeSettings {
  /** Holds `{path}`: of a definition's file within the dictionary folder. */
  readonly editUrl: string | undefined;
  /** Holds `{title}`, perhaps `{body}`. */
  readonly issueUrl: string | undefined;
}

const LOG_LEVELS = ['silent', 'error', 'info'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Limits that a site may set, and the environment variable of each. */
const SETTABLE_LIMITS = {
  HDICT_LIMIT_BODY_BYTES: 'bodyBytes',
  HDICT_LIMIT_PAGE_SIZE: 'pageSizeMax',
  HDICT_LIMIT_EXPANSION_CODES: 'expansionCodes',
  HDICT_LIMIT_CONNECTIONS: 'connections',
  HDICT_LIMIT_DATA_BYTES: 'dataBytes',
  HDICT_LIMIT_DATA_CHECKS: 'dataChecks',
  HDICT_LIMIT_DATA_MEMORY_BYTES: 'dataMemoryBytes',
  HDICT_LIMIT_DATA_TIMEOUT_MS: 'dataTimeoutMs',
} as const satisfies { readonly [name: string]: keyof Limits };

type Environment = { readonly [name: string]: string | undefined };

/**
 * Settings from flags, else the environment, else defaults. Answers `setting` for every value that cannot be used, and
 * for unknown `HDICT_` variables: a misspelt setting would otherwise be a silent default.
 */
export function readSettings(flags: Environment, environment: Environment, cwd: string): Result<Settings> {
  const issues: Issue[] = unknownSettings(environment);
  const text = (name: string): string | undefined => flags[name] ?? (environment[name] || undefined);
  /** The parsed value of a setting; an issue and the fallback where it cannot be parsed. */
  const read = <T>(name: string, expected: string, parse: (text: string) => T | undefined, fallback: T): T => {
    const given = text(name);
    const parsed = given === undefined ? fallback : parse(given);
    if (parsed !== undefined || given === undefined) return parsed ?? fallback;
    issues.push(error('setting', `${name} is "${given}"; expected ${expected}.`, { parameter: name }));
    return fallback;
  };
  const settings: Settings = {
    port: read('HDICT_PORT', 'a port from 0 to 65535', (given) => wholeNumber(given, 0, 65_535), 8080),
    host: text('HDICT_HOST') ?? '127.0.0.1',
    database: absolute(text('HDICT_DB') ?? 'data/harmony.db', cwd),
    dictionary: absolute(text('HDICT_DICTIONARY') ?? 'dictionary', cwd),
    publicUrl: read<string | undefined>(
      'HDICT_PUBLIC_URL',
      'an address like https://dictionary.example.org',
      publicUrlOf,
      undefined,
    ),
    draft: read('HDICT_DRAFT', 'on or off', onOrOff, true),
    forge: {
      editUrl: read<string | undefined>(
        'HDICT_FORGE_EDIT_URL',
        'an http or https address with {path} in it, and nothing else in braces',
        (given) => templateOf(given, { needs: 'path' }),
        undefined,
      ),
      issueUrl: read<string | undefined>(
        'HDICT_FORGE_ISSUE_URL',
        'an http or https address with {title} in it, perhaps {body}, and nothing else in braces',
        (given) => templateOf(given, { needs: 'title', may: 'body' }),
        undefined,
      ),
    },
    log: read<LogLevel>(
      'HDICT_LOG',
      `one of ${LOG_LEVELS.join(', ')}`,
      (given) => LOG_LEVELS.find((level) => level === given),
      'error',
    ),
    limits: {
      ...LIMITS,
      ...Object.fromEntries(
        Object.entries(SETTABLE_LIMITS).map(([name, limit]) => [
          limit,
          read(name, 'a whole number from 1', (given) => wholeNumber(given, 1, 1_000_000_000), LIMITS[limit]),
        ]),
      ),
    },
  };
  return issues.length > 0 ? failed(...issues) : ok(settings);
}

function unknownSettings(environment: Environment): Issue[] {
  return Object.keys(environment)
    .filter((name) => name.startsWith('HDICT_') && !KNOWN.has(name))
    .map((name) => error('setting', `${name} is no setting; known: ${[...KNOWN].join(', ')}.`, { parameter: name }));
}

function onOrOff(text: string): boolean | undefined {
  if (text === 'on') return true;
  return text === 'off' ? false : undefined;
}

const KNOWN: ReadonlySet<string> = new Set([
  'HDICT_PORT',
  'HDICT_HOST',
  'HDICT_DB',
  'HDICT_DICTIONARY',
  'HDICT_PUBLIC_URL',
  'HDICT_DRAFT',
  'HDICT_LOG',
  'HDICT_FORGE_EDIT_URL',
  'HDICT_FORGE_ISSUE_URL',
  ...Object.keys(SETTABLE_LIMITS),
]);

function wholeNumber(text: string, min: number, max: number): number | undefined {
  const number = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
  return number >= min && number <= max ? number : undefined;
}

function absolute(path: string, cwd: string): string {
  return isAbsolute(path) ? path : resolve(cwd, path);
}

function publicUrlOf(text: string): string | undefined {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return undefined;
  const { search, hash } = new URL(text);
  return search === '' && hash === '' ? text.replace(/\/+$/, '') : undefined;
}

/** An address with placeholders: the one that it needs and, if it likes, the other. */
function templateOf(text: string, { needs, may }: { readonly needs: string; readonly may?: string }) {
  const names = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name);
  const isAddress = /^https?:\/\//.test(text) && URL.canParse(text.replaceAll(/[{}]/g, ''));
  return isAddress && names.includes(needs) && names.every((name) => name === needs || name === may) ? text : undefined;
}
