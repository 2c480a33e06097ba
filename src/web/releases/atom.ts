import type { Manifest } from '../../model/release.ts';
import type { Site } from '../site.ts';
import { changesInWords, verdictInWords } from './release-parts.tsx';

interface Feed {
  readonly site: Site;
  /** The dictionary's canonical base: ids are made of it, so that they stay the same wherever it is served. */
  readonly base: string;
  /** Makes an address of a path: absolute if the server knows its public address. */
  readonly to: (path: string) => string;
  /** Newest first, at least one. */
  readonly manifests: readonly [Manifest, ...Manifest[]];
}

/** The releases as a feed (RFC 4287). Links without a public address are relative to where the feed was found. */
export function atomFeed({ site, base, to, manifests }: Feed): string {
  const [latest] = manifests;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    element('id', `${base}/releases`),
    element('title', `${site.title}: releases`),
    element('updated', instantOf(latest)),
    `<author>${element('name', site.publisher)}</author>`,
    link('self', to('/releases.atom'), 'application/atom+xml'),
    link('alternate', to('/releases'), 'text/html'),
    ...manifests.map((manifest) => entryOf(manifest, base, to)),
    '</feed>\n',
  ].join('\n');
}

function entryOf(manifest: Manifest, base: string, to: Feed['to']): string {
  const { version } = manifest;
  return [
    '<entry>',
    element('id', `${base}/releases/${version}`),
    element('title', `Release ${version}`),
    element('updated', instantOf(manifest)),
    link('alternate', to(`/releases/${encodeURIComponent(version)}`), 'text/html'),
    element('summary', `${changesInWords(manifest)}. ${verdictInWords(manifest)}`),
    '</entry>',
  ].join('\n');
}

/** A release has a day, in UTC; Atom asks for an instant. */
function instantOf({ date }: Manifest): string {
  return `${date}T00:00:00Z`;
}

function element(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`;
}

function link(rel: string, href: string, type: string): string {
  return `<link rel="${rel}" href="${escaped(href)}" type="${type}"/>`;
}

const ENTITIES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that XML 1.0 cannot hold, whatever their escape, become the sign for what cannot be shown. */
function escaped(text: string): string {
  return text.replace(UNSPEAKABLE, '\ufffd').replace(/[&<>"']/g, (each) => ENTITIES[each] ?? each);
}

/** Control characters but tab and line ends, and what is no character. */
const UNSPEAKABLE = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu;
