import type { Variable } from '../../src/model/definitions.ts';
import type { RecordPlan } from '../../src/records/plan.ts';
import { own, rule, snapshot, table, valueSet, variable } from '../snapshot/dictionaries.ts';
import { planOf } from './support.ts';

const of = (id: string, more: Partial<Variable>): Variable => ({ ...variable(id), ...more });

/** Patients, and their blood samples. */
export const EXAMPLE: RecordPlan = planOf(
  snapshot(
    valueSet('sex', { codes: [{ ...own('female'), display: 'Woman' }, own('male'), own('other')] }),
    valueSet('stage_2016', { codes: [own('I'), own('II'), { ...own('IIX'), status: 'retired', replacedBy: 'II' }] }),
    valueSet('stage_2022', { codes: [own('I'), own('II'), own('III'), { ...own('any'), abstract: true }] }),
    valueSet('drugs', { codes: [own('ara_c'), own('ida')], extensible: true }),
    of('pid', { title: 'Patient number', aliases: ['Pat. Nr.'] }),
    of('sex', { type: 'code', valueSet: 'sex', missing: ['unknown'] }),
    of('born', { type: 'integer', range: { min: 1900, max: 2030 } }),
    of('died', { type: 'partialDate' }),
    of('dead', { type: 'boolean' }),
    of('stage', { type: 'code', valueSet: 'stage_2016' }),
    of('stage_new', { type: 'code', valueSet: 'stage_2022' }),
    of('drugs', { type: 'code', valueSet: 'drugs', repeats: true }),
    of('country', { pattern: '[A-Z]{2}' }),
    of('taken', { type: 'date' }),
    of('tube', {}),
    of('hb', {
      type: 'decimal',
      unit: 'g/dL',
      acceptedUnits: [{ unit: 'g/L', factor: 0.1 }],
      range: { min: 1, max: 30 },
      plausible: { min: 3, max: 22 },
      missing: ['not_done'],
    }),
    valueSet('missing_reason', { codes: [own('unknown'), own('not_done')] }),
    table('patient', ['pid', 'sex', 'born', 'died', 'dead', 'stage', 'stage_new', 'drugs', 'country'], {
      columns: [
        { variable: 'pid', required: true },
        { variable: 'sex', required: true },
        { variable: 'born' },
        { variable: 'died', requiredWhen: 'dead' },
        { variable: 'dead' },
        { variable: 'stage' },
        { variable: 'stage_new' },
        { variable: 'drugs' },
        { variable: 'country' },
      ],
      separator: ';',
    }),
    table('sample', ['pid', 'taken', 'tube', 'hb'], {
      key: ['pid', 'taken'],
      unique: [['tube']],
      references: [{ columns: ['pid'], table: 'patient', to: ['pid'] }],
    }),
    rule('dead_has_date', 'patient', 'dead', { when: 'known(died)' }),
    rule('sample_before_death', 'patient', 'samples.all(s, s.taken <= died)', {
      when: 'known(died)',
      children: { samples: 'sample' },
    }),
  ),
);
