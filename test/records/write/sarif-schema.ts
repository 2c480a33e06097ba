import { Ajv } from 'ajv';

/**
 * What SARIF 2.1.0's JSON Schema says of the parts that are written here, property by property; all objects are closed,
 * so that a part which is not described is seen.
 */

const closed = (properties: object, required: readonly string[] = []) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const list = (items: object) => ({ type: 'array', items });
const text = { type: 'string' };
const index = { type: 'integer', minimum: -1 };
const bag = { type: 'object' };
const message = closed({ text }, ['text']);
const level = { enum: ['none', 'note', 'warning', 'error'] };
const artifactLocation = closed({
  uri: { type: 'string', pattern: "^[A-Za-z0-9\\-._~:/?#\\[\\]@!$&'()*+,;=%]*$" },
});
const region = closed({ startLine: { type: 'integer', minimum: 1 }, startColumn: { type: 'integer', minimum: 1 } });

const schema = closed(
  {
    $schema: { const: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json' },
    version: { const: '2.1.0' },
    runs: list(
      closed(
        {
          tool: closed(
            {
              driver: closed(
                {
                  name: text,
                  version: text,
                  rules: {
                    ...list(
                      closed(
                        {
                          id: text,
                          shortDescription: message,
                          helpUri: { type: 'string', pattern: '^https?://' },
                          defaultConfiguration: closed({ level }),
                        },
                        ['id'],
                      ),
                    ),
                    uniqueItems: true,
                  },
                },
                ['name'],
              ),
            },
            ['driver'],
          ),
          columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
          artifacts: {
            ...list(
              closed({
                location: artifactLocation,
                length: index,
                hashes: { type: 'object', additionalProperties: text },
              }),
            ),
            uniqueItems: true,
          },
          invocations: list(
            closed(
              {
                executionSuccessful: { type: 'boolean' },
                toolExecutionNotifications: list(closed({ level, message }, ['message'])),
              },
              ['executionSuccessful'],
            ),
          ),
          results: list(
            closed(
              {
                ruleId: text,
                ruleIndex: index,
                level,
                message,
                locations: list(
                  closed({
                    physicalLocation: closed({ artifactLocation, region }),
                    logicalLocations: {
                      ...list(closed({ fullyQualifiedName: text })),
                      uniqueItems: true,
                    },
                  }),
                ),
                occurrenceCount: { type: 'integer', minimum: 1 },
                partialFingerprints: { type: 'object', additionalProperties: text },
                properties: bag,
              },
              ['message'],
            ),
          ),
          properties: bag,
        },
        ['tool'],
      ),
    ),
  },
  ['version', 'runs'],
);

const validate = new Ajv({ allErrors: true }).compile(schema);

/** What SARIF 2.1.0 has against `log`; empty if it is valid. */
export function sarifErrors(log: unknown): readonly string[] {
  validate(log);
  return (validate.errors ?? []).map(({ instancePath, message: text }) => `${instancePath} ${text}`);
}
