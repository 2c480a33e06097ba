import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Body } from '../fhir/fixture.ts';
import { chromiumPath } from './browser.ts';
import { lforms, serveWidget, type WidgetPages } from './lforms.ts';
import { type Reader, startReader } from './reader.ts';

const files = chromiumPath === undefined ? undefined : lforms();

/** What the widget puts into its page for those who embed it. */
interface LForms {
  readonly Util: {
    readonly addFormToPage: (form: Body, container: string, options: { readonly fhirVersion: string }) => Promise<void>;
    readonly getFormFHIRData: (type: 'QuestionnaireResponse', fhirVersion: string) => Body;
    readonly checkValidity: () => readonly string[] | null;
  };
}

declare global {
  var LForms: LForms | undefined;
}

interface Opened {
  readonly page: Page;
  readonly form: Body;
  /** Addresses of the terminology that the widget asked for, decoded. */
  readonly asked: readonly string[];
  readonly errors: readonly string[];
  readonly type: (linkId: string, text: string) => Promise<void>;
  readonly response: () => Promise<Body>;
}

describe.skipIf(files === undefined).each(['R4', 'R5'])('the real LForms widget in %s, on forms of ours', (version) => {
  let reader: Reader;
  let widget: WidgetPages;

  beforeAll(async () => {
    [reader, widget] = await Promise.all([startReader(), serveWidget(files ?? new Map())]);
  });

  afterAll(async () => {
    widget.stop();
    await reader.stop();
  });

  async function open(table: string): Promise<Opened> {
    const page = await reader.browser.newPage();
    const asked: string[] = [];
    const errors: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/ValueSet'))
        asked.push(decodeURIComponent(request.url().slice(reader.server.url.length)));
    });
    page.on('pageerror', (problem) => errors.push(problem.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto(widget.url(version));
    await page.waitForFunction(() => globalThis.LForms !== undefined);
    const form: Body = await page.evaluate(async (address) => {
      const response = await fetch(address);
      return response.json();
    }, `${reader.server.url}/fhir/${version.toLowerCase()}/Questionnaire/${table}`);
    await page.evaluate(
      ([questionnaire, fhirVersion]) => globalThis.LForms?.Util.addFormToPage(questionnaire, 'form', { fhirVersion }),
      [form, version] as const,
    );
    return {
      page,
      form,
      asked,
      errors,
      type: async (linkId, text) => {
        const field = page.locator(`[id="${linkId}/1"]`);
        await field.click();
        await field.pressSequentially(text);
      },
      response: () =>
        page.evaluate(
          (fhirVersion) => globalThis.LForms?.Util.getFormFHIRData('QuestionnaireResponse', fhirVersion),
          version,
        ),
    };
  }

  it.each(['patient', 'diagnosis', 'laboratory', 'variant'])('shows every item of the table %s', async (table) => {
    const { page, form, errors } = await open(table);
    const texts = await page.locator('.lhc-item .lhc-question label').allInnerTexts();
    const shown = texts.map((text) => text.replace(/\s*\*?$/, ''));
    expect(shown).toEqual(form.item.map((each: Body) => each.text));
    expect(errors).toEqual([]);
    await page.close();
  });

  it('searches a long list while the user types, and takes over the Coding that is chosen', async () => {
    const { page, form, asked, type, response } = await open('diagnosis');
    await type('diagnosis_code_icdo3', 'promyelo');
    const hit = page.locator('#lhc-tools-searchResults').getByText('Acute promyelocytic');
    await hit.waitFor();
    const { answerValueSet } = form.item.find((each: Body) => each.linkId === 'diagnosis_code_icdo3');
    const expand = `/fhir/${version.toLowerCase()}/ValueSet/$expand?url=${answerValueSet}`;
    expect(asked).toContain(`${expand}&_format=application/json&filter=promyelo&count=7`);
    // The whole of it is never asked for.
    expect(asked).not.toContain(`${expand}&_format=json`);
    await hit.click();
    const { item } = await response();
    expect(item).toEqual([
      expect.objectContaining({
        linkId: 'diagnosis_code_icdo3',
        answer: [
          {
            valueCoding: {
              system: 'http://terminology.hl7.org/CodeSystem/icd-o-3',
              code: '9866/3',
              display: expect.stringContaining('Acute promyelocytic'),
            },
          },
        ],
      }),
    ]);
    await page.close();
  });

  it('offers a short list, expanded here, and answers with the code of ours', async () => {
    const { page, form, asked, type, response } = await open('diagnosis');
    await type('disease_group', 'acute myeloid');
    await page.locator('#lhc-tools-searchResults').getByText('Acute myeloid leukaemia').click();
    const { answerValueSet } = form.item.find((each: Body) => each.linkId === 'disease_group');
    expect(asked).toContain(`/fhir/${version.toLowerCase()}/ValueSet/$expand?url=${answerValueSet}&_format=json`);
    const { item, questionnaire } = await response();
    expect(questionnaire).toBe(`${form.url}|${form.version}`);
    expect(item[0].answer[0].valueCoding).toEqual({
      system: 'https://dictionary.harmony-alliance.eu/CodeSystem/disease-group',
      code: 'aml',
      display: 'Acute myeloid leukaemia',
    });
    await page.close();
  });

  it('insists on what is required, and holds numbers to their range and unit', async () => {
    const { page, form, type } = await open('laboratory');
    await type('hemoglobin', '99');
    await page.keyboard.press('Tab');
    const problems = await page.evaluate(() => globalThis.LForms?.Util.checkValidity());
    const required = form.item.filter((each: Body) => each.required).map((each: Body) => each.text);
    expect(required.length).toBeGreaterThan(0);
    expect(problems).toEqual([
      ...required.map((text: string) => `${text} requires a value`),
      'Hemoglobin (g/dL) must be a value less than or equal to 30.',
    ]);
    expect(await page.locator('[id="unit_hemoglobin/1"]').inputValue()).toBe('g/dL');
    await page.close();
  });

  it('tells on demand what an item means', async () => {
    const { page } = await open('laboratory');
    await page.getByRole('button', { name: 'Help button for Hemoglobin (g/dL)' }).click();
    await page.locator('.lhc-popover-help').getByText('Mass concentration of hemoglobin in blood.').waitFor();
    await page.close();
  });
});
