import { pageOf } from '../layout.tsx';
import { addressOf, type Site } from '../site.ts';
import type { ApiDocument, ApiOperation, ProblemCode } from './api-document.ts';
import { Allowed, Described, SchemaName, Schemas } from './docs-schemas.tsx';

/** The API reference: the OpenAPI document as a page, rendered here, with nothing loaded from elsewhere. */
export function docsPage(site: Site, document: ApiDocument, problems: readonly ProblemCode[]): string {
  return pageOf({
    site,
    title: 'API reference',
    current: '/docs',
    children: (
      <>
        <h1>API reference</h1>
        <p class="lead">
          <Described text={document.info.description} />
        </p>
        <p>
          The same for machines: <a href={addressOf(site, '/openapi.json')}>OpenAPI 3.1</a>.
        </p>
        <Contents document={document} />
        {document.tags.map((tag) => (
          <section aria-labelledby={anchorOf(tag.name)}>
            <h2 id={anchorOf(tag.name)}>{tag.name}</h2>
            <p>{tag.description}</p>
            {operationsOf(document)
              .filter(({ operation }) => operation.tags.includes(tag.name))
              .map((each) => (
                <Operation site={site} {...each} />
              ))}
          </section>
        ))}
        <Fhir site={site} />
        <Schemas schemas={document.components.schemas} />
        <Problems problems={problems} />
      </>
    ),
  });
}

function anchorOf(tag: string): string {
  return `tag-${tag.toLowerCase()}`;
}

function Contents({ document }: { readonly document: ApiDocument }) {
  return (
    <nav aria-label="On this page" class="no-print">
      <ul>
        {document.tags.map(({ name }) => (
          <li>
            <a href={`#${anchorOf(name)}`}>{name}</a>
          </li>
        ))}
        <li>
          <a href="#fhir">FHIR</a>
        </li>
        <li>
          <a href="#schemas">Answers</a>
        </li>
        <li>
          <a href="#problems">Problem codes</a>
        </li>
      </ul>
    </nav>
  );
}

interface OperationAt {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly operation: ApiOperation;
}

function operationsOf({ paths }: ApiDocument): readonly OperationAt[] {
  return Object.entries(paths).flatMap(([path, { get, post }]) => [
    ...(get === undefined ? [] : [{ method: 'GET' as const, path, operation: get }]),
    ...(post === undefined ? [] : [{ method: 'POST' as const, path, operation: post }]),
  ]);
}

interface OperationProps extends OperationAt {
  readonly site: Site;
}

function Operation({ site, method, path, operation }: OperationProps) {
  const { parameters, requestBody } = operation;
  const example = operation['x-example'];
  const command = operation['x-command'];
  return (
    <article class="operation" aria-labelledby={`operation-${operation.operationId}`}>
      <h3 id={`operation-${operation.operationId}`}>{operation.summary}</h3>
      <p>
        <code>
          <span class="method">{method}</span> {path}
        </code>
      </p>
      <p>
        <Described text={operation.description} />
      </p>
      {parameters.length === 0 ? null : <Parameters parameters={parameters} />}
      {requestBody === undefined ? null : <p>Body: {Object.keys(requestBody.content).join(', ')}.</p>}
      <p>
        Answer: <AnswerTypes operation={operation} />. Problems:{' '}
        {Object.keys(operation.responses)
          .filter((status) => Number(status) >= 400)
          .join(', ')}
        .
      </p>
      {example === undefined ? null : (
        <p>
          Example: <a href={addressOf(site, example)}>{example}</a>
        </p>
      )}
      {command === undefined ? null : (
        <pre>
          <code>{command.replace('{server}', site.root)}</code>
        </pre>
      )}
    </article>
  );
}

/** What the answer is, and the other ways in which it is written. */
function AnswerTypes({ operation }: Pick<OperationAt, 'operation'>) {
  const { 'application/json': json, ...others } = operation.responses['200']?.content ?? {};
  const types = Object.keys(others).map((type) => <code>{type}</code>);
  const ways = json === undefined ? types : [<SchemaName schema={json.schema} />, ...types];
  return <>{ways.flatMap((way, index) => (index === 0 ? [way] : [', or ', way]))}</>;
}

function Parameters({ parameters }: Pick<ApiOperation, 'parameters'>) {
  return (
    <div class="table">
      <table>
        <thead>
          <tr>
            <th scope="col">Parameter</th>
            <th scope="col">In</th>
            <th scope="col">Meaning</th>
            <th scope="col">Allowed</th>
          </tr>
        </thead>
        <tbody>
          {parameters.map(({ name, in: place, required, description, schema }) => (
            <tr>
              <td>
                <code>{name}</code>
                {required ? ' (required)' : ''}
              </td>
              <td>{place}</td>
              <td>
                <Described text={description} />
              </td>
              <td>
                <Allowed schema={schema} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Fhir({ site }: { readonly site: Site }) {
  return (
    <section aria-labelledby="fhir">
      <h2 id="fhir">FHIR</h2>
      <p>
        The same terminology as a FHIR terminology server: code systems, value sets and concept maps, with their
        operations. Each capability statement says what there is.
      </p>
      <ul>
        <li>
          <a href={addressOf(site, '/fhir/r4/metadata')}>/fhir/r4</a> and{' '}
          <a href={addressOf(site, '/fhir/r5/metadata')}>/fhir/r5</a>: the latest release; <code>url|version</code>{' '}
          finds every release.
        </li>
        <li>
          <code>{'/releases/{release}/fhir/r4'}</code> and <code>{'/releases/{release}/fhir/r5'}</code>: that release
          only.
        </li>
      </ul>
    </section>
  );
}

function Problems({ problems }: { readonly problems: readonly ProblemCode[] }) {
  return (
    <section aria-labelledby="problems">
      <h2 id="problems">Problem codes</h2>
      <p>
        Problems come as <code>application/problem+json</code>. Their <code>type</code> leads here. Act on the code, not
        on the message.
      </p>
      {problems.map(({ code, title, status, meaning }) => (
        <>
          <h3 id={`problem-${code}`}>
            {title} <small>{status}</small>
          </h3>
          <p>
            <code>{code}</code>: {meaning}
          </p>
        </>
      ))}
    </section>
  );
}
