import type { Card } from '../model/card.ts';
import type { Kind } from '../model/kind.ts';

/** Where the dictionary is written: addresses of its forge as templates, each undefined where it is not set up. */
export interface Forge {
  /** With `{path}`: where the file of a definition is edited. */
  readonly editUrl: string | undefined;
  /** With `{title}` and perhaps `{body}`: where a problem is reported. */
  readonly issueUrl: string | undefined;
  /** Path of the file of a definition within the dictionary folder, or undefined. */
  readonly fileOf: (kind: Kind, id: string) => string | undefined;
}

/** What a reader wants to say something about. */
export interface Subject {
  readonly card: Pick<Card, 'kind' | 'id' | 'title' | 'version'>;
  readonly release: string;
  readonly permalink: string;
}

/** Addresses at which a reader reports a problem of a definition, or edits its file. */
export function forgeLinks({ editUrl, issueUrl, fileOf }: Forge, subject: Subject) {
  const { kind, id } = subject.card;
  const path = fileOf(kind, id);
  return {
    report: issueUrl === undefined ? undefined : filledIn(issueUrl, { title: titleOf(subject), body: bodyOf(subject) }),
    propose: editUrl === undefined || path === undefined ? undefined : filledIn(editUrl, { path }),
  };
}

function titleOf({ card: { kind, id, title } }: Subject): string {
  return `${kind}/${id}: ${title}`;
}

/** What whoever reads the report needs to know, filled in; the rest is the reporter's. */
function bodyOf({ card: { kind, id, version }, release, permalink }: Subject): string {
  return [
    `Definition: ${kind}/${id}, version ${version}`,
    `Release: ${release}`,
    `Page: ${permalink}`,
    '',
    'What is wrong or missing:',
    '',
    'What it should say, and by which source:',
    '',
  ].join('\n');
}

/** Values in place of `{name}`, encoded for an address; slashes of a path stay. */
function filledIn(template: string, values: { readonly [name: string]: string }): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return name === 'path' ? value.split('/').map(encodeURIComponent).join('/') : encodeURIComponent(value);
  });
}
