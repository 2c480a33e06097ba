/**
 * Circles in a graph in which each node names others, each as its nodes in order. In linear time and without recursion,
 * so that no list of codes is too long for it.
 */
export function circlesOf(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const circles: (readonly string[])[] = [];
  const done = new Set<string>();
  for (const start of graph.keys()) if (!done.has(start)) walk(start);
  return circles;

  function walk(start: string): void {
    const path = [{ node: start, next: 0 }];
    const placeInPath = new Map([[start, 0]]);
    for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
      const target = graph.get(last.node)?.[last.next];
      last.next += 1;
      if (target === undefined) {
        path.pop();
        placeInPath.delete(last.node);
        done.add(last.node);
        continue;
      }
      const place = placeInPath.get(target);
      if (place !== undefined) circles.push(path.slice(place).map(({ node }) => node));
      else if (!done.has(target)) {
        placeInPath.set(target, path.length);
        path.push({ node: target, next: 0 });
      }
    }
  }
}
