import { Client } from 'fhir-kit-client';
import type { FhirServer, Received } from '../exchange/fhir-server.ts';
import { error, type Issue } from '../model/issue.ts';
import type { Limits } from '../model/limits.ts';
import { failed, ok, type Result } from '../model/result.ts';

/** What answers are bounded by, and who is told of what arrives. */
export interface Reaching {
  readonly limits: Pick<Limits, 'importResourceBytes' | 'importRedirects' | 'importTimeoutMs'>;
  readonly say: (line: string) => void;
}

/**
 * The FHIR server at a base URL. What is asked is up to fhir-kit-client; its own way of fetching is replaced, because it
 * reads answers of any size, follows redirects to anywhere and waits for ever.
 */
export function fhirServer(base: URL, reaching: Reaching): FhirServer {
  const client = new Client({ baseUrl: base.href });
  const { httpClient } = client;
  httpClient.request = async (_method, address) => {
    const result = await answerOf(httpClient.expandUrl(address), base.origin, reaching);
    return { resourceType: 'Binary', result };
  };
  // The client hands through what the function above answered.
  const handedThrough = async (answer: ReturnType<typeof client.read>) => (await answer).result as Result<Received>;
  return {
    search: (resourceType, searchParams) => handedThrough(client.search({ resourceType, searchParams })),
    page: (link) => handedThrough(client.request(link)),
    read: (resourceType, id) => handedThrough(client.read({ resourceType, id })),
    vread: (resourceType, id, version) => handedThrough(client.vread({ resourceType, id, version })),
  };
}

async function answerOf(address: string, origin: string, { limits, say }: Reaching): Promise<Result<Received>> {
  const signal = AbortSignal.timeout(limits.importTimeoutMs);
  let next = address;
  try {
    for (let redirects = 0; redirects <= limits.importRedirects; redirects++) {
      const url = URL.canParse(next) ? new URL(next) : undefined;
      if (url?.origin !== origin) return failed(elsewhere(next, origin));
      const response = await fetch(url.href, {
        headers: { Accept: 'application/fhir+json' },
        redirect: 'manual',
        signal,
      });
      const location = redirectOf(response);
      if (location === undefined) return await received(response, url.href, { limits, say });
      await response.body?.cancel();
      next = URL.canParse(location, url.href) ? new URL(location, url.href).href : location;
    }
    const most = `more than ${limits.importRedirects} times (importRedirects)`;
    return failed(error('server-failed', `${address} redirects ${most}.`));
  } catch (thrown) {
    return failed(error('server-failed', `${address} does not answer: ${reasonOf(thrown, limits.importTimeoutMs)}.`));
  }
}

function elsewhere(address: string, origin: string): Issue {
  const message = `The server at ${origin} leads to ${JSON.stringify(address)}: other servers are not asked.`;
  return error('server-failed', message);
}

function redirectOf({ status, headers }: Response): string | undefined {
  const isRedirect = [301, 302, 303, 307, 308].includes(status);
  return isRedirect ? (headers.get('Location') ?? undefined) : undefined;
}

/** Bytes between two words about progress. */
const STEP = 1_000_000;

/** Counts what arrives, unpacked as it is: leaving the loop ends the connection. */
async function received(response: Response, address: string, { limits, say }: Reaching): Promise<Result<Received>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  let said = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > limits.importResourceBytes) {
      const message = `The answer is larger than ${limits.importResourceBytes} bytes (importResourceBytes).`;
      return failed(error('too-large', message, { file: address }));
    }
    parts.push(part);
    if (length - said >= STEP) {
      said = length;
      say(`Reading ${address}: ${Math.floor(length / STEP)} MB`);
    }
  }
  return ok({ address, status: response.status, bytes: Buffer.concat(parts) });
}

/** `fetch` says by exception that a server cannot be reached, and hides in the cause why. */
function reasonOf(thrown: unknown, timeoutMs: number): string {
  if (!(thrown instanceof Error)) return String(thrown);
  if (thrown.name === 'TimeoutError') return `it took longer than ${timeoutMs} ms (importTimeoutMs)`;
  const { cause } = thrown;
  if (!(cause instanceof Error)) return thrown.message;
  return cause.message || String((cause as NodeJS.ErrnoException).code ?? thrown.message);
}
