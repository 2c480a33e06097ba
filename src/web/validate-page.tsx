import { pageOf } from './layout.tsx';
import { addressOf, type Site } from './site.ts';

export interface ValidateView {
  readonly tables: readonly { readonly id: string; readonly title: string }[];
  /** Releases to choose from, newest first. */
  readonly releases: readonly string[];
  readonly encodings: readonly string[];
  /** Scripts of the page; undefined where this build has none. */
  readonly scripts:
    | { readonly page: string; readonly worker: string; readonly bytes: number; readonly packedBytes: number }
    | undefined;
  /** Table of files whose name tells none. */
  readonly table: string | undefined;
  /** Canonical base of the dictionary: permalinks in reports begin with it. */
  readonly base: string;
  /** Absolute address of this server, as its settings name it. */
  readonly server: string;
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
          Do your files follow the dictionary? Every problem with its rows, what was expected, and what to do.
        </p>
        <p class="promise">
          <strong>Your files stay on this computer.</strong> Nothing is uploaded: this page brings the rules to your
          browser, which checks the files itself.
        </p>
        <ReleaseChoice site={site} view={view} />
        {view.scripts === undefined ? (
          <p>
            <strong>This server was built without the scripts of this page.</strong> Use the command line or the API.
          </p>
        ) : (
          <Check site={site} view={view} scripts={view.scripts} />
        )}
        <Otherwise site={site} server={view.server} />
      </>
    ),
  });
}

function ReleaseChoice({ site, view }: Props) {
  return (
    <form method="get" action={addressOf(site, '/validate')} class="choices">
      <div>
        <label for="release">1. Release to check against</label>
        <select id="release" name="release">
          {view.releases.map((version) => (
            <option value={version} {...(version === site.release?.version ? { selected: true } : {})}>
              {version === site.release?.latest ? `${version} (latest)` : version}
            </option>
          ))}
        </select>
      </div>
      {site.chosenLanguage === undefined ? null : <input type="hidden" name="lang" value={site.chosenLanguage} />}
      {view.table === undefined ? null : <input type="hidden" name="table" value={view.table} />}
      <button type="submit" class="quiet">
        Use this release
      </button>
      <p class="soft">Choose it first: another release begins anew.</p>
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
    'data-base': view.base,
    'data-root': site.root,
    ...(view.table === undefined ? {} : { 'data-table': view.table }),
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
        <Result />
      </section>
      <p class="soft">
        This page loads {Math.ceil(scripts.bytes / 1_000)} kB of scripts to check with (
        {Math.ceil(scripts.packedBytes / 1_000)} kB packed), and the tables of the release.
      </p>
      <script type="module" src={addressOf(site, scripts.page)} />
    </>
  );
}

function Result() {
  return (
    <section id="result" aria-labelledby="verdict" hidden>
      <h2 id="verdict" tabindex={-1}>
        Report
      </h2>
      <p id="summary" />
      <p id="valued" hidden>
        <strong>This report quotes values of your data,</strong> and so do the files below. Do not pass them on as if
        they held none.
      </p>
      <ul id="saves" class="badges" aria-label="Save the report" />
      <div id="problems" />
      <details>
        <summary>All that was checked</summary>
        <div id="checks" />
      </details>
    </section>
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
    <div class="to-check">
      <div id="drop" class="drop">
        <label for="chooser">
          2. Files: CSV, TSV, NDJSON or JSON, also packed with gzip. Choose them, or drop them here.
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
      <label class="tick">
        <input type="checkbox" id="values" />
        <span>Show the values found. They stay in this browser, but stand in the reports that you save.</span>
      </label>
      <div>
        <button type="button" id="start" disabled>
          Check
        </button>
      </div>
    </div>
  );
}

function Otherwise({ site, server }: Pick<Props, 'site'> & Pick<ValidateView, 'server'>) {
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
          {`curl --data-binary @patient.csv -H 'Content-Type: text/csv' ${server}/api/v1/releases/${release}/tables/patient/validate`}
        </code>
      </pre>
    </section>
  );
}
