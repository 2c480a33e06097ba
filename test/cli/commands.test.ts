import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { sarifErrors } from '../records/write/sarif-schema.ts';
import { workspace } from './workspace.ts';

describe('hdict', () => {
  it('lists its commands and ends with 0 for --help', async () => {
    const { status, out } = await workspace().run('--help');
    expect(status).toBe(0);
    for (const command of ['serve', 'lint', 'diff', 'release', 'verify', 'search', 'show'])
      expect(out).toContain(command);
  });

  it('answers --help without opening a dictionary or a database', async () => {
    const space = workspace();
    rmSync(space.dictionary, { recursive: true });
    expect((await space.run('--help')).status).toBe(0);
    expect(existsSync(space.database)).toBe(false);
  });

  it('ends with 2 for a command that does not exist', async () => {
    const { status, err } = await workspace().run('publish');
    expect(status).toBe(2);
    expect(err).toContain("unknown command 'publish'");
  });

  it('ends with 2 for a flag value that is not among the allowed', async () => {
    const { status, err } = await workspace().run('lint', '--format', 'yaml');
    expect(status).toBe(2);
    expect(err).toContain('Allowed choices are text, json');
  });

  it('ends with 2 and names the setting when a setting is wrong', async () => {
    const space = workspace();
    space.env.HDICT_PORT = 'http';
    const { status, err } = await space.run('lint');
    expect(status).toBe(2);
    expect(err).toContain('HDICT_PORT is "http"; expected a port from 0 to 65535.');
  });

  it('ends with 2 for a misspelt setting', async () => {
    const space = workspace();
    space.env.HDICT_PROT = '8080';
    expect((await space.run('lint')).err).toContain('HDICT_PROT is no setting');
  });
});

describe('hdict lint', () => {
  it('ends with 0 on a clean dictionary', async () => {
    const { status, out } = await workspace().run('lint');
    expect(status).toBe(0);
    expect(out).toContain('17 files: 0 errors, 0 warnings');
  });

  it('ends with 1 and gives file, line and column of a problem', async () => {
    const space = workspace();
    space.edit('variables/lab/hemoglobin.yaml', (text) => text.replace('plausible:', 'plausable:'));
    const { status, out } = await space.run('lint');
    expect(status).toBe(1);
    expect(out).toMatch(
      /^variables\/lab\/hemoglobin\.yaml:16:1 error \[unknown-key] Unknown key "plausable"\. Did you mean "plausible"\?$/m,
    );
  });

  it('answers the same as JSON', async () => {
    const space = workspace();
    space.edit('variables/lab/hemoglobin.yaml', (text) => text.replace('plausible:', 'plausable:'));
    const { status, out } = await space.run('lint', '--format', 'json');
    const { issues } = JSON.parse(out) as { issues: { code: string; at: { line: number } }[] };
    expect(status).toBe(1);
    expect(issues.map((issue) => [issue.code, issue.at.line])).toEqual([['unknown-key', 16]]);
  });

  describe('for build servers', () => {
    function broken() {
      const space = workspace();
      space.edit('variables/lab/hemoglobin.yaml', (text) => text.replace('plausible:', 'plausable:'));
      return space;
    }
    const FILE = 'dictionary/variables/lab/hemoglobin.yaml';

    it('annotates the line, by its path from where the command runs', async () => {
      const { status, out } = await broken().run('lint', '--format', 'github');
      expect(status).toBe(1);
      expect(out).toContain(`::error file=${FILE},line=16,col=1,title=unknown-key::Unknown key "plausable".`);
      expect(out.trimEnd().split('\n').at(-1)).toBe('Summary: 17 files: 1 error, 0 warnings');
    });

    it('answers as SARIF', async () => {
      const { out } = await broken().run('lint', '--format', 'sarif');
      const log = JSON.parse(out);
      expect(sarifErrors(log)).toEqual([]);
      expect(log.runs[0].results[0]).toMatchObject({
        ruleId: 'unknown-key',
        level: 'error',
        locations: [
          { physicalLocation: { artifactLocation: { uri: FILE }, region: { startLine: 16, startColumn: 1 } } },
        ],
      });
    });

    it('answers as JUnit XML, a case a file', async () => {
      const { out } = await broken().run('lint', '--format', 'junit');
      expect(XMLValidator.validate(out)).toBe(true);
      expect(out).toContain('<testsuite name="dictionary" tests="17" failures="1" errors="0" skipped="0">');
      expect(out).toMatch(
        /<testcase name="variables\/lab\/hemoglobin.yaml"[^>]*><failure type="error" message="Unknown key/,
      );
    });

    it('answers as lines of JSON', async () => {
      const { out } = await broken().run('lint', '--format', 'ndjson');
      expect(
        out
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line).code),
      ).toEqual(['unknown-key']);
      expect((await workspace().run('lint', '--format', 'ndjson')).out).toBe('');
    });

    it('says in SARIF that nothing was checked where there is no dictionary', async () => {
      const { out } = await workspace().run('lint', '--format', 'sarif', '--dictionary', '/nowhere');
      expect(JSON.parse(out).runs[0].invocations[0].executionSuccessful).toBe(false);
    });
  });

  it('names the line that is not UTF-8', async () => {
    const space = workspace();
    const path = join(space.dictionary, 'variables', 'response.yaml');
    const text = readFileSync(path, 'utf8').replace('title: Response', 'title: Ansprechen für alle');
    writeFileSync(path, Buffer.from(text, 'latin1'));
    const { status, out } = await space.run('lint');
    expect(status).toBe(1);
    expect(out).toMatch(/^variables\/response\.yaml:3:1 error \[yaml-syntax\] .*not UTF-8/m);
  });

  it('ends with 3 when there is no dictionary folder', async () => {
    const { status, out } = await workspace().run('lint', '--dictionary', '/nowhere');
    expect(status).toBe(3);
    expect(out).toContain('Cannot read the dictionary folder /nowhere');
  });
});

