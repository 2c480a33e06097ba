#!/usr/bin/env node
import { runCommandLine } from './program.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), {
  output: {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    colour: process.stderr.isTTY === true && process.env.NO_COLOR === undefined,
  },
  environment: process.env,
  cwd: process.cwd(),
  clock: Date.now,
});
