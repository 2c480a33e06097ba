import { Type } from '../../model/json-schema.ts';
import { codeList, side } from './crosswalks.ts';
import { card } from './definitions.ts';
import { releaseName } from './lists.ts';
import { address, count, object, optional, text } from './parts.ts';

const diseaseFields = {
  id: text('Id of the disease.'),
  label: text('Name, in the first language of the dictionary.'),
  group: text('Group of diseases.'),
  own: count('Definitions that name it.'),
  shared: count('Definitions for every disease.'),
  links: object('DiseaseLinks', { self: address, page: address }, 'Where the disease is found.'),
};

export const diseaseItem = object('Disease', diseaseFields, 'A disease of the dictionary.');

const cards = (description: string) => Type.Array(card, { description });

export const oneDisease = object(
  'DiseaseAnswer',
  {
    release: releaseName,
    ...diseaseFields,
    valueSet: optional(text('Id of the value set with the codes that mean it.')),
    codes: Type.Array(
      object(
        'DiseaseCodes',
        { ...side.properties, codes: codeList('Codes that mean the disease.') },
        'The codes that mean a disease in one classification.',
      ),
    ),
    coreVariables: cards('Every source should deliver them. Those that name the disease come first.'),
    extendedVariables: cards('Worth delivering.'),
    endpoints: cards('Outcomes measured in it.'),
    scores: cards('Risk models and stages of it.'),
    others: cards('Value sets, code systems, concept maps, tables and rules that name it.'),
  },
  'What a release says of one disease.',
);