describe('hdict release', () => {
  it('seals the first release as 1.0.0', async () => {
    const space = workspace();
    const { status, out } = await space.run('release');
    expect(status).toBe(0);
    expect(out).toContain('Sealed 1.0.0');
    expect(readdirSync(join(space.dictionary, 'releases'))).toEqual(['1.0.0.ndjson']);
  });

  it('writes nothing with --dry-run', async () => {
    const space = workspace();
    expect((await space.run('release', '--dry-run')).out).toContain('Would seal 1.0.0');
    expect(existsSync(join(space.dictionary, 'releases'))).toBe(false);
  });

  it('ends with 1 when nothing changed', async () => {
    const space = workspace();
    await space.run('release');
    const { status, err } = await space.run('release');
    expect(status).toBe(1);
    expect(err).toContain('The draft is the same as release 1.0.0.');
  });

  it('makes a patch of a changed title', async () => {
    const space = workspace();
    await space.run('release');
    space.edit('variables/lab/hemoglobin.yaml', (text) => text.replace('title: Hemoglobin', 'title: Haemoglobin'));
    expect((await space.run('release')).out).toContain('Sealed 1.0.1');
  });

  it('refuses a draft with errors and writes nothing', async () => {
    const space = workspace();
    space.edit('variables/lab/hemoglobin.yaml', (text) => text.replace('min: 1, max: 30', 'min: 30, max: 1'));
    const { status, err } = await space.run('release');
    expect(status).toBe(1);
    expect(err).toContain('[invalid-range]');
    expect(existsSync(join(space.dictionary, 'releases'))).toBe(false);
  });

  it('refuses to follow a sealed release that was altered', async () => {
    const space = workspace();
    await space.run('release');
    const file = join(space.dictionary, 'releases', '1.0.0.ndjson');
    writeFileSync(file, readFileSync(file, 'utf8').replace('Letter A', 'Letter Z'));
    space.edit('variables/lab/hemoglobin.yaml', (text) => text.replace('title: Hemoglobin', 'title: Haemoglobin'));
    const { status, err } = await space.run('release');
    expect(status).toBe(1);
    expect(err).toContain('[release-digest]');
  });
});

