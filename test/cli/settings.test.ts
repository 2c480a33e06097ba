import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/cli/settings.ts';
import { LIMITS } from '../../src/model/limits.ts';

function refused(environment: { readonly [name: string]: string }): readonly string[] {
  const settings = readSettings({}, environment, '/work');
  return settings.ok ? [] : settings.issues.map((issue) => issue.at?.parameter ?? '');
}

describe('settings', () => {
  it('have defaults that serve this machine only', () => {
    expect(readSettings({}, {}, '/home/ada')).toMatchObject({
      ok: true,
      value: {
        port: 8080,
        host: '127.0.0.1',
        database: '/home/ada/data/harmony.db',
        dictionary: '/home/ada/dictionary',
        publicUrl: undefined,
        draft: true,
        log: 'error',
        limits: LIMITS,
      },
    });
  });

  it('come from the environment', () => {
    const settings = readSettings({}, { HDICT_PORT: '9000', HDICT_DRAFT: 'off', HDICT_LIMIT_PAGE_SIZE: '10' }, '/work');
    expect(settings).toMatchObject({ ok: true, value: { port: 9000, draft: false, limits: { pageSizeMax: 10 } } });
  });

  it('take a flag before the environment', () => {
    const settings = readSettings({ HDICT_PORT: '9001' }, { HDICT_PORT: '9000' }, '/work');
    expect(settings).toMatchObject({ ok: true, value: { port: 9001 } });
  });

  it('are all refused at once, each by name', () => {
    const wrong = { HDICT_PORT: '99999', HDICT_DRAFT: 'yes', HDICT_LOG: 'loud', HDICT_PUBLIC_URL: 'example.org' };
    expect(refused(wrong)).toEqual(['HDICT_PORT', 'HDICT_PUBLIC_URL', 'HDICT_DRAFT', 'HDICT_LOG']);
  });

  it('refuse a port that is no plain whole number', () => {
    for (const port of ['0x50', '80.0', '-1', ' 80', '1e3', '']) {
      expect(refused({ HDICT_PORT: port })).toEqual(port === '' ? [] : ['HDICT_PORT']);
    }
  });

  it('refuse a limit of nothing', () => {
    expect(refused({ HDICT_LIMIT_BODY_BYTES: '0' })).toEqual(['HDICT_LIMIT_BODY_BYTES']);
  });

  it('drop the slash at the end of the public address', () => {
    const settings = readSettings({}, { HDICT_PUBLIC_URL: 'https://dictionary.example.org/' }, '/work');
    expect(settings).toMatchObject({ ok: true, value: { publicUrl: 'https://dictionary.example.org' } });
  });

  it('take the addresses of any forge', () => {
    const environment = {
      HDICT_FORGE_EDIT_URL: 'https://github.com/org/repo/edit/main/dictionary/{path}',
      HDICT_FORGE_ISSUE_URL: 'https://gitlab.com/org/repo/-/issues/new?issue[title]={title}&issue[description]={body}',
    };
    expect(readSettings({}, environment, '/work')).toMatchObject({
      ok: true,
      value: { forge: { editUrl: environment.HDICT_FORGE_EDIT_URL, issueUrl: environment.HDICT_FORGE_ISSUE_URL } },
    });
  });

  it.each([
    'forge.example.org/{path}',
    'javascript:{path}',
    'https://forge.example.org/',
    'https://a.org/{path}/{title}',
  ])('refuse %s as the address where files are edited', (address) => {
    expect(refused({ HDICT_FORGE_EDIT_URL: address })).toEqual(['HDICT_FORGE_EDIT_URL']);
  });

  it('refuse an address for reports that has no place for their title', () => {
    expect(refused({ HDICT_FORGE_ISSUE_URL: 'https://a.org/new?body={body}' })).toEqual(['HDICT_FORGE_ISSUE_URL']);
  });
});
