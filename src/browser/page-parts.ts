/** The elements of the page that its script works on. That they are there is the page's to see to. */
export function part<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`page-parts: the page has no #${id}`);
  return found as T;
}

/** A new element with text, attributes and children. */
export function element<N extends keyof HTMLElementTagNameMap>(
  name: N,
  attributes: { readonly [name: string]: string },
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[N] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

/** `12.3 MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** A labelled list to choose from: `[value, text]` each, the first chosen. */
export function choiceOf(id: string, label: string, choices: readonly (readonly [value: string, text: string])[]) {
  const select = element('select', { id });
  for (const [value, text] of choices) select.append(element('option', { value }, text));
  return { select, box: element('div', {}, element('label', { for: id }, label), select) };
}
