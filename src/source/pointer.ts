import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type Node } from 'yaml';

/** Offset of the value, or of the key, that a JSON pointer leads to; of the nearest parent where it does not exist. */
export function offsetOf(document: Document, pointer: string, part: 'value' | 'key'): number {
  const found = find(document, pointer);
  const value = found.node?.range?.[0];
  return (part === 'key' ? (found.keyOffset ?? value) : (value ?? found.keyOffset)) ?? 0;
}

/** How the scalar at a pointer is written, if it is written without quotes. */
export function plainSource(document: Document, pointer: string): string | undefined {
  const { node } = find(document, pointer);
  return isScalar(node) && node.type === 'PLAIN' ? node.source : undefined;
}

/** A key as the library makes it the key of an object. */
export function keyText(key: unknown): string {
  return key === null ? '' : String(key);
}

/** The segments of a JSON pointer (RFC 6901). */
function pointerSegments(pointer: string): readonly string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

interface Found {
  readonly node: Node | null;
  readonly keyOffset: number | undefined;
}

/** Walks to what a pointer names, or as far as the document goes. */
function find(document: Document, pointer: string): Found {
  let found: Found = { node: document.contents, keyOffset: undefined };
  for (const segment of pointerSegments(pointer)) {
    const next = child(resolveAlias(document, found.node), segment);
    if (next === undefined) return found;
    found = next;
  }
  return found;
}

function resolveAlias(document: Document, node: Node | null): Node | null {
  return isAlias(node) ? (node.resolve(document) ?? null) : node;
}

function child(node: Node | null, segment: string): Found | undefined {
  if (isMap(node)) {
    const pair = node.items.find((each) => isScalar(each.key) && keyText(each.key.value) === segment);
    if (pair === undefined || !isScalar(pair.key)) return undefined;
    return { node: isNode(pair.value) ? pair.value : null, keyOffset: pair.key.range?.[0] };
  }
  if (isSeq(node)) {
    const item: unknown = node.items[Number(segment)];
    return isNode(item) ? { node: item, keyOffset: item.range?.[0] } : undefined;
  }
  return undefined;
}
