import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { reasonOf } from './dictionary-folder.ts';
import type { Settings } from './settings.ts';

export interface Listening {
  /** Address that it listens on. */
  readonly url: string;
  /** Settles when the server was asked to stop (SIGTERM, SIGINT) and has finished its requests. */
  readonly stopped: Promise<void>;
}

type App = { readonly fetch: (request: Request, bindings: object) => Response | Promise<Response> };

/**
 * Listens with the limits of the settings. The app is made once the address is known, since a port of 0 takes a free
 * one. Answers `port-in-use` or `setting` where it cannot listen.
 */
export async function listen(settings: Settings, makeApp: (url: string) => App): Promise<Result<Listening>> {
  const { limits } = settings;
  let app: App | undefined;
  const server = createAdaptorServer({
    fetch: (request, bindings) => app?.fetch(request, bindings) ?? new Response(undefined, { status: 503 }),
    // Of the longest request that there is; `http` holds the others to theirs.
    serverOptions: {
      headersTimeout: limits.headersTimeoutMs,
      requestTimeout: Math.max(limits.requestTimeoutMs, limits.dataTimeoutMs),
    },
  }) as Server;
  server.maxConnections = limits.connections;
  const problem = await new Promise<Error | undefined>((settle) => {
    server.once('error', settle);
    server.listen(settings.port, settings.host, () => settle(undefined));
  });
  if (problem !== undefined) return failed(cannotListen(problem, settings));
  const { port } = server.address() as AddressInfo;
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  const url = `http://${host}:${port}`;
  app = makeApp(url);
  return ok({ url, stopped: stopOnSignal(server, limits.shutdownMs) });
}

function cannotListen(problem: Error, { host, port }: Settings) {
  if ('code' in problem && problem.code === 'EADDRINUSE') {
    const message = `Port ${port} of ${host} is in use. Choose another with --port or HDICT_PORT.`;
    return error('port-in-use', message, { parameter: 'HDICT_PORT' });
  }
  const message = `Cannot listen on ${host}:${port}: ${reasonOf(problem)}.`;
  return error('setting', message, { parameter: 'HDICT_HOST' });
}

/** Takes no new request, lets the running ones finish, and cuts them off after `shutdownMs`. */
function stopOnSignal(server: Server, shutdownMs: number): Promise<void> {
  return new Promise((settle) => {
    const stop = (): void => {
      const cut = setTimeout(() => server.closeAllConnections(), shutdownMs);
      server.close(() => {
        clearTimeout(cut);
        settle();
      });
      server.closeIdleConnections();
    };
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
  });
}
