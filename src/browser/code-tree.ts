/**
 * The script of a classification's page: a branch opens and closes in place. Its link leads to this very page with other
 * branches open; the tree of that page is shown instead of this one, so that there is one renderer and every state is an
 * address.
 */

let asking: AbortController | undefined;

document.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !(event.target instanceof Element)) return;
  const toggle = event.target.closest<HTMLAnchorElement>('#tree a.toggle');
  if (toggle === null) return;
  event.preventDefault();
  void show(toggle);
});

async function show({ href, id }: HTMLAnchorElement): Promise<void> {
  asking?.abort();
  const mine = new AbortController();
  asking = mine;
  try {
    const response = await fetch(href, { signal: mine.signal, headers: { Accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    if (mine.signal.aborted) return;
    const [tree, fresh] = [document.getElementById('tree'), page.getElementById('tree')];
    if (!response.ok || tree === null || fresh === null) location.assign(href);
    else {
      tree.replaceChildren(...fresh.childNodes);
      history.replaceState(null, '', href);
      document.getElementById(id)?.focus({ preventScroll: true });
    }
  } catch {
    // The network says so by exception; the browser tells the reader better than we could.
    if (!mine.signal.aborted) location.assign(href);
  }
}
