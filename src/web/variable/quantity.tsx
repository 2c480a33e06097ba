import type { Range, Variable } from '../../model/definitions.ts';
import { RangePicture } from '../pictures/range.tsx';
import { printedUnit } from '../units.ts';

interface Props {
  readonly variable: Variable;
}

/** Bounds, units and other things that a value which is no code must keep to. */
export function Quantity({ variable }: Props) {
  const { range, plausible, pattern, acceptedUnits = [], examples = [], unit } = variable;
  return (
    <>
      <Picture variable={variable} />
      <dl class="facts">
        <Bounds name="Allowed" range={range} outside="is an error" swatch="hard" />
        <Bounds name="Plausible" range={plausible} outside="is accepted with a warning" swatch="plausible" />
        {acceptedUnits.length === 0 || unit === undefined ? null : (
          <>
            <dt>Other units</dt>
            <dd>
              <ul class="plain">
                {acceptedUnits.map(({ unit: other, factor }) => (
                  <li>
                    {printedUnit(other)}: value × {factor} = value in {printedUnit(unit)}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        {pattern === undefined ? null : (
          <>
            <dt>Pattern</dt>
            <dd>
              the whole value matches <code>{pattern}</code>
            </dd>
          </>
        )}
        {examples.length === 0 ? null : (
          <>
            <dt>
              {typeof examples[0] === 'number' && closed(range) !== undefined ? (
                <span class="swatch example" aria-hidden="true" />
              ) : null}
              {examples.length === 1 ? 'Example' : 'Examples'}
            </dt>
            <dd>
              {examples.map((example, index) => (
                <>
                  {index === 0 ? '' : ', '}
                  <code>{String(example)}</code>
                </>
              ))}
            </dd>
          </>
        )}
      </dl>
    </>
  );
}

function Picture({ variable: { range, plausible, examples = [] } }: Props) {
  const hard = closed(range);
  if (hard === undefined) return null;
  const numbers = examples.filter((example) => typeof example === 'number');
  return (
    <section class="picture range" aria-label="Picture of the range" tabindex={0}>
      <RangePicture range={{ hard, plausible: closed(plausible), examples: numbers }} />
    </section>
  );
}

/** A range with both ends, and room between them. */
function closed(range: Range | undefined) {
  const { min, max } = range ?? {};
  return min === undefined || max === undefined || min >= max ? undefined : { min, max };
}

interface BoundsProps {
  readonly name: string;
  readonly range: Range | undefined;
  readonly outside: string;
  /** Its colour in the picture. */
  readonly swatch: string;
}

function Bounds({ name, range, outside, swatch }: BoundsProps) {
  if (range === undefined) return null;
  const { min, max, source } = range;
  const words =
    min !== undefined && max !== undefined
      ? `${min} to ${max}`
      : min !== undefined
        ? `${min} or more`
        : `${max} or less`;
  return (
    <>
      <dt>
        <span class={`swatch ${swatch}`} aria-hidden="true" />
        {name}
      </dt>
      <dd>
        {words}; anything outside {outside}
        {source === undefined ? null : <small> (source: {source})</small>}
      </dd>
    </>
  );
}