describe('an id that was removed', () => {
  it('cannot come back as something else', async () => {
    const space = workspace();
    await space.run('release');
    const path = join(space.dictionary, 'scores', 'anaemia.yaml');
    const text = readFileSync(path, 'utf8');
    rmSync(path);
    expect((await space.run('release')).out).toContain('Sealed 2.0.0');
    writeFileSync(path, text.replace('title: Anaemia', 'title: Another thing'));
    const { status, err } = await space.run('release');
    expect(status).toBe(1);
    expect(err).toContain('Release 2.0.0 removed score/anaemia. An id is never used again');
  });
});

describe('hdict diff', () => {
  it('shows what the draft changes, and the version it would get', async () => {
    const space = workspace();
    await space.run('release');
    space.edit('variables/lab/hemoglobin.yaml', (text) => text.replace('title: Hemoglobin', 'title: Haemoglobin'));
    const { status, out } = await space.run('diff');
    expect(status).toBe(0);
    expect(out).toContain('variable/hemoglobin: Changed title');
    expect(out).toContain('1.0.0 to draft: 1 change, patch');
  });

  it('compares two releases', async () => {
    const space = workspace();
    await space.run('release');
    space.edit('variables/lab/hemoglobin.yaml', (text) => text.replace('title: Hemoglobin', 'title: Haemoglobin'));
    await space.run('release');
    const { out } = await space.run('diff', '1.0.0', '1.0.1', '--format', 'json');
    const { bump, changes } = JSON.parse(out) as { bump: string; changes: { id: string; fields: string[] }[] };
    expect(bump).toBe('patch');
    expect(changes.map(({ id, fields }) => [id, fields])).toEqual([['hemoglobin', ['/title']]]);
  });

  it('ends with 2 for a release that does not exist and says which do', async () => {
    const space = workspace();
    await space.run('release');
    const { status, err } = await space.run('diff', '9.9.9', 'latest');
    expect(status).toBe(2);
    expect(err).toContain('one of: 1.0.0');
  });
});

describe('hdict search and show', () => {
  it('finds a definition by a word of it', async () => {
    const space = workspace();
    await space.run('release');
    const { status, out } = await space.run('search', 'hemoglobin');
    expect(status).toBe(0);
    expect(out.split('\n')[0]).toBe('variable/hemoglobin  Hemoglobin  (decimal g/dL, core)');
  });

  it('ends with 2 for a disease that does not exist', async () => {
    const space = workspace();
    await space.run('release');
    expect((await space.run('search', 'hemoglobin', '--disease', 'aids')).err).toContain('There is no disease "aids"');
  });

  it('shows a definition with what uses it', async () => {
    const space = workspace();
    await space.run('release');
    const { status, out } = await space.run('show', 'response_set');
    expect(status).toBe(0);
    expect(out).toContain('used by');
    expect(out).toContain('variable/response');
  });

  it('ends with 2 for an id that does not exist, with the nearest', async () => {
    const space = workspace();
    await space.run('release');
    const { status, err } = await space.run('show', 'variable/hemoglobine');
    expect(status).toBe(2);
    expect(err).toContain('Did you mean "hemoglobin"?');
  });
});

