import { describe, expect, test } from 'vitest';
import { BASE, type Body, GRADE, get, issuesOf, LINEAGE, MORPHOLOGY, parameterValue, post, url } from './fixture.ts';

const IN_SYSTEM = 'CodeSystem/$validate-code';
const IN_VALUE_SET = 'ValueSet/$validate-code';
const AML_CODES = `${BASE}/ValueSet/aml-codes`;
const AML = { url: AML_CODES, system: MORPHOLOGY, code: '9861/3' };

function result(body: Body): boolean {
  return parameterValue(body, 'result');
}

describe('ValueSet/$validate-code', () => {
  test('a member: true with code, system, version and the display that the value set gives', () => {
    const { status, body } = get(url(IN_VALUE_SET, AML));
    expect(status).toBe(200);
    expect(body.parameter).toEqual([
      { name: 'result', valueBoolean: true },
      { name: 'code', valueCode: '9861/3' },
      { name: 'system', valueUri: MORPHOLOGY },
      { name: 'version', valueString: '3.2' },
      { name: 'display', valueString: 'AML, any' },
    ]);
  });

  test('a code that is not a member: 200 and false, in words that terminology clients know', () => {
    const { status, body } = get(url(IN_VALUE_SET, { ...AML, code: '986' }));
    expect(status).toBe(200);
    expect(result(body)).toBe(false);
    const text = `The provided code '${MORPHOLOGY}#986' was not found in the value set '${AML_CODES}|1.0.0'`;
    expect(issuesOf(body)).toEqual([`error not-in-vs: ${text}`]);
    expect(parameterValue(body, 'message')).toBe(text);
  });

  test('a code that no system holds: also that it is unknown', () => {
    const { body } = get(url(IN_VALUE_SET, { url: `${BASE}/ValueSet/grade`, system: GRADE, code: 'x', display: 'y' }));
    expect(issuesOf(body)).toEqual([
      `error not-in-vs: The provided code '${GRADE}#x ('y')' was not found in the value set '${BASE}/ValueSet/grade|2.0.0'`,
      `error invalid-code: Unknown code 'x' in the CodeSystem '${GRADE}' version '2.0.0'`,
    ]);
  });

  test('an unknown code of a fragment that is included whole: true, with a warning', () => {
    const { body } = get(url(IN_VALUE_SET, { url: `${BASE}/ValueSet/everything`, system: MORPHOLOGY, code: '1/1' }));
    expect(result(body)).toBe(true);
    expect(parameterValue(body, 'message')).toBeUndefined();
    expect(issuesOf(body)).toEqual([
      `warning invalid-code: Unknown Code '1/1' in the CodeSystem '${MORPHOLOGY}' version '3.2' - note that the code ` +
        'system is labeled as a fragment, so the code may be valid in some other fragment',
    ]);
  });

  test('an unknown code of a fragment of which some codes are listed: false', () => {
    expect(result(get(url(IN_VALUE_SET, { ...AML, code: '1/1' })).body)).toBe(false);
  });

  test('an unknown system: 200 and false, and the system is named', () => {
    const { status, body } = get(url(IN_VALUE_SET, { ...AML, system: 'http://nowhere.org' }));
    expect(status).toBe(200);
    expect(result(body)).toBe(false);
    expect(parameterValue(body, 'x-unknown-system')).toBe('http://nowhere.org');
    expect(issuesOf(body)[1]).toContain(
      'error not-found: A definition for CodeSystem http://nowhere.org could not be found',
    );
  });

  test('another version than the value set’s that does not exist: both problems, and what is missing', () => {
    const { body } = get(url(IN_VALUE_SET, { ...AML, systemVersion: '9' }));
    expect(result(body)).toBe(false);
    expect(parameterValue(body, 'x-caused-by-unknown-system')).toBe(`${MORPHOLOGY}|9`);
    expect(issuesOf(body)).toEqual([
      `error vs-invalid: The code system '${MORPHOLOGY}' version '3.2' in the ValueSet include is different to the one in the value ('9')`,
      `error not-found: A definition for CodeSystem '${MORPHOLOGY}' version '9' could not be found, so the code cannot be validated. Valid versions: 3.2`,
    ]);
  });

  test('a wrong display: an error that names the right ones', () => {
    const { body } = get(url(IN_VALUE_SET, { ...AML, display: 'Flu' }));
    expect(result(body)).toBe(false);
    expect(parameterValue(body, 'display')).toBe('AML, any');
    expect(issuesOf(body)).toEqual([
      `error invalid-display: Wrong Display Name 'Flu' for ${MORPHOLOGY}#9861/3. Valid display is one of 3 choices: ` +
        "'AML, any' (en), 'Acute myeloid leukaemia, NOS' (en) or 'Akute myeloische Leukämie o.n.A.' (de) " +
        "(for the language(s) '--')",
    ]);
  });

  test('a wrong display with lenient-display-validation: a warning', () => {
    const { body } = get(url(IN_VALUE_SET, { ...AML, display: 'Flu', 'lenient-display-validation': true }));
    expect(result(body)).toBe(true);
    expect(issuesOf(body)).toEqual([expect.stringMatching(/^warning invalid-display/)]);
  });

  test('a display in the language asked for', () => {
    const german = { ...AML, displayLanguage: 'de' };
    expect(result(get(url(IN_VALUE_SET, { ...german, display: 'Akute myeloische Leukämie o.n.A.' })).body)).toBe(true);
    expect(result(get(url(IN_VALUE_SET, { ...german, display: 'Acute myeloid leukaemia, NOS' })).body)).toBe(false);
  });

  test('the right display where the language has none: true, and said', () => {
    const { body } = get(url(IN_VALUE_SET, { ...AML, display: 'AML, any', displayLanguage: 'fr' }));
    expect(result(body)).toBe(true);
    expect(issuesOf(body)).toEqual([expect.stringMatching(/^information invalid-display: There are no valid display/)]);
  });

  test('a retired member: true with a warning, and inactive', () => {
    const { body } = get(url(IN_VALUE_SET, { ...AML, code: '9867/3' }));
    expect(result(body)).toBe(true);
    expect(parameterValue(body, 'inactive')).toBe(true);
    expect(parameterValue(body, 'status')).toBe('retired');
    expect(issuesOf(body)).toEqual([
      "warning code-comment: The concept '9867/3' has a status of retired and inactive and its use should be reviewed",
    ]);
  });

  test('a retired member where only active codes are asked for: false', () => {
    const { body } = get(url(IN_VALUE_SET, { ...AML, code: '9867/3', activeOnly: true }));
    expect(result(body)).toBe(false);
    expect(issuesOf(body)).toContain("error code-rule: The concept '9867/3' is valid but is not active");
  });

  test('an abstract member is refused with abstract=false', () => {
    const question = { url: `${BASE}/ValueSet/everything`, system: MORPHOLOGY, code: '986' };
    expect(result(get(url(IN_VALUE_SET, question)).body)).toBe(true);
    expect(result(get(url(IN_VALUE_SET, { ...question, abstract: false })).body)).toBe(false);
  });

  test('a code whose system is to be inferred', () => {
    const { body } = get(url(IN_VALUE_SET, { url: AML_CODES, code: '9866/3', inferSystem: true }));
    expect(result(body)).toBe(true);
    expect(parameterValue(body, 'system')).toBe(MORPHOLOGY);
  });

  test('a code without a system is no question', () => {
    const { status, body } = get(url(IN_VALUE_SET, { url: AML_CODES, code: '9866/3' }));
    expect(status).toBe(400);
    expect(body.issue[0].details.text).toContain('code+system | code+inferSystem');
  });

  test('a coding without a system: false, with a warning', () => {
    const { status, body } = post(IN_VALUE_SET, [
      { name: 'url', valueUri: AML_CODES },
      { name: 'coding', valueCoding: { code: '9866/3' } },
    ]);
    expect(status).toBe(200);
    expect(result(body)).toBe(false);
    expect(issuesOf(body)[1]).toMatch(/^warning invalid-data: Coding has no system/);
  });

  test('issues name the part of the coding', () => {
    const { body } = post(IN_VALUE_SET, [
      { name: 'url', valueUri: AML_CODES },
      { name: 'coding', valueCoding: { system: MORPHOLOGY, code: '9866/3', display: 'no' } },
    ]);
    expect(parameterValue(body, 'issues').issue[0].expression).toEqual(['Coding.display']);
  });

  test('a CodeableConcept is valid if one coding is; the other is only mentioned', () => {
    const concept = {
      coding: [
        { system: LINEAGE, code: 'root' },
        { system: MORPHOLOGY, code: '9861/3' },
      ],
      text: 'AML',
    };
    const { body } = post(IN_VALUE_SET, [
      { name: 'url', valueUri: AML_CODES },
      { name: 'codeableConcept', valueCodeableConcept: concept },
    ]);
    expect(result(body)).toBe(true);
    expect(parameterValue(body, 'code')).toBe('9861/3');
    expect(parameterValue(body, 'codeableConcept')).toEqual(concept);
    expect(issuesOf(body)).toEqual([expect.stringMatching(/^information this-code-not-in-vs/)]);
    expect(parameterValue(body, 'message')).toBeUndefined();
  });

  test('a CodeableConcept without a valid coding', () => {
    const { body } = post(IN_VALUE_SET, [
      { name: 'url', valueUri: AML_CODES },
      { name: 'codeableConcept', valueCodeableConcept: { coding: [{ system: LINEAGE, code: 'root' }] } },
    ]);
    expect(result(body)).toBe(false);
    expect(issuesOf(body)).toEqual([
      `error not-in-vs: No valid coding was found for the value set '${AML_CODES}|1.0.0'`,
      expect.stringMatching(/^information this-code-not-in-vs/),
    ]);
  });

  test('an unknown value set is an error', () => {
    const { status, body } = get(url(IN_VALUE_SET, { ...AML, url: `${BASE}/ValueSet/none` }));
    expect(status).toBe(404);
    expect(issuesOf(body)).toEqual([
      `error not-found: A definition for the value Set '${BASE}/ValueSet/none' could not be found`,
    ]);
  });

  test('an unknown version of a value set is an error, never another version', () => {
    expect(get(url(IN_VALUE_SET, { ...AML, valueSetVersion: '9.9.9' })).status).toBe(404);
  });

  test('an instance needs no url', () => {
    const { body } = get(url('ValueSet/aml-codes/$validate-code', { system: MORPHOLOGY, code: '9861/3' }));
    expect(result(body)).toBe(true);
  });

  test('a parameter that is not known is mentioned beside other issues, and is an error in strict handling', () => {
    const asked = url(IN_VALUE_SET, { ...AML, code: 'none', colour: 'red' });
    const { body } = get(asked);
    expect(parameterValue(body, 'issues').issue.at(-1)).toMatchObject({
      severity: 'information',
      diagnostics: expect.stringContaining('colour'),
    });
  });
});

