import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { MeasuredProcess } from './measured-process.ts';
import { cpuMicroseconds } from './probe.ts';

const CONNECTIONS = 16;

/** A question as it is sent, and the status that it must be answered with. */
export interface Question {
  readonly bytes: string;
  readonly status: number;
}

export interface Cost {
  readonly perSecond: number;
  /** Of the server, each request. */
  readonly cpuUs: number;
}

/** When a load ends: after so long, or so many requests. */
export interface Until {
  readonly ms: number;
  readonly requests?: number;
}

export function getQuestion(path: string, headers: Readonly<Record<string, string>> = {}, status = 200): Question {
  return { bytes: `GET ${path} HTTP/1.1\r\n${written(headers)}\r\n`, status };
}

export function postQuestion(path: string, body: object): Question {
  const text = JSON.stringify(body);
  const headers = { 'Content-Type': 'application/fhir+json', 'Content-Length': String(Buffer.byteLength(text)) };
  return { bytes: `POST ${path} HTTP/1.1\r\n${written(headers)}\r\n${text}`, status: 200 };
}

function written(headers: Readonly<Record<string, string>>): string {
  const all = Object.entries({ Host: '127.0.0.1:8080', Accept: 'application/fhir+json', ...headers });
  return all.map(([name, value]) => `${name}: ${value}\r\n`).join('');
}

/**
 * Asks a server these questions in turn, over some connections that each wait for their answer. Sockets are
 * written and read by hand: an HTTP client costs more than the server that it measures.
 */
export async function load(server: MeasuredProcess, questions: readonly Question[], until: Until): Promise<Cost> {
  const { ms, requests = Number.POSITIVE_INFINITY } = until;
  const before = cpuMicroseconds(await server.usage());
  const begin = performance.now();
  let next = 0;
  const counts = Array.from({ length: CONNECTIONS }, async () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.setNoDelay(true);
    await once(socket, 'connect');
    let count = 0;
    while (next < requests && performance.now() - begin < ms) {
      const question = questions[next++ % questions.length] as Question;
      await asked(socket, question);
      count += 1;
    }
    socket.destroy();
    return count;
  });
  const total = (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  const seconds = (performance.now() - begin) / 1000;
  const cpuUs = (cpuMicroseconds(await server.usage()) - before) / total;
  return { perSecond: total / seconds, cpuUs };
}

/** Sends a question and reads its answer to the end. */
function asked(socket: Socket, { bytes, status }: Question): Promise<void> {
  return new Promise((settle, refuse) => {
    let head = '';
    let received = 0;
    let whole: number | undefined;
    const done = (problem: string | undefined): void => {
      socket.off('data', read);
      socket.off('close', closed);
      if (problem === undefined) settle();
      else refuse(new Error(`${bytes.slice(0, bytes.indexOf('\r\n'))}: ${problem}`));
    };
    const closed = (): void => done('closed before the answer');
    const read = (chunk: Buffer): void => {
      received += chunk.length;
      if (whole === undefined) {
        head += chunk.toString('latin1');
        whole = wholeLength(head);
      }
      if (received === whole) done(head.startsWith(`HTTP/1.1 ${status} `) ? undefined : head);
    };
    socket.on('data', read);
    socket.on('close', closed);
    socket.write(bytes);
  });
}

/** Bytes of an answer that begins so, undefined as long as its headers are not all there. */
function wholeLength(head: string): number | undefined {
  const end = head.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const body = head.startsWith('HTTP/1.1 304 ') ? 0 : Number(/^content-length: (\d+)/im.exec(head)?.[1]);
  return end + 4 + body;
}
