import { describe, expect, it } from 'vitest';
import { type Forge, forgeLinks } from '../../src/http/forge.ts';
import { HOSTILE } from './fixture.ts';

const forge: Forge = {
  editUrl: 'https://forge.example.org/edit/main/dictionary/{path}',
  issueUrl: 'https://forge.example.org/new?title={title}&body={body}',
  fileOf: (kind, id) => (id === 'known' ? `${kind}s/a b/${id}.yaml` : undefined),
};

const subject = (id: string, title = 'Known') => ({
  card: { kind: 'variable' as const, id, title, version: '1.2.0' },
  release: '2.1.0',
  permalink: 'https://dictionary.example.org/variable/known?release=2.1.0',
});

describe('the links to the forge', () => {
  it('lead to the file of the definition', () => {
    expect(forgeLinks(forge, subject('known')).propose).toBe(
      'https://forge.example.org/edit/main/dictionary/variables/a%20b/known.yaml',
    );
  });

  it('fill in what whoever reads a report needs to know', () => {
    const { searchParams } = new URL(forgeLinks(forge, subject('known')).report ?? '');
    expect(searchParams.get('title')).toBe('variable/known: Known');
    for (const part of ['variable/known, version 1.2.0', 'Release: 2.1.0', '/variable/known?release=2.1.0']) {
      expect(searchParams.get('body')).toContain(part);
    }
  });

  it('offer only a report where no file is known', () => {
    const { report, propose } = forgeLinks(forge, subject('unknown'));
    expect(report).toContain('https://forge.example.org/new?');
    expect(propose).toBeUndefined();
  });

  it('are not there where no address is set up', () => {
    const none = { editUrl: undefined, issueUrl: undefined, fileOf: forge.fileOf };
    expect(forgeLinks(none, subject('known'))).toEqual({ report: undefined, propose: undefined });
  });

  it('keep whatever a title holds within their parameter', () => {
    const { searchParams } = new URL(forgeLinks(forge, subject('known', `${HOSTILE}{body}`)).report ?? '');
    expect(searchParams.get('title')).toBe(`variable/known: ${HOSTILE}{body}`);
    expect([...searchParams.keys()]).toEqual(['title', 'body']);
  });
});
