import type { ImportedResource, ImportedType } from '../model/imported.ts';
import { error, hasErrors, type Issue } from '../model/issue.ts';
import type { Limits } from '../model/limits.ts';
import { type Findings, failed, ok, type Result } from '../model/result.ts';
import { importableOf, type Members, readResource } from './importable.ts';

/** What a server answered, whatever it is. */
export interface Received {
  /** Where it was found, after redirects. */
  readonly address: string;
  readonly status: number;
  readonly bytes: Uint8Array;
}

/**
 * A FHIR server of others that can be asked. Its answers are bounded in size and time, and come from its own origin
 * only; what prevents an answer is `server-failed` or `too-large`.
 */
export interface FhirServer {
  readonly search: (type: ImportedType, parameters: Readonly<Record<string, string>>) => Promise<Result<Received>>;
  readonly page: (link: string) => Promise<Result<Received>>;
  readonly read: (type: ImportedType, id: string) => Promise<Result<Received>>;
  /** What an id held as of one `meta.versionId`. */
  readonly vread: (type: ImportedType, id: string, versionId: string) => Promise<Result<Received>>;
}

/** A terminology that is asked for. */
export interface Wanted {
  readonly type: ImportedType;
  readonly url: string;
  /** Absent: the only one that there is. */
  readonly version?: string;
  /** Where it was asked for. */
  readonly parameter: string;
}

/** A terminology as a server gave it out, and its address there. */
export interface Fetched extends ImportedResource {
  readonly origin: string;
}

type ServerLimits = Pick<Limits, 'importDepth' | 'importResourceBytes' | 'importPages'>;

/** Whom to ask, within which limits, and whom to tell how far it got. */
export interface Asking {
  readonly server: FhirServer;
  readonly limits: ServerLimits;
  readonly say: (line: string) => void;
}

/**
 * The terminologies asked for, each read as a whole: a search may leave out concepts (FHIR search, 3.2.1.7.5). Answers
 * `invalid-parameter` for each that the server has not, or has several of; after `server-failed` or `too-large` nothing
 * further is asked.
 */
export async function terminologiesOf(
  wanted: readonly Wanted[],
  asking: Asking,
): Promise<Findings<readonly Fetched[]>> {
  const found = new Map<string, Fetched>();
  const issues: Issue[] = [];
  for (const [index, each] of wanted.entries()) {
    asking.say(`Asking for ${index + 1} of ${wanted.length}: ${each.url}`);
    const chosen = await choose(each, asking);
    const fetched = chosen.ok ? await fetchWhole(chosen.value, asking) : chosen;
    issues.push(...fetched.issues);
    if (fetched.ok) found.set(`${each.type} ${fetched.value.url}|${fetched.value.version}`, fetched.value);
    else if (issues.some(({ code }) => code !== 'invalid-parameter')) break;
  }
  return { value: hasErrors(issues) ? [] : [...found.values()], issues };
}

/** What a search tells of a resource. */
interface Candidate {
  readonly type: ImportedType;
  readonly id: string;
  readonly url: string;
  readonly version: string;
  readonly versionId?: string;
}

async function choose(wanted: Wanted, asking: Asking): Promise<Result<Candidate>> {
  const found = await candidates(wanted, asking);
  if (!found.ok) return found;
  const [only, ...others] = found.value;
  if (only === undefined) return none(wanted, asking);
  return others.length === 0 ? ok(only) : failed(several(wanted, found.value));
}

async function none(wanted: Wanted, asking: Asking): Promise<Result<never>> {
  const { version: _version, ...anyVersion } = wanted;
  const others = wanted.version === undefined ? ok([]) : await candidates(anyVersion, asking);
  if (!others.ok) return others;
  const { type, parameter } = wanted;
  const known = others.value.length === 0 ? '' : ` It has ${listed(others.value)}.`;
  return failed(error('invalid-parameter', `The server has no ${type} ${nameOf(wanted)}.${known}`, { parameter }));
}

function several({ type, url, parameter, version }: Wanted, found: readonly Candidate[]): Issue {
  const what =
    version === undefined ? `several versions of ${type} ${url}; name one` : `${type} ${url}|${version} twice`;
  return error('invalid-parameter', `The server has ${what}: ${listed(found)}.`, { parameter });
}

function listed(candidates: readonly Candidate[]): string {
  return candidates.map((each) => `${nameOf(each)} (${each.type}/${each.id})`).join(', ');
}

function nameOf({ url, version }: { readonly url: string; readonly version?: string }): string {
  return version === undefined || version === '' ? url : `${url}|${version}`;
}

/** The resources of a URL, and of a version if one is named, on all pages of a search. */
async function candidates(wanted: Wanted, asking: Asking): Promise<Result<readonly Candidate[]>> {
  const { server, limits } = asking;
  const { type, url, version } = wanted;
  const found = new Map<string, Candidate>();
  // A summary holds what tells resources apart, and no concepts.
  let answer = await server.search(type, { url, ...(version === undefined ? {} : { version }), _summary: 'true' });
  for (const links = new Set<string>(); ; ) {
    const page = answer.ok ? pageOf(answer.value, wanted, limits) : answer;
    if (!page.ok) return page;
    for (const each of page.value.candidates) found.set(`${each.id}|${each.version}`, each);
    const { next } = page.value;
    if (next === undefined) return ok([...found.values()]);
    if (links.has(next)) return failed(notFhir(`its search for ${url} comes back to the page ${JSON.stringify(next)}`));
    links.add(next);
    if (links.size >= limits.importPages)
      return failed(notFhir(`its search for ${url} has more than ${limits.importPages} pages (importPages)`));
    answer = await server.page(next);
  }
}

