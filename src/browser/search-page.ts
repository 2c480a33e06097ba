/**
 * The script of the start page: what is typed is looked for at once. It asks for this very page with other words and
 * shows the parts that differ, so that there is one renderer and every state is an address.
 */
import { part } from './page-parts.ts';

/** As long as somebody types faster than this, nothing is asked. */
const PAUSE_MS = 150;

/** What differs from one search to the next. */
const PARTS = ['title', 'said', 'results'] as const;

const form = part<HTMLFormElement>('search');
const box = part<HTMLInputElement>('q');
let timer: number | undefined;
let asking: AbortController | undefined;
/** True once this run of typing has its own entry in the history: further letters replace it. */
let hasEntry = false;

box.addEventListener('input', () => {
  window.clearTimeout(timer);
  asking?.abort();
  // One letter begins most words: nobody reads what it finds.
  if (box.value.trim().length !== 1) timer = window.setTimeout(() => void look(), PAUSE_MS);
});
form.addEventListener('submit', () => window.clearTimeout(timer));
window.addEventListener('popstate', () => {
  window.clearTimeout(timer);
  hasEntry = false;
  box.value = new URL(location.href).searchParams.get('q') ?? '';
  void show(location.href);
});
document.addEventListener('keydown', walk);

async function look(): Promise<void> {
  const address = addressOfForm();
  if (!(await show(address))) return;
  if (hasEntry) history.replaceState(null, '', address);
  else if (address !== location.href) history.pushState(null, '', address);
  hasEntry = true;
}

/** Where the form would lead, without what is empty. */
function addressOfForm(): string {
  const address = new URL(form.action);
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value.trim() !== '') address.searchParams.set(name, value.trim());
  }
  return address.href;
}

/** Shows the page at an address; false if it did not come, or another question came in between. */
async function show(address: string): Promise<boolean> {
  asking?.abort();
  const mine = new AbortController();
  asking = mine;
  part('results').setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(address, { signal: mine.signal, headers: { Accept: 'text/html' } });
    const text = await response.text();
    if (mine.signal.aborted) return false;
    if (!response.ok) {
      location.assign(address);
      return false;
    }
    replace(new DOMParser().parseFromString(text, 'text/html'));
    return true;
  } catch {
    // The network says so by exception; an aborted question has a successor that will tell.
    if (!mine.signal.aborted) part('said').textContent = 'The server cannot be reached. Try again.';
    return false;
  } finally {
    if (asking === mine) part('results').removeAttribute('aria-busy');
  }
}

function replace(page: Document): void {
  document.title = page.title;
  for (const id of PARTS) {
    const fresh = page.getElementById(id);
    if (fresh !== null) part(id).replaceChildren(...fresh.childNodes);
  }
}

/** Arrows lead from the box through what was found and back, Escape back to the box. */
function walk(event: KeyboardEvent): void {
  const found: Element[] = [...part('results').querySelectorAll('a.hit')];
  const { activeElement } = document;
  const at = activeElement === null ? -1 : found.indexOf(activeElement);
  const isInBox = activeElement === box;
  if (!isInBox && at === -1) return;
  const next: { readonly [key: string]: Element | undefined } = {
    ArrowDown: found[at + 1],
    ArrowUp: at > 0 ? found[at - 1] : box,
    Escape: isInBox ? undefined : box,
  };
  const to = next[event.key];
  if (!(to instanceof HTMLElement)) return;
  event.preventDefault();
  to.focus();
}
