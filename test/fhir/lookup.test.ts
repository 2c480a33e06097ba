import { describe, expect, test } from 'vitest';
import { ask, type Body, GRADE, get, issuesOf, LINEAGE, MORPHOLOGY, parameterValue, post, url } from './fixture.ts';

const LOOKUP = 'CodeSystem/$lookup';
const AML = { system: MORPHOLOGY, code: '9861/3' };

function properties(body: Body): readonly string[] {
  return body.parameter
    .filter((each: Body) => each.name === 'property')
    .map(({ part }: Body) => `${part[0].valueCode}=${Object.values(part[1])[1]}`);
}

function designations(body: Body): readonly string[] {
  return body.parameter
    .filter((each: Body) => each.name === 'designation')
    .map(({ part }: Body) => part.at(-1).valueString);
}

describe('$lookup', () => {
  test('says what a code with a slash means', () => {
    const { status, body } = get(url(LOOKUP, AML));
    expect(status).toBe(200);
    expect(parameterValue(body, 'display')).toBe('Acute myeloid leukaemia, NOS');
    expect(parameterValue(body, 'definition')).toBe('A cancer of blood.');
    expect(parameterValue(body, 'name')).toBe('Morphology_3_2');
    expect(parameterValue(body, 'version')).toBe('3.2');
    expect(parameterValue(body, 'system')).toBe(MORPHOLOGY);
    expect(parameterValue(body, 'code')).toBe('9861/3');
    expect(parameterValue(body, 'abstract')).toBe(false);
  });

  test('finds codes with parentheses, spaces and umlauts', () => {
    const { body } = get(url(LOOKUP, { system: MORPHOLOGY, code: 'Ph+ (t(9;22)) äß' }));
    expect(parameterValue(body, 'display')).toBe('Philadelphia');
  });

  test('gives parents, children, inactive and declared properties', () => {
    expect(properties(get(url(LOOKUP, AML)).body)).toEqual([
      'parent=986',
      'child=9866/3',
      'inactive=false',
      'axis=morphology',
      'weight=1.5',
    ]);
  });

  test('gives both parents of a concept that has two', () => {
    const { body } = get(url(LOOKUP, { system: LINEAGE, code: 'mixed', property: 'parent' }));
    expect(properties(body)).toEqual(['parent=lymphoid', 'parent=myeloid']);
  });

  test('gives a number as valueDecimal', () => {
    const { body } = get(url(LOOKUP, { ...AML, property: 'weight' }));
    const property = body.parameter.find((each: Body) => each.name === 'property');
    expect(property.part[1]).toEqual({ name: 'value', valueDecimal: 1.5 });
  });

  test('honours property: only what was asked for, but always the display', () => {
    const { body } = get(url(LOOKUP, { ...AML, property: 'axis' }));
    expect(properties(body)).toEqual(['axis=morphology']);
    expect(designations(body)).toEqual([]);
    expect(parameterValue(body, 'definition')).toBeUndefined();
    expect(parameterValue(body, 'display')).toBe('Acute myeloid leukaemia, NOS');
  });

  test('says that a retired code is inactive, and what replaces it', () => {
    const { body } = get(url(LOOKUP, { system: MORPHOLOGY, code: '9867/3' }));
    expect(properties(body)).toEqual(expect.arrayContaining(['inactive=true', 'status=retired', 'replacedBy=9861/3']));
  });

  test('shows the display in the language asked for, and every name as a designation', () => {
    const { body } = get(url(LOOKUP, { ...AML, displayLanguage: 'de-AT' }));
    expect(parameterValue(body, 'display')).toBe('Akute myeloische Leukämie o.n.A.');
    expect(designations(body)).toEqual(['Acute myeloid leukaemia, NOS', 'Akute myeloische Leukämie o.n.A.', 'AML']);
  });

  test('reads Accept-Language, and displayLanguage wins over it', () => {
    const german = ask('r4', url(LOOKUP, AML), { acceptLanguage: 'de,en;q=0.5' });
    expect(parameterValue(german.body, 'display')).toBe('Akute myeloische Leukämie o.n.A.');
    const english = ask('r4', url(LOOKUP, { ...AML, displayLanguage: 'en' }), { acceptLanguage: 'de' });
    expect(parameterValue(english.body, 'display')).toBe('Acute myeloid leukaemia, NOS');
  });

  test('does not mind an Accept-Language that cannot be read', () => {
    expect(ask('r4', url(LOOKUP, AML), { acceptLanguage: ';;q=;' }).status).toBe(200);
  });

  test('takes a coding', () => {
    const { body } = post(LOOKUP, [{ name: 'coding', valueCoding: { system: GRADE, code: 'low' } }]);
    expect(parameterValue(body, 'display')).toBe('Low grade');
  });

  test('sees an older version where it is named', () => {
    expect(parameterValue(get(url(LOOKUP, { system: GRADE, version: '1.0.0', code: 'only' })).body, 'display')).toBe(
      'Only grade',
    );
    expect(parameterValue(get(url(LOOKUP, { system: `${GRADE}|1.0.0`, code: 'only' })).body, 'display')).toBe(
      'Only grade',
    );
  });

  test('never falls back to another version than the one named', () => {
    const { status, body } = get(url(LOOKUP, { system: GRADE, version: '99.0', code: 'low' }));
    expect(status).toBe(404);
    expect(issuesOf(body)).toEqual([expect.stringContaining('known: 2.0.0, 1.0.0')]);
  });

  test('answers 404 for an unknown code, saying that the system is a fragment', () => {
    const { status, body } = get(url(LOOKUP, { system: MORPHOLOGY, code: '1' }));
    expect(status).toBe(404);
    expect(issuesOf(body)).toEqual([expect.stringMatching(/Unknown code '1'.*fragment/)]);
  });

  test('works on an instance, where the system need not be named', () => {
    expect(parameterValue(get('CodeSystem/lineage/$lookup?code=root').body, 'display')).toBe('Blood');
  });

  test('answers 400 naming the parameter that is missing', () => {
    const { status, body } = get(`${LOOKUP}?code=x`);
    expect(status).toBe(400);
    expect(body.issue[0]).toMatchObject({ code: 'required', expression: ['system'] });
  });
});
