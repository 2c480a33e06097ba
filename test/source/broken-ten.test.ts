import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FIXTURES, issuesOfFolder } from './support.ts';

const found = issuesOfFolder(join(FIXTURES, 'broken-ten')).map(
  ({ at, code, message }) => `${at?.file}:${at?.line}:${at?.column} ${code} ${message}`,
);

test('ten files broken in ten ways give ten issues in one run, each with file, line, column, found and expected', () => {
  expect(found).toEqual([
    'rules/wrong_type.yaml:9:9 expression-type `hemoglobin == "high"` uses `==` between a number and a text, which does not work.',
    'value-sets/unknown_code.yaml:12:17 unknown-code "9861/4" is not a code of morphology. Did you mean "9861/3"?',
    'value-sets/unquoted_code.yaml:11:11 unquoted-code YAML reads 1.10 as the number 1.1; a string is expected here. Quote this: "1.10".',
    'variables/duplicate_key.yaml:12:1 yaml-syntax Not readable as YAML: the key "unit" is written twice.',
    'variables/missing_key.yaml:1:1 missing-key The key "definition" is missing; it is required here.',
    'variables/unfinished_text.yaml:3:8 yaml-syntax Not readable as YAML: this text has no closing quotation mark.',
    'variables/unknown_key.yaml:9:1 unknown-key Unknown key "uniit". Did you mean "unit"?',
    'variables/unknown_reference.yaml:9:11 unknown-reference There is no value-set "sexx". Did you mean "sex"?',
    'variables/wrong_file_name.yaml:2:5 file-name The id is "other_name" but the file is named wrong_file_name.yaml; expected other_name.yaml.',
    'variables/wrong_word.yaml:5:9 invalid-value Found "activ"; expected one of draft, trial-use, active, deprecated, retired. Did you mean "active"?',
  ]);
});

test('a table and a rule that name broken definitions have no issue of their own', () => {
  expect(found.filter((line) => /laboratory|follows/.test(line))).toEqual([]);
});
