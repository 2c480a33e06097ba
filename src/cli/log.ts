import { pino } from 'pino';
import type { RequestRecord } from '../http/options.ts';
import type { LogLevel } from './settings.ts';

/**
 * Writes what happened to requests: a line of JSON each, to standard error. Never a body and never a query: what a
 * person searched for, or a value that was checked, may be about a patient.
 */
export function requestLog(level: LogLevel): (record: RequestRecord) => void {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
  return ({ failure, ...record }) => {
    if (failure === undefined) logger.info(record);
    else logger.error({ ...record, id: failure.id, err: failure.error });
  };
}
