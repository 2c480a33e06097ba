import { describe, expect, it } from 'vitest';
import { get } from '../http/fixture.ts';
import { HOSTILE_PAGES, richApp } from './kinds-fixture.ts';

const app = richApp();

const page = async (path: string) => (await get(app, `${path}?release=draft`, { Accept: 'text/html' })).text;

/** The text of a page, without elements and with single spaces. */
const words = async (path: string) =>
  (await page(path))
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([.,:;)])/g, '$1');

describe('the page of a variable', () => {
  it('says type and unit in words, with the code of the unit', async () => {
    expect(await words('/variable/platelets')).toContain('A number in ×10⁹/L (UCUM 10*9/L).');
  });

  it('says what is an error, what a warning, and how other units are converted', async () => {
    const text = await words('/variable/platelets');
    expect(text).toContain('0 to 5000; anything outside is an error (source: editorial)');
    expect(text).toContain('5 to 1500; anything outside is accepted with a warning');
    expect(text).toContain('per µL: value × 0.001 = value in ×10⁹/L');
  });

  it('shows its range as a picture that says the same in words', async () => {
    expect(await page('/variable/platelets')).toContain(
      'aria-label="Allowed from 0 to 5000. Plausible from 5 to 1500. Examples: 150."',
    );
  });

  it('lists the codes that may be entered, in order, with their meaning', async () => {
    expect(await words('/variable/response')).toMatch(
      /One of the codes of Responses, and no other\. Their order means something.* cr Complete remission pr Partial/,
    );
  });

  it('says what to enter if there is no value', async () => {
    expect(await words('/variable/platelets')).toContain('not_tested Not tested Nobody looked. unknown Unknown');
    expect(await words('/variable/response')).toContain('No reason can be entered in place of a value');
  });

  it('says in which diseases it is core', async () => {
    expect(await words('/variable/platelets')).toContain('Core in Multiple myeloma: every source should deliver it.');
    expect(await words('/variable/response')).toContain('Extended: wanted where the source has it.');
  });

  it('names the tables that hold it, the heading there and when it is required', async () => {
    expect(await words('/variable/platelets')).toContain(
      'Patient, column plt: required if Response is known known( response)',
    );
  });

  it('shows what the rules that read it say, and what is computed from it', async () => {
    const text = await words('/variable/platelets');
    expect(text).toContain('warning The response is CR, but platelets are low. Platelets of a remission');
    expect(text).toMatch(/Endpoints and scores computed from it .*Small score score/);
  });

  it('links its mappings where an official page is known, and nowhere else', async () => {
    const text = await page('/variable/platelets');
    expect(text).toContain('<a href="https://loinc.org/777-3"');
    expect(text.match(/777-3/g)?.length).toBe(3);
    expect(await words('/variable/platelets')).toContain(
      'NCI GDC Platelet Count is broader: it holds more than this Any time.',
    );
  });
});

describe('the page of a value set', () => {
  it('says which clause admits each code', async () => {
    const text = await words('/value-set/picked');
    expect(text).toMatch(/9861\/3 Acute myeloid leukaemia, NOS also AML, NOS below 986 .* ICD-O-3\.2 morphology 1 /);
    expect(text).toMatch(/cr Complete remission also CR Responses 3 /);
  });

  it('says in words how it is composed, and what is left out', async () => {
    const text = await words('/value-set/picked');
    expect(text).toContain('1 code of ICD-O-3.2 morphology, listed one by one');
    expect(text).toContain('Codes of ICD-O-3.2 morphology: 9900/3 (Morphology number 0), and everything below it');
    expect(text).toContain('What is in Responses But none of these, whatever clause takes them: 1 code of Responses');
  });

  it('leads from a code to all that its classification says of it', async () => {
    expect(await page('/value-set/picked')).toContain(
      'href="/code-system/icd_o_3_2?code=9861%2F3&amp;release=draft#code"',
    );
  });

  it('says whether data may hold other codes', async () => {
    expect(await words('/value-set/responses')).toContain('Closed: data hold one of these codes and no other.');
  });
});

