import { cpus, totalmem } from 'node:os';

/** What the figures were measured on. */
export function machineLine(): string {
  const model = cpus()[0]?.model ?? 'unknown CPU';
  return `${model} × ${cpus().length}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
}

/** A line of the report: a name, and figures in columns. */
export function row(name: string, ...figures: readonly string[]): void {
  console.log(`${name.padEnd(46)}${figures.map((figure) => ` ${figure}`.padStart(17)).join('')}`);
}

export function heading(text: string): void {
  console.log(`\n${text}`);
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** CPU time that this process has used since `before`, all its threads. */
export function cpuSeconds(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

export function thousands(value: number): string {
  return Math.round(value).toLocaleString('en');
}
