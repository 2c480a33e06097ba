/**
 * What a process tells of itself over its IPC channel, loaded before its program (`--import`), so that the real server
 * can be measured without knowing of it. As text, because it must be plain JavaScript without a build.
 */
const SOURCE = `
process.on('message', () => process.send({ cpu: process.cpuUsage(), residentBytes: process.memoryUsage.rss() }));
process.channel.unref();
`;

export const PROBE = `--import=data:text/javascript,${encodeURIComponent(SOURCE)}`;

/** What the probe answers. */
export interface Usage {
  /** Microseconds since the process began. */
  readonly cpu: { readonly user: number; readonly system: number };
  readonly residentBytes: number;
}

export function cpuMicroseconds({ cpu }: Usage): number {
  return cpu.user + cpu.system;
}
