/** The script of the page for checking files. The only thing it fetches is what a release says of its tables. */
import type { Report } from '../records/report.ts';
import { checkingBy } from './checking.ts';
import { chosenFiles } from './chosen-files.ts';
import type { OrderedFile } from './messages.ts';
import { part, sizeWords } from './page-parts.ts';
import { showReport } from './shown-report.ts';

const settings = part('check').dataset;
const checking = checkingBy(settings);
const chooser = part<HTMLInputElement>('chooser');
const start = part<HTMLButtonElement>('start');
const bar = part<HTMLProgressElement>('bar');
const values = part<HTMLInputElement>('values');
const tables = (settings.tables ?? '').split(' ').filter((each) => each !== '');
const files = chosenFiles({ tables, usual: settings.table ?? '' }, () => {
  start.disabled = files.count() === 0 || checking.isRunning();
});

part('check').hidden = false;
part('needs').hidden = true;
chooser.addEventListener('change', () => {
  take(chooser.files ?? []);
  chooser.value = '';
});
start.addEventListener('click', () => void begin());
part('cancel').addEventListener('click', () => {
  checking.stop('Cancelled. Nothing is reported.');
  start.focus();
});
takeDropped(part('drop'));

/** Files may be dropped anywhere: where nobody takes them, a browser leaves the page to show them. */
function takeDropped(place: HTMLElement): void {
  window.addEventListener('dragover', (event) => {
    event.preventDefault();
    place.classList.add('over');
  });
  window.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) place.classList.remove('over');
  });
  window.addEventListener('drop', (event) => {
    event.preventDefault();
    place.classList.remove('over');
    take(event.dataTransfer?.files ?? []);
  });
}

function take(given: Iterable<File>): void {
  const left = files.add(given);
  say(left.length === 0 ? `${files.count()} chosen.` : `Not taken: ${left.join(' ')}`);
}

async function begin(): Promise<void> {
  const ordered = files.ordered();
  if ('missing' in ordered) {
    say(ordered.missing);
    ordered.at.focus();
    return;
  }
  part('result').hidden = true;
  const report = await run(ordered, { showValues: values.checked });
  if (report === undefined) return;
  showReport(report, (askedRow) => run(ordered, { showValues: report.run.showsValues, askedRow }));
}

/** The report on these files, or undefined where there is none: what is said tells why. */
function run(
  ordered: readonly OrderedFile[],
  options: { readonly showValues: boolean; readonly askedRow?: number },
): Promise<Report | undefined> {
  start.disabled = true;
  part('running').hidden = false;
  bar.value = 0;
  const all = ordered.reduce((sum, { file }) => sum + file.size, 0);
  bar.max = Math.max(all, 1);
  say('Checking.');
  part('cancel').focus();
  return new Promise((resolve) => {
    void checking.start(
      { files: ordered, ...options },
      {
        progressed: (bytes) => {
          bar.value = bytes;
          part('far').textContent = `${sizeWords(bytes)} of ${sizeWords(all)}`;
        },
        failed: (message) => {
          ended(message);
          resolve(undefined);
        },
        done: (report) => {
          ended(`Done. ${report.verdict.summary}`);
          resolve(report);
        },
      },
    );
  });
}

function ended(message: string): void {
  part('running').hidden = true;
  part('far').textContent = '';
  start.disabled = files.count() === 0;
  say(message);
}

function say(message: string): void {
  part('said').textContent = message;
}
