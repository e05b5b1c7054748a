import { AsyncLocalStorage } from 'node:async_hooks';
import { trace } from '@opentelemetry/api';
import { type Logger, pino } from 'pino';

/**
 * The request that the running code serves. Its id is on every log line, and is the correlation id of every message.
 */
export const requestScope = new AsyncLocalStorage<{ requestId: string }>();

/** Logs these fields of an error and no other. Request bodies and headers are never logged. */
function serialiseError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? error.code : undefined;
  return { type: name, message, code, stack, ...(cause instanceof Error ? { cause: cause.message } : {}) };
}

export function createLogger(service: string, level: string): Logger {
  return pino({
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
  });
}
