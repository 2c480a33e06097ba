/** The script of the page for checking files. The only thing it fetches is what a release says of its tables. */
import type { RecordPlan } from '../records/plan.ts';
import { chosenFiles } from './chosen-files.ts';
import type { News, Order } from './messages.ts';
import { part, sizeWords } from './page-parts.ts';
import { showReport } from './shown-report.ts';

/** As `hdict validate` has it, so that the reports are the same. */
const MAX_ROWS = 1_000;

const settings = part('check').dataset;
const tables = (settings.tables ?? '').split(' ').filter((each) => each !== '');
const chooser = part<HTMLInputElement>('chooser');
const start = part<HTMLButtonElement>('start');
const cancel = part<HTMLButtonElement>('cancel');
const bar = part<HTMLProgressElement>('bar');
const files = chosenFiles(tables, () => {
  start.disabled = files.count() === 0 || running !== undefined;
});
let running: Worker | undefined;
let plan: Promise<RecordPlan> | undefined;

part('check').hidden = false;
part('needs').hidden = true;
chooser.addEventListener('change', () => {
  files.add(chooser.files ?? []);
  chooser.value = '';
});
start.addEventListener('click', () => void begin());
cancel.addEventListener('click', () => stop('Cancelled. Nothing is reported.'));
takeDropped(part('drop'));

function takeDropped(place: HTMLElement): void {
  place.addEventListener('dragover', (event) => {
    event.preventDefault();
    place.classList.add('over');
  });
  place.addEventListener('dragleave', () => place.classList.remove('over'));
  place.addEventListener('drop', (event) => {
    event.preventDefault();
    place.classList.remove('over');
    files.add(event.dataTransfer?.files ?? []);
  });
}

async function begin(): Promise<void> {
  const ordered = files.ordered();
  if ('missing' in ordered) {
    say(ordered.missing);
    ordered.at.focus();
    return;
  }
  part('result').hidden = true;
  const worker = new Worker(settings.worker ?? '', { type: 'module' });
  running = worker;
  start.disabled = true;
  part('running').hidden = false;
  bar.value = 0;
  bar.max = Math.max(files.bytes(), 1);
  say('Loading the tables of the release.');
  const loaded = await loadPlan();
  // Cancelled meanwhile, or told already why there is none.
  if (loaded === undefined || running !== worker) return;
  say('Checking.');
  worker.addEventListener('message', ({ data }: MessageEvent<News>) => hear(data));
  worker.addEventListener('error', () =>
    stop('The check stopped, which is a fault of this page. Nothing is reported.'),
  );
  const tool = { name: settings.toolName ?? '', version: settings.toolVersion ?? '' };
  worker.postMessage({ plan: loaded, files: ordered, maxRows: MAX_ROWS, tool } satisfies Order);
  cancel.focus();
}

async function loadPlan(): Promise<RecordPlan | undefined> {
  try {
    plan ??= fetchPlan();
    return await plan;
  } catch {
    // The network says so by exception.
    plan = undefined;
    stop('The tables of the release could not be loaded. Try again.');
    return undefined;
  }
}

async function fetchPlan(): Promise<RecordPlan> {
  const response = await fetch(settings.plan ?? '');
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.json();
}

function hear(news: News): void {
  if (news.kind === 'progress') {
    bar.value = news.bytes;
    part('far').textContent = `${sizeWords(news.bytes)} of ${sizeWords(files.bytes())}`;
  } else if (news.kind === 'failed') stop(`A file could not be read: ${news.message}`);
  else {
    stop(`Done. ${news.report.verdict.summary}`);
    showReport(news.report);
  }
}

/** Ends the thread, whatever it is at. */
function stop(message: string): void {
  running?.terminate();
  running = undefined;
  part('running').hidden = true;
  part('far').textContent = '';
  start.disabled = files.count() === 0;
  say(message);
}

function say(message: string): void {
  part('said').textContent = message;
}
