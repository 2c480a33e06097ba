import type { ConceptMap, MapElement } from '../model/definitions.ts';
import type { Issue } from '../model/issue.ts';
import { duplicates, problem } from './problem.ts';

/** `duplicate-code`, and `invalid-value` for an element that says both or neither of a target and "no map". */
export function checkConceptMap(map: ConceptMap): readonly Issue[] {
  return map.groups.flatMap((group, index) => {
    const pointer = `/groups/${index}/elements`;
    return [
      ...duplicates(map, group.elements, {
        what: 'source code',
        nameOf: (element) => element.code,
        pointerOf: (at) => `${pointer}/${at}/code`,
      }),
      ...group.elements.flatMap((element, at) => checkElement(map, element, `${pointer}/${at}`)),
    ];
  });
}

function checkElement(map: ConceptMap, element: MapElement, pointer: string): readonly Issue[] {
  const mapped = element.targets !== undefined;
  if (mapped && element.noMap) {
    return [problem(map, 'invalid-value', `${pointer}/noMap`, `"${element.code}" has targets and says noMap.`)];
  }
  if (!mapped && !element.noMap) {
    return [problem(map, 'missing-key', pointer, `"${element.code}" needs targets, or noMap: true.`)];
  }
  return [];
}
