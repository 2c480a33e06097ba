import { pageOf } from './layout.tsx';
import { addressOf, type Site } from './site.ts';

export interface ValidateView {
  readonly tables: readonly { readonly id: string; readonly title: string }[];
  /** Releases to choose from, newest first. */
  readonly releases: readonly string[];
  readonly encodings: readonly string[];
  /** Scripts of the page; undefined where this build has none. */
  readonly scripts: { readonly page: string; readonly worker: string; readonly bytes: number } | undefined;
}

interface Props {
  readonly site: Site;
  readonly view: ValidateView;
}

/** The page that checks files in the reader's own browser. */
export function validatePage(site: Site, view: ValidateView): string {
  return pageOf({
    site,
    title: 'Check data files',
    current: '/validate',
    children: (
      <>
        <h1>Check data files</h1>
        <p class="lead">
          Whether files follow release {site.release?.version ?? ''}: every problem with its column, its records, what
          was expected and what to do. <strong>Nothing is uploaded:</strong> your browser checks the files itself, and
          they never leave this computer.
        </p>
        <ReleaseChoice site={site} view={view} />
        {view.scripts === undefined ? (
          <p>
            <strong>This server was built without the scripts of this page.</strong> Use the command line or the API.
          </p>
        ) : (
          <Check site={site} view={view} scripts={view.scripts} />
        )}
        <Otherwise site={site} />
      </>
    ),
  });
}

function ReleaseChoice({ site, view }: Props) {
  return (
    <form method="get" action={addressOf(site, '/validate')} class="search">
      <div>
        <label for="release">Release</label>
        <select id="release" name="release">
          {view.releases.map((version) => (
            <option value={version} {...(version === site.release?.version ? { selected: true } : {})}>
              {version}
            </option>
          ))}
        </select>
      </div>
      <div>
        <button type="submit">Use this release</button>
      </div>
    </form>
  );
}

function Check({ site, view, scripts }: Props & { readonly scripts: NonNullable<ValidateView['scripts']> }) {
  const release = site.release?.version ?? '';
  const data = {
    'data-tables': view.tables.map(({ id }) => id).join(' '),
    'data-plan': addressOf(site, `/api/v1/releases/${release}/export/record-plan`),
    'data-worker': addressOf(site, scripts.worker),
    'data-tool-name': site.software.name,
    'data-tool-version': site.software.version,
  };
  return (
    <>
      <p id="needs">
        <strong>This page needs JavaScript,</strong> because the check runs in your browser. Without it use the command
        line or the API, as below.
      </p>
      <section id="check" aria-label="Check" hidden {...data}>
        <Form view={view} />
        <p id="said" role="status" />
        <div id="running" hidden>
          <label for="bar">Progress</label>
          <progress id="bar" max="1" value="0" /> <span id="far" class="soft" />
          <p>
            <button type="button" id="cancel">
              Cancel
            </button>
          </p>
        </div>
        <section id="result" aria-labelledby="verdict" hidden>
          <h2 id="verdict" tabindex={-1}>
            Report
          </h2>
          <p id="summary" />
          <ul id="downloads" class="badges" />
          <div id="report" />
        </section>
      </section>
      <p class="soft">
        Scripts of this page: {Math.ceil(scripts.bytes / 1_000)} kB. The report holds no values of the data.
      </p>
      <script type="module" src={addressOf(site, scripts.page)} />
    </>
  );
}

const DELIMITERS = [
  ['', 'comma'],
  [';', 'semicolon'],
  ['\t', 'tab'],
  ['|', 'bar'],
] as const;

function Form({ view }: Pick<Props, 'view'>) {
  return (
    <div class="search">
      <div id="drop" class="drop">
        <label for="chooser">
          Files: CSV, TSV, NDJSON or JSON, also packed with gzip. Choose them, or drop them here.
        </label>
        <input type="file" id="chooser" multiple />
      </div>
      <ul id="files" class="plain" aria-label="Chosen files" />
      <div class="filters">
        <div>
          <label for="encoding">Encoding</label>
          <select id="encoding">
            {view.encodings.map((encoding) => (
              <option value={encoding}>{encoding}</option>
            ))}
          </select>
        </div>
        <div>
          <label for="delimiter">Delimiter of CSV</label>
          <select id="delimiter">
            {DELIMITERS.map(([sign, name]) => (
              <option value={sign}>{name}</option>
            ))}
          </select>
        </div>
      </div>
      <div>
        <button type="button" id="start" disabled>
          Check
        </button>
      </div>
    </div>
  );
}

function Otherwise({ site }: Pick<Props, 'site'>) {
  const release = site.release?.version ?? 'latest';
  return (
    <section aria-labelledby="otherwise">
      <h2 id="otherwise">Without this page</h2>
      <p>On the command line, which sends nothing either and takes files of any size:</p>
      <pre>
        <code>hdict validate patient.csv laboratory.csv --release {release}</code>
      </pre>
      <p>
        With the API, which <strong>does send the file</strong> to this server; it keeps nothing of it. See{' '}
        <a href={addressOf(site, '/docs')}>the reference</a>.
      </p>
      <pre>
        <code>
          {`curl --data-binary @patient.csv -H 'Content-Type: text/csv' ${site.root}/api/v1/releases/${release}/tables/patient/validate`}
        </code>
      </pre>
    </section>
  );
}
