import type { ApiSchema } from './api-document.ts';

/** Every answer's schema, as a table of its fields. */
export function Schemas({ schemas }: { readonly schemas: { readonly [name: string]: ApiSchema } }) {
  return (
    <section aria-labelledby="schemas">
      <h2 id="schemas">Answers</h2>
      {Object.entries(schemas).map(([name, schema]) => (
        <>
          <h3 id={`schema-${name}`}>{name}</h3>
          <p>
            <Described text={String(schema.description ?? '')} />
          </p>
          <Properties schema={schema} />
        </>
      ))}
    </section>
  );
}

function Properties({ schema }: { readonly schema: ApiSchema }) {
  const required = Array.isArray(schema.required) ? schema.required : [];
  return (
    <div class="table">
      <table>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Type</th>
            <th scope="col">Meaning</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(recordOf(schema.properties)).map(([name, property]) => (
            <tr>
              <td>
                <code>{name}</code>
                {required.includes(name) ? '' : ' (optional)'}
              </td>
              <td>
                <SchemaName schema={recordOf(property)} />
              </td>
              <td>
                <Described text={String(recordOf(property).description ?? '')} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A description, with what stands in backticks as code. */
export function Described({ text }: { readonly text: string }) {
  return <>{text.split('`').map((part, index) => (index % 2 === 1 ? <code>{part}</code> : part))}</>;
}

/** The name of a schema, linked to where it is explained. */
export function SchemaName({ schema }: { readonly schema: ApiSchema }) {
  const name = String(schema.$ref ?? '')
    .split('/')
    .at(-1);
  if (name !== undefined && name !== '') return <a href={`#schema-${name}`}>{name}</a>;
  if (schema.type === 'array') {
    return (
      <>
        list of <SchemaName schema={recordOf(schema.items)} />
      </>
    );
  }
  return <>{typeOf(schema)}</>;
}

function typeOf(schema: ApiSchema): string {
  if (Array.isArray(schema.enum)) return 'code';
  if (Array.isArray(schema.anyOf)) return schema.anyOf.map((each) => typeOf(recordOf(each))).join(' or ');
  return String(schema.type ?? 'anything');
}

/** What a parameter may be, in words. */
export function Allowed({ schema }: { readonly schema: ApiSchema }) {
  const { enum: values, type, minimum, maximum, maxLength, default: preset } = schema;
  const absent = preset === undefined ? '' : `; ${preset} if absent`;
  if (Array.isArray(values)) return <code>{values.join(', ')}</code>;
  if (type === 'integer') return <>{`${minimum} to ${maximum}${absent}`}</>;
  return <>{`up to ${maxLength} characters`}</>;
}

function recordOf(value: unknown): ApiSchema {
  return typeof value === 'object' && value !== null ? (value as ApiSchema) : {};
}
