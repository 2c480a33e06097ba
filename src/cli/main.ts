#!/usr/bin/env node
import { runCommandLine } from './program.ts';

// A reader that has seen enough (`| head`) closes the pipe: that is no failure of ours.
process.stdout.on('error', (problem: NodeJS.ErrnoException) => {
  if (problem.code !== 'EPIPE') throw problem;
  process.exit();
});

process.exitCode = await runCommandLine(process.argv.slice(2), {
  output: {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    colour: process.stderr.isTTY === true && process.env.NO_COLOR === undefined,
  },
  environment: process.env,
  cwd: process.cwd(),
  clock: Date.now,
  input: () => process.stdin,
});
