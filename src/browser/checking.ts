import type { RecordPlan } from '../records/plan.ts';
import type { Report } from '../records/report.ts';
import type { News, Order } from './messages.ts';

/** As `hdict validate` has it, so that the reports are the same. */
const MAX_ROWS = 1_000;

/** What a check is told of while it runs. */
export interface Listener {
  readonly progressed: (bytes: number) => void;
  /** One sentence. There is no report. */
  readonly failed: (message: string) => void;
  readonly done: (report: Report) => void;
}

export interface Checking {
  /** Checks in a thread of its own; a check that runs already is ended. */
  readonly start: (order: Pick<Order, 'files' | 'showValues' | 'askedRow'>, listener: Listener) => Promise<void>;
  /** Ends the thread, whatever it is at; its listener is told why. */
  readonly stop: (why: string) => void;
  readonly isRunning: () => boolean;
}

/** Checks by the plan at the address that `settings` has, which is fetched once, by a thread of the script that it names. */
export function checkingBy(settings: DOMStringMap): Checking {
  const tool = { name: settings.toolName ?? '', version: settings.toolVersion ?? '' };
  let running: Worker | undefined;
  let listening: Listener | undefined;
  let plan: Promise<RecordPlan> | undefined;
  return { start, stop, isRunning: () => running !== undefined };

  function stop(why: string): void {
    const told = end();
    told?.failed(why);
  }

  function end(): Listener | undefined {
    const told = listening;
    running?.terminate();
    running = undefined;
    listening = undefined;
    return told;
  }

  async function start(order: Pick<Order, 'files' | 'showValues' | 'askedRow'>, listener: Listener): Promise<void> {
    stop('Another check was started.');
    const worker = new Worker(settings.worker ?? '', { type: 'module' });
    running = worker;
    listening = listener;
    const loaded = await loadPlan();
    // Cancelled meanwhile.
    if (running !== worker) return;
    if (loaded === undefined) {
      stop('The tables of the release could not be loaded. Try again.');
      return;
    }
    worker.addEventListener('message', ({ data }: MessageEvent<News>) => hear(data));
    worker.addEventListener('error', () =>
      stop('The check stopped, which is a fault of this page. Nothing is reported.'),
    );
    worker.postMessage({ plan: loaded, maxRows: MAX_ROWS, tool, ...order } satisfies Order);
  }

  function hear(news: News): void {
    if (news.kind === 'progress') listening?.progressed(news.bytes);
    else if (news.kind === 'failed') stop(`A file could not be read: ${news.message}`);
    else end()?.done(news.report);
  }

  async function loadPlan(): Promise<RecordPlan | undefined> {
    try {
      plan ??= fetchPlan(settings.plan ?? '');
      return await plan;
    } catch {
      // The network says so by exception.
      plan = undefined;
      return undefined;
    }
  }
}

async function fetchPlan(address: string): Promise<RecordPlan> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.json();
}