describe('CodeSystem/$validate-code', () => {
  test('a code of the system', () => {
    const { body } = get(url(IN_SYSTEM, { url: LINEAGE, code: 'mixed', display: 'mixed phenotype' }));
    expect(result(body)).toBe(true);
    expect(parameterValue(body, 'display')).toBe('Mixed phenotype');
  });

  test('a code that it lacks: 200 and false', () => {
    const { status, body } = get(url(IN_SYSTEM, { url: LINEAGE, code: 'x' }));
    expect(status).toBe(200);
    expect(result(body)).toBe(false);
    expect(issuesOf(body)).toEqual([
      `error invalid-code: Unknown code 'x' in the CodeSystem '${LINEAGE}' version '1.0.0'`,
    ]);
  });

  test('a code that a fragment lacks: true with a warning', () => {
    const { body } = get(url(IN_SYSTEM, { url: MORPHOLOGY, code: '1/1' }));
    expect(result(body)).toBe(true);
    expect(issuesOf(body)).toEqual([expect.stringMatching(/^warning invalid-code: Unknown Code '1\/1'.*fragment$/)]);
  });

  test('an unknown system: 200, false and x-caused-by-unknown-system', () => {
    const { status, body } = get(url(IN_SYSTEM, { url: 'http://nowhere.org', version: '1', code: 'x' }));
    expect(status).toBe(200);
    expect(result(body)).toBe(false);
    expect(parameterValue(body, 'x-caused-by-unknown-system')).toBe('http://nowhere.org');
  });

  test('a deprecated code: true with a warning, and not inactive', () => {
    const { body } = get(url(IN_SYSTEM, { url: MORPHOLOGY, code: '9868/3' }));
    expect(result(body)).toBe(true);
    expect(parameterValue(body, 'inactive')).toBeUndefined();
    expect(issuesOf(body)).toEqual([
      "warning code-comment: The concept '9868/3' is deprecated and its use should be reviewed",
    ]);
  });

  test('a coding of another system contradicts the question', () => {
    const { status } = post(IN_SYSTEM, [
      { name: 'url', valueUri: LINEAGE },
      { name: 'coding', valueCoding: { system: MORPHOLOGY, code: '986' } },
    ]);
    expect(status).toBe(400);
  });
});
