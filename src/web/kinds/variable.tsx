import type { Variable, VariableType } from '../../model/definitions.ts';
import { definitionOf } from '../../model/dictionary.ts';
import { ok } from '../../model/result.ts';
import { membersOf, variableContext } from '../../query/variable-context.ts';
import { inUnit, printedUnit } from '../units.ts';
import { AllowedCodes } from '../variable/codes.tsx';
import { MappingsSection } from '../variable/mappings-section.tsx';
import { MissingSection } from '../variable/missing-section.tsx';
import { Quantity } from '../variable/quantity.tsx';
import { ReadersSection } from '../variable/readers-section.tsx';
import { RecordedSection } from '../variable/recorded-section.tsx';
import type { KindAsked, KindPage } from './kind-page.ts';

/** What is entered for a variable, what if there is no value, where and when it is recorded, and what reads it. */
export const variablePart: KindPage<'variable'> = (asked) => {
  const { site, snapshot, definition } = asked;
  const context = variableContext(snapshot, definition);
  return ok({
    sections: (
      <>
        <section aria-labelledby="values">
          <h2 id="values">What to enter</h2>
          <Values {...asked} />
        </section>
        <MissingSection
          site={site}
          missing={context.missing}
          reasons={definitionOf(snapshot.dictionary, 'value-set', snapshot.dictionary.settings.missingReasons ?? '')}
        />
        <RecordedSection site={site} snapshot={snapshot} variable={definition} columns={context.columns} />
        <ReadersSection site={site} readers={context.readers} />
        <MappingsSection mappings={definition.mappings ?? []} />
      </>
    ),
    shown: [
      'type',
      'unit',
      'acceptedUnits',
      'range',
      'plausible',
      'pattern',
      'valueSet',
      'repeats',
      'missing',
      'level',
      'group',
      'timing',
      'mappings',
      'examples',
    ],
  });
};

function Values({ site, snapshot, definition }: KindAsked<'variable'>) {
  const { valueSet: id, repeats } = definition;
  const valueSet = id === undefined ? undefined : definitionOf(snapshot.dictionary, 'value-set', id);
  return (
    <>
      {valueSet === undefined ? (
        <p>{typeInWords(definition)}</p>
      ) : (
        <AllowedCodes site={site} valueSet={valueSet} members={membersOf(snapshot, valueSet.id)} />
      )}
      {repeats === true ? (
        <p>Several values may stand in one cell, with the separator of the table between them.</p>
      ) : null}
      <Quantity variable={definition} />
    </>
  );
}

const TYPE_WORDS: { readonly [T in VariableType]: string } = {
  string: 'Text',
  code: 'A code',
  boolean: 'true or false',
  integer: 'A whole number',
  decimal: 'A number',
  date: 'A day, written YYYY-MM-DD',
  dateTime: 'A day and time, written YYYY-MM-DDThh:mm:ss with the time zone',
  partialDate: 'A day, a month or a year, as far as it is known: YYYY-MM-DD, YYYY-MM or YYYY',
};

/** `A number in ×10⁹/L (UCUM 10*9/L).` */
function typeInWords({ type, unit }: Variable): string {
  const ucum = unit === undefined || printedUnit(unit) === unit ? '' : ` (UCUM ${unit})`;
  return `${TYPE_WORDS[type]}${inUnit(unit)}${ucum}.`;
}
