import { isUtf8 } from 'node:buffer';
import { error } from '../../model/issue.ts';
import { parseJsonBounded } from '../../model/json-depth.ts';
import { Type } from '../../model/json-schema.ts';
import type { Limits } from '../../model/limits.ts';
import { failed, ok, type Result } from '../../model/result.ts';
import { type AskedValue, checkOneValue } from '../../query/record-checks.ts';
import { arriving } from '../arriving.ts';
import { releaseOf } from '../items.ts';
import { mediaTypeOf } from '../media-type.ts';
import { NONE, PATH } from '../parameters.ts';
import { postRoute, type Sent } from '../route.ts';
import { checkedValue } from '../schemas/value-checks.ts';

const askedValue = Type.Object(
  {
    value: Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Array(Type.String())], {
      description: 'A text as a cell of a file has it, or a JSON value.',
    }),
    unit: Type.Optional(
      Type.String({ description: 'UCUM unit of the value; the own unit of the variable where it is not given.' }),
    ),
    table: Type.Optional(
      Type.String({ description: 'Table that the value is for: its column may narrow what the variable allows.' }),
    ),
  },
  { title: 'AskedValue', additionalProperties: false, description: 'A value to check.' },
);

/** One value of one variable is checked by itself. */
export const validateValueRoute = postRoute({
  path: '/api/v1/releases/{release}/variables/{id}/validate-value',
  operationId: 'validateValue',
  tag: 'Data',
  summary: 'Check one value of a variable',
  description:
    'What is wrong with one value, by itself: type, unit, range, pattern, codes, missing reasons. Nothing of it is kept or logged, and it is not in the answer. Nothing that looks at a record is checked.',
  pathParameters: Type.Object({ release: PATH.release, id: PATH.id }),
  query: NONE,
  body: { 'application/json': askedValue },
  answer: checkedValue,
  command:
    'curl -d \'{"value":"9.5"}\' -H \'Content-Type: application/json\' {server}/api/v1/releases/latest/variables/hemoglobin/validate-value',
  statuses: [408, 413, 415],
  handle: async ({ path }, sent, { catalog, limits }) => {
    const resolved = catalog.resolve(path.release);
    if (!resolved.ok) return resolved;
    const { snapshot } = resolved.value;
    const asked = await askedOf(sent, limits);
    if (!asked.ok) return asked;
    const checked = checkOneValue(snapshot, { variable: path.id, ...asked.value });
    if (!checked.ok) return checked;
    const body = { release: releaseOf(snapshot.name), ...checked.value };
    return ok({ body, freshness: 'never' as const, release: snapshot.name });
  },
});

async function askedOf(sent: Sent, limits: Limits): Promise<Result<Omit<AskedValue, 'variable'>>> {
  const text = await textOf(sent, limits);
  if (!text.ok) return text;
  const parsed = parseJsonBounded(text.value, limits);
  // What a parser says quotes the body.
  if (!parsed.ok) return failed(...parsed.issues.map((each) => error(each.code, 'The body is no JSON that is taken.')));
  const { value: body } = parsed;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return wrong('The body is no object.', '');
  return shaped(body);
}

function shaped(body: object): Result<Omit<AskedValue, 'variable'>> {
  const { value, unit, table, ...rest } = body as { readonly [key: string]: unknown };
  if (Object.keys(rest).length > 0) return wrong('The body has other keys than value, unit and table.', '');
  if (!('value' in body)) return wrong('The body has no value.', '/value');
  if (unit !== undefined && typeof unit !== 'string') return wrong('The unit is no text.', '/unit');
  if (table !== undefined && typeof table !== 'string') return wrong('The table is no text.', '/table');
  return ok({ value, ...(unit === undefined ? {} : { unit }), ...(table === undefined ? {} : { table }) });
}

function wrong(message: string, pointer: string): Result<never> {
  return failed(error('invalid-body', `${message} Expected {"value": …}, and unit and table if need be.`, { pointer }));
}

async function textOf({ headers, bytes }: Sent, { bodyBytes, requestTimeoutMs }: Limits): Promise<Result<string>> {
  const { type } = mediaTypeOf(headers.get('Content-Type') ?? '');
  if (type !== 'application/json' || headers.has('Content-Encoding')) {
    const message = 'The body is not plain application/json; expected that, without Content-Encoding.';
    return failed(error('unsupported-media-type', message, { parameter: 'Content-Type' }));
  }
  const body = arriving(bytes, { bytesMax: bodyBytes, timeoutMs: requestTimeoutMs });
  const pieces: Uint8Array[] = [];
  for await (const piece of body.bytes) pieces.push(piece);
  const cut = body.cutShort();
  if (cut === 'too-large')
    return failed(error(cut, `The body is larger than ${bodyBytes} bytes, the limit bodyBytes.`));
  if (cut === 'too-slow')
    return failed(error(cut, `The body did not come in ${requestTimeoutMs} ms, the limit requestTimeoutMs.`));
  const all = Buffer.concat(pieces);
  return cut === undefined && isUtf8(all)
    ? ok(all.toString('utf8'))
    : failed(error('invalid-body', 'The body is no UTF-8.'));
}