describe('hdict verify', () => {
  it('ends with 3 when there is no dictionary folder to verify', async () => {
    expect(await workspace().run('verify', '--dictionary', '/nowhere')).toMatchObject({ status: 3 });
  });

  it('ends with 1 when a release file has not the name of its version', async () => {
    const space = workspace();
    await space.run('release');
    renameSync(join(space.dictionary, 'releases', '1.0.0.ndjson'), join(space.dictionary, 'releases', '7.7.7.ndjson'));
    const { status, err } = await space.run('verify');
    expect(status).toBe(1);
    expect(err).toContain('expected 1.0.0.ndjson');
  });

  it('ends with 0 when every digest is as sealed', async () => {
    const space = workspace();
    await space.run('release');
    expect(await space.run('verify')).toMatchObject({ status: 0 });
  });

  it('ends with 1 and names the file when a release was altered', async () => {
    const space = workspace();
    await space.run('release');
    const file = join(space.dictionary, 'releases', '1.0.0.ndjson');
    writeFileSync(file, readFileSync(file, 'utf8').replace('Letter A', 'Letter Z'));
    const { status, err } = await space.run('verify');
    expect(status).toBe(1);
    expect(err).toContain('1.0.0.ndjson');
  });
});

describe('hdict show', () => {
  it('without a name counts definitions by disease and kind', async () => {
    const { status, out } = await workspace().run('show', '--release', 'draft');
    expect(status).toBe(0);
    expect(out).toMatch(/^Acute myeloid leukaemia +\d+/m);
    expect(out).toMatch(/^All definitions +6 +3 +1 +1 +1 +1 +1 +1$/m);
  });

  it('gives a disease with its variables', async () => {
    const { status, out } = await workspace().run('show', 'disease/aml', '--release', 'draft');
    expect(status).toBe(0);
    expect(out).toContain('core variables: ');
    expect(out).toContain('  response  Response');
  });

  it('reports how far a concept map reaches', async () => {
    const { out } = await workspace().run('show', 'response_to_letters', '--release', 'draft');
    expect(out).toContain('2 codes to map: 1 mapped, 1 with no target, 0 not in the map');
  });

  it('says what a code is by a concept map', async () => {
    const { status, out } = await workspace().run('show', 'response_to_letters', '--code', 'CR', '--release', 'draft');
    expect(status).toBe(0);
    expect(out).toContain('by response_to_letters: CR Complete remission is\n  A Letter A  (letters, related-to)');
  });

  it('gives a code with its parents and what maps say of it', async () => {
    const { out } = await workspace().run('show', 'letters', '--code', 'A', '--release', 'draft');
    expect(out).toContain('A  Letter A');
    expect(out).toContain('by response_to_letters, in reverse: A Letter A is');
  });

  it('ends with 2 for a code that is not there', async () => {
    const { status, err } = await workspace().run('show', 'letters', '--code', 'Z', '--release', 'draft');
    expect(status).toBe(2);
    expect(err).toContain('"Z" is not a code of http://example.org/letters|1');
  });

  it('answers the same as JSON', async () => {
    const json = async (...args: string[]) =>
      JSON.parse((await workspace().run('show', ...args, '--release', 'draft', '--format', 'json')).out);
    expect((await json()).total.counts.variable).toBe(6);
    expect((await json('disease/aml')).coreVariables.length).toBeGreaterThan(0);
    expect((await json('response_to_letters')).coverage).toMatchObject([{ sources: 2, mapped: 1 }]);
    expect(await json('response_to_letters', '--code', 'PR')).toMatchObject({ verdict: 'no-map' });
    expect(await json('letters', '--code', 'A')).toMatchObject({ concept: { code: 'A' }, children: 2 });
  });
});

describe('hdict search without words', () => {
  it('lists what the filters leave', async () => {
    const { status, out } = await workspace().run(
      'search',
      '--kind',
      'variable',
      '--level',
      'core',
      '--release',
      'draft',
    );
    expect(status).toBe(0);
    expect(out).toContain('variable/response');
    expect(out).not.toContain('value-set/');
  });

  it('ends with 2 for a level that does not exist', async () => {
    const { status, err } = await workspace().run('search', '--level', 'basic', '--release', 'draft');
    expect(status).toBe(2);
    expect(err).toContain('There is no level "basic"; expected one of core, extended.');
  });
});
