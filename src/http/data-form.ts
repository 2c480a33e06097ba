import { error, type Issue } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { ENCODINGS, type Encoding } from '../records/read/encoding.ts';
import type { FileForm } from '../records/read/read-data-file.ts';
import { mediaTypeOf } from './media-type.ts';

/** Media types of data files. Others that people use for the same are not guessed. */
export const DATA_TYPES = {
  'text/csv': 'csv',
  'text/tab-separated-values': 'tsv',
  'application/x-ndjson': 'ndjson',
  'application/json': 'json',
} as const satisfies { readonly [type: string]: FileForm['format'] };

/** Delimiters that have a name; any other single character stands for itself. */
const DELIMITERS: { readonly [name: string]: string } = { comma: ',', semicolon: ';', tab: '\t', bar: '|' };

export interface AskedForm {
  readonly encoding?: Encoding;
  readonly delimiter?: string;
}

/**
 * How a data file that is sent is to be read: as its headers and the query state it, nothing is guessed. Answers
 * `unsupported-media-type`, and `invalid-parameter` where the statements contradict each other.
 */
export function dataFormOf(headers: Headers, asked: AskedForm): Result<FileForm> {
  const given = headers.get('Content-Type') ?? '';
  const { type, parameters } = mediaTypeOf(given);
  if (!isDataType(type)) return failed(unsupported('Content-Type', given, Object.keys(DATA_TYPES)));
  const packing = (headers.get('Content-Encoding') ?? 'identity').trim().toLowerCase();
  if (packing !== 'gzip' && packing !== 'identity')
    return failed(unsupported('Content-Encoding', packing, ['gzip', 'identity']));
  const format = DATA_TYPES[type];
  const encoding = encodingOf(parameters.get('charset'), asked.encoding);
  if (!encoding.ok) return encoding;
  const delimiter = delimiterOf(format, asked.delimiter);
  if (!delimiter.ok) return delimiter;
  return ok({ format, delimiter: delimiter.value, encoding: encoding.value, isPacked: packing === 'gzip' });
}

function isDataType(type: string): type is keyof typeof DATA_TYPES {
  return Object.hasOwn(DATA_TYPES, type);
}

function unsupported(parameter: string, given: string, taken: readonly string[]): Issue {
  const what = given === '' ? `There is no ${parameter}` : `${parameter} is "${given.slice(0, 60)}"`;
  return error('unsupported-media-type', `${what}; expected one of ${taken.join(', ')}.`, { parameter });
}

/** Names that are often given to the encodings that there are. */
const ENCODING_NAMES: { readonly [name: string]: Encoding } = {
  ...(Object.fromEntries(ENCODINGS.map((each) => [each, each])) as { readonly [E in Encoding]: E }),
  utf8: 'utf-8',
  cp1252: 'windows-1252',
  latin1: 'iso-8859-1',
};

function encodingOf(charset: string | undefined, asked: Encoding | undefined): Result<Encoding> {
  if (charset === undefined) return ok(asked ?? 'utf-8');
  const name = charset.toLowerCase();
  const stated = Object.hasOwn(ENCODING_NAMES, name) ? ENCODING_NAMES[name] : undefined;
  if (stated === undefined) return failed(unsupported('Content-Type', `charset=${charset}`, ENCODINGS));
  if (asked === undefined || asked === stated) return ok(stated);
  const message = `The parameter encoding says ${asked} and the Content-Type ${stated}; expected the same, or one.`;
  return failed(error('invalid-parameter', message, { parameter: 'encoding' }));
}

function delimiterOf(format: FileForm['format'], asked: string | undefined): Result<string> {
  const refuse = (message: string) => failed(error('invalid-parameter', message, { parameter: 'delimiter' }));
  if (asked === undefined) return ok(format === 'tsv' ? '\t' : ',');
  if (format !== 'csv' && format !== 'tsv') return refuse(`A file of ${format} has no delimiter.`);
  const delimiter = Object.hasOwn(DELIMITERS, asked) ? (DELIMITERS[asked] ?? asked) : asked;
  if (delimiter.length === 1 && !/["\r\n\0]/.test(delimiter)) return ok(delimiter);
  return refuse(
    `The parameter delimiter is not one; expected one character, or one of ${Object.keys(DELIMITERS).join(', ')}.`,
  );
}
