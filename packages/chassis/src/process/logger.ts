import { AsyncLocalStorage } from 'node:async_hooks';
import { trace } from '@opentelemetry/api';
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';

/**
 * Holds the request that the running code serves. Its id is written to every log line of the request, and it is the
 * correlation id of every message that the request causes. `log` is the logger of the process.
 */
export const requestScope = new AsyncLocalStorage<{ requestId: string; log: Logger }>();

/**
 * Returns the fields of an error that may be logged. All other fields are left out, because they may contain the body
 * or the headers of a request.
 */
function serialiseError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? error.code : undefined;
  return { type: name, message, code, stack, ...(cause instanceof Error ? { cause: cause.message } : {}) };
}

/** Returns the logger of a process. It writes one JSON object a line to the standard output, or to `to`. */
export function createLogger(service: string, level: string, to?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: { service },
    serializers: { err: serialiseError },
    formatters: { level: (label) => ({ level: label }) },
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin() {
      const span = trace.getActiveSpan()?.spanContext();
      const scope = requestScope.getStore();
      return { ...(scope && { requestId: scope.requestId }), ...(span && { traceId: span.traceId }) };
    },
  };
  return to ? pino(options, to) : pino(options);
}
