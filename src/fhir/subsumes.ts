import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { type SubsumesQuestion, subsumes } from '../query/subsumes.ts';
import { openTerminology } from '../query/terminology-request.ts';
import type { OperationInput, OperationRow } from './operation.ts';
import { out, parametersResource } from './parameters-out.ts';
import { RESOLUTION_PARAMETERS, resolutionOf } from './resolution-parameters.ts';
import { subjectOf } from './subject.ts';

/** `CodeSystem/$subsumes` (R5 operations of CodeSystem, 4.8.17.3). */
export const subsumesRow: OperationRow = {
  resource: 'CodeSystem',
  code: 'subsumes',
  levels: ['type', 'instance'],
  definition: 'http://hl7.org/fhir/OperationDefinition/CodeSystem-subsumes',
  parameters: [
    { name: 'codeA', type: 'code' },
    { name: 'codeB', type: 'code' },
    { name: 'system', type: 'uri', aliases: ['url'] },
    { name: 'version', type: 'string' },
    { name: 'codingA', type: 'Coding' },
    { name: 'codingB', type: 'Coding' },
    { name: 'date', type: 'date' },
    ...RESOLUTION_PARAMETERS,
  ],
  answer: (input) => {
    const question = questionOf(input);
    if (!question.ok) return question;
    const resolution = resolutionOf(input.given);
    if (!resolution.ok) return resolution;
    const found = subsumes(openTerminology(input.context.scope, resolution.value), question.value);
    return found.ok ? ok(parametersResource([out('outcome', 'valueCode', found.value.outcome)])) : found;
  },
};

function questionOf(input: OperationInput): Result<SubsumesQuestion> {
  const { given } = input;
  const [codingA, codingB] = [given.coding('codingA'), given.coding('codingB')];
  const codeA = given.text('codeA') ?? codingA?.code;
  const codeB = given.text('codeB') ?? codingB?.code;
  if (codeA === undefined) return failed(missing('codeA'));
  if (codeB === undefined) return failed(missing('codeB'));
  for (const part of ['system', 'version'] as const) {
    const [a, b] = [codingA?.[part], codingB?.[part]];
    if (a === undefined || b === undefined || a === b) continue;
    const message = `codingA and codingB name two ${part}s, "${a}" and "${b}"; codes are only compared within one.`;
    return failed(error('invalid-parameter', message, { parameter: 'codingB' }));
  }
  const subject = subjectOf(input, { url: 'system', version: 'version' }, codingA?.system ?? codingB?.system);
  if (!subject.ok) return subject;
  const { url, version } = subject.value;
  return ok({ system: url, version: version ?? codingA?.version ?? codingB?.version, codeA, codeB });
}

function missing(parameter: 'codeA' | 'codeB') {
  const coding = parameter === 'codeA' ? 'codingA' : 'codingB';
  return error('missing-parameter', `The parameter ${parameter} (or ${coding}) is missing.`, { parameter });
}