describe('the page of a table', () => {
  it('lists its columns with variable, values and whether they are required', async () => {
    const text = await words('/table/patient');
    expect(text).toContain('pseudonym key Title of pseudonym string yes');
    expect(text).toContain(
      'plt Title of platelets decimal in ×10⁹/L (here 1 to 4000) if Response is known known( response)',
    );
    expect(text).toContain('response Response codes of Responses no');
  });

  it('says what names a record and how tables belong together', async () => {
    expect(await words('/table/patient')).toContain('No two records have the same pseudonym.');
    expect(await words('/table/patient')).toContain('Records of Visit belong to its records.');
    const visit = await words('/table/visit');
    expect(visit).toContain('Nothing names a record: two may be alike.');
    expect(visit).toContain('a record of Patient: pseudonym must be pseudonym of one there');
  });

  it('leads to an empty template and to a check of a full one', async () => {
    const text = await page('/table/patient');
    expect(text).toContain('href="/api/v1/releases/draft/export/template?table=patient&amp;format=xlsx"');
    expect(text).toContain('href="/validate?table=patient&amp;release=draft"');
  });

  it('shows the rules on its records', async () => {
    expect(await words('/table/patient')).toContain('The response is CR, but platelets are low.');
  });
});

describe('the page of a rule', () => {
  it('begins with what it says to whom breaks it', async () => {
    expect(await words('/rule/remission_has_platelets')).toContain(
      'deserves a look. The warning says: The response is CR, but platelets are low.',
    );
  });

  it('says its conditions in words, and as they were written', async () => {
    expect(await words('/rule/remission_has_platelets')).toContain(
      'Looked at if Response is cr response == &quot;cr&quot; Then must hold Title of platelets is at least 100 plt',
    );
  });

  it('links the variables of its conditions, by the names that the table calls them', async () => {
    expect(await page('/rule/remission_has_platelets')).toContain(
      '<a href="/variable/platelets?release=draft" title="Title of platelets">plt</a> &gt;= 100.0',
    );
  });

  it('shows its cases, and for each whether it holds', async () => {
    const text = await words('/rule/remission_has_platelets');
    expect(text).toContain('Enough. Title of platelets: 150 Response: cr holds');
    expect(text).toContain('wrong Title of platelets: 20 Response: cr is broken');
  });
});

describe('the page of a score', () => {
  it('shows groups with their bounds, inputs and points', async () => {
    const text = await words('/score/small_score');
    expect(text).toContain('Low low 0 High high 1 or more');
    expect(text).toContain('Title of platelets in ×10⁹/L If an input is missing, no group is given.');
    expect(text).toContain('Few platelets 1 point');
  });

  it('shows its worked cases, one a line', async () => {
    const text = await words('/score/small_score');
    expect(text).toContain('one 50 1: High');
    expect(text).toContain('none – not evaluable');
  });

  it('links its literature', async () => {
    expect(await page('/score/small_score')).toContain('href="https://doi.org/10.1016/S1470-2045(16)30206-6"');
  });
});

describe('a definition out of use', () => {
  it('says so before all else, and what to use instead', async () => {
    const text = await words('/variable/old_variable');
    expect(text).toMatch(/Not for new data\..* It may be removed after 2027-01-01\. Use instead: Title of platelets/);
  });
});

describe('texts of authors, whatever they hold', () => {
  it.each(HOSTILE_PAGES)('are only text on %s', async (path) => {
    const text = await page(path);
    expect(text).toContain('</html>');
    expect(text).not.toMatch(/<script|<img|style="/i);
    // Within the quotes of an attribute a text is a text.
    expect(text.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\son\w+=/i);
    expect(text).not.toMatch(/href="(?!https?:|\/|#)/);
  });
});
