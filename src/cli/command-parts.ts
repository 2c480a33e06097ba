import type { Readable } from 'node:stream';
import { Option } from 'commander';
import type { Clock } from '../model/ports.ts';
import type { CommandContext } from './command-context.ts';
import type { Output } from './output.ts';

/** What the command line needs of the process that it runs in. */
export interface Surroundings {
  readonly output: Output;
  readonly environment: { readonly [name: string]: string | undefined };
  readonly cwd: string;
  readonly clock: Clock;
  readonly input: () => Readable;
}

export type Flags = { readonly [name: string]: string | undefined };
export type Action = (context: CommandContext) => number | Promise<number>;
/** Runs a command with its settings; a flag wins over the environment. */
export type Run = (flags: Flags, format: string, command: Action) => Promise<void>;

export function formatOption(): Option {
  return new Option('--format <format>', 'how to answer').choices(['text', 'json']).default('text');
}

export function dictionaryOption(): Option {
  return new Option('--dictionary <folder>', 'dictionary folder (HDICT_DICTIONARY)');
}

/** Options of nearly every command. */
export interface Common {
  readonly format: string;
  readonly dictionary?: string;
}

/** The settings that these options give. */
export function flagsOf({ dictionary }: { readonly dictionary?: string }) {
  return dictionary === undefined ? {} : { HDICT_DICTIONARY: dictionary };
}
