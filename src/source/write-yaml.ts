import { Document, isCollection, isMap, isScalar, isSeq, type Node, Scalar, visit } from 'yaml';
import type { Definition } from '../model/definitions.ts';
import type { DictionarySettings, WorkingGroup } from '../model/dictionary.ts';
import { PLURAL_OF_KIND } from '../model/kind.ts';
import { SETTINGS_FILE, WORKING_GROUPS_FILE } from './settings-files.ts';
import type { SourceFile } from './sources.ts';

/** Longest line, where a text can be folded or a list broken. */
const WIDTH = 110;

/** Keys whose texts are always quoted: YAML takes some codes for numbers. */
const CODES = new Set(['code', 'separator']);
/** Keys whose texts are full of signs that mean something in YAML, and of quotation marks. */
const EXPRESSIONS = new Set(['requiredWhen', 'when', 'assert', 'pattern']);

/**
 * The files of a dictionary as people would write them: one a definition, the comment for editors first, long texts
 * folded, short lists on a line. What `readSources` reads from them is what was given.
 */
export function writeSources(
  settings: DictionarySettings,
  workingGroups: readonly WorkingGroup[],
  definitions: readonly Definition[],
): readonly SourceFile[] {
  return [
    { path: SETTINGS_FILE, text: yamlOf(settings, 'dictionary', 0) },
    { path: WORKING_GROUPS_FILE, text: yamlOf({ workingGroups }, 'working-groups', 0) },
    ...definitions.map((definition) => {
      const path = pathOf(definition);
      return { path, text: yamlOf(definition, definition.kind, path.split('/').length - 1) };
    }),
  ];
}

/** Where a definition is filed: variables by their group, rules by their table. */
function pathOf(definition: Definition): string {
  const parts = [PLURAL_OF_KIND[definition.kind]];
  if (definition.kind === 'variable') return [...parts, definition.group, `${definition.id}.yaml`].join('/');
  if (definition.kind === 'rule') return [...parts, definition.table, `${definition.id}.yaml`].join('/');
  return [...parts, `${definition.id}.yaml`].join('/');
}

function yamlOf(content: object, schema: string, depth: number): string {
  const document = new Document(content, { version: '1.2', schema: 'core', aliasDuplicateObjects: false });
  visit(document, {
    Pair: (_key, { key, value }) => {
      const style = isScalar(key) && isScalar(value) ? styleOf(String(key.value), value.value) : undefined;
      if (style !== undefined && isScalar(value)) value.type = style;
    },
    Collection: (_key, node, path) => {
      // The root stands on lines of its own, whatever its length.
      if (path.length > 1 && isShort(node)) node.flow = true;
    },
  });
  const json = JSON.stringify(content);
  // Where it folds, the library cuts characters beyond U+FFFF in two.
  const folds = !/[\ud800-\udfff]/.test(json);
  const comment = `# yaml-language-server: $schema=${'../'.repeat(depth)}schema/${schema}.schema.json\n`;
  return comment + document.toString({ lineWidth: folds ? WIDTH : 0, flowCollectionPadding: true });
}

/** How a text is written; undefined leaves it to the library, which quotes only where it must. */
function styleOf(key: string, value: unknown): Scalar.Type | undefined {
  if (typeof value !== 'string') return undefined;
  if (value.includes('\n')) return Scalar.BLOCK_LITERAL;
  if (value.length > WIDTH - 20) return Scalar.BLOCK_FOLDED;
  if (CODES.has(key)) return Scalar.QUOTE_DOUBLE;
  return EXPRESSIONS.has(key) ? Scalar.QUOTE_SINGLE : undefined;
}

/** True for a list or map that has nothing but scalars and fits on a line. */
function isShort(node: Node): boolean {
  if (!isCollection(node) || node.items.length === 0) return false;
  const scalars = isSeq(node) ? node.items : isMap(node) ? node.items.map(({ value }) => value) : [];
  const flat = scalars.every((each) => isScalar(each) || isShortList(each));
  return flat && JSON.stringify(node).length < WIDTH - 20;
}

/** Columns of a reference: a list within a map that still fits. */
function isShortList(node: unknown): boolean {
  return isSeq(node) && node.items.every(isScalar);
}