interface Page {
  readonly candidates: readonly Candidate[];
  readonly next: string | undefined;
}

function pageOf(received: Received, wanted: Wanted, limits: ServerLimits): Result<Page> {
  const bundle = bundleOf(received, limits);
  if (!bundle.ok) return bundle;
  const candidates = candidatesIn(bundle.value, wanted);
  return candidates.ok ? ok({ candidates: candidates.value, next: nextOf(bundle.value) }) : candidates;
}

function bundleOf(received: Received, limits: ServerLimits): Result<Members> {
  const resource = resourceOf(received, limits);
  if (!resource.ok || resource.value.resourceType === 'Bundle') return resource;
  const type = JSON.stringify(resource.value.resourceType);
  return failed(notFhir(`${received.address} answered a search with a resource of type ${type}`));
}

const ID = /^[A-Za-z0-9.-]{1,64}$/;

/** Those that were asked for: a server may ignore a parameter of a search that it does not know. */
function candidatesIn(bundle: Members, { type, url, version }: Wanted): Result<readonly Candidate[]> {
  const found: Candidate[] = [];
  for (const entry of listOf(bundle.entry)) {
    const resource = membersOf(membersOf(entry).resource);
    if (resource.resourceType !== type || resource.url !== url) continue;
    const its = resource.version ?? '';
    if (version !== undefined && its !== version) continue;
    if (typeof resource.id !== 'string' || !ID.test(resource.id) || typeof its !== 'string')
      return failed(notFhir(`it found ${type} ${url}, but with no id or version that FHIR allows`));
    found.push({ type, id: resource.id, url, version: its, ...versionIdOf(resource) });
  }
  return ok(found);
}

function versionIdOf({ meta }: Members): Pick<Candidate, 'versionId'> {
  const { versionId } = membersOf(meta);
  return typeof versionId === 'string' && ID.test(versionId) ? { versionId } : {};
}

function nextOf(bundle: Members): string | undefined {
  const next = listOf(bundle.link)
    .map(membersOf)
    .find(({ relation }) => relation === 'next');
  return typeof next?.url === 'string' ? next.url : undefined;
}

/** A server may hold several versions of a resource under one id, and reading it answers with the latest. */
async function fetchWhole(candidate: Candidate, { server, limits }: Asking): Promise<Result<Fetched>> {
  const { type, id, versionId } = candidate;
  const latest = fetchedOf(await server.read(type, id), limits);
  if (!latest.ok || isOf(latest.value, candidate)) return latest;
  const named = versionId === undefined ? latest : fetchedOf(await server.vread(type, id, versionId), limits);
  if (!named.ok || isOf(named.value, candidate)) return named;
  const { origin } = named.value;
  return failed(notFhir(`${origin} is ${nameOf(named.value)}; its search says that it is ${nameOf(candidate)}`));
}

function isOf(fetched: Fetched, { type, url, version }: Candidate): boolean {
  return fetched.type === type && fetched.url === url && fetched.version === version;
}

function fetchedOf(received: Result<Received>, limits: ServerLimits): Result<Fetched> {
  if (!received.ok) return received;
  const { address } = received.value;
  const resource = resourceOf(received.value, limits);
  if (!resource.ok) return resource;
  if (isSubset(resource.value)) {
    const other = 'it may be whole at the base of the other FHIR version, if the server has one';
    return failed(notFhir(`it gives out ${address} in part only (tagged SUBSETTED); ${other}`));
  }
  const importable = importableOf(resource.value, address);
  return importable.ok ? ok({ ...importable.value, origin: address }) : importable;
}

function isSubset({ meta }: Members): boolean {
  return listOf(membersOf(meta).tag).some((tag) => membersOf(tag).code === 'SUBSETTED');
}

function resourceOf({ address, status, bytes }: Received, limits: ServerLimits): Result<Members> {
  const resource = readResource({ name: address, bytes, noun: 'answer' }, limits);
  if (status < 200 || status > 299)
    return failed(notFhir(`${address} answered with status ${status}${resource.ok ? reasonIn(resource.value) : ''}`));
  if (resource.ok) return resource;
  const isLarge = resource.issues.some(({ code }) => code === 'too-large');
  const said = resource.issues.map(({ message }) => message).join(' ');
  return isLarge ? resource : failed(error('server-failed', `${address} is no FHIR: ${said}`));
}

/** What an OperationOutcome says first. */
function reasonIn(outcome: Members): string {
  const issue = membersOf(listOf(outcome.issue)[0]);
  const said = membersOf(issue.details).text ?? issue.diagnostics;
  // Quoted: a stranger's text must not steer a terminal.
  return typeof said === 'string' ? `: ${JSON.stringify(said)}` : '';
}

function notFhir(what: string): Issue {
  return error('server-failed', `The server cannot be imported from: ${what}.`);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function membersOf(value: unknown): Members {
  // JSON of a stranger: every member is looked at before it is used.
  return typeof value === 'object' && value !== null ? (value as Members) : {};
}
