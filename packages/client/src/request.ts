import { fillPath, methodAndPath, needsIdempotencyKey, type Operation } from '@toric/contracts/operation';
import type { About } from './types.ts';

/** An input once its types have done their work. */
export type LooseInput = About & { params?: object; query?: object; body?: unknown; expand?: readonly string[] };
export type Request = {
  url: string;
  init: { method: string; headers: Record<string, string>; body?: string };
  /** Sent again it does no harm: it is keyed, or it says what shall be and not what shall change. */
  repeatable: boolean;
};

export function requestOf(baseUrl: string, operation: Operation, input: LooseInput): Request {
  const { method, path } = methodAndPath(operation);
  const { body, prefer, ifMatch, requestId, expand = [] } = input;
  const keyed = needsIdempotencyKey(operation);
  const given = expand.length > 0 ? [['expand', expand.join(',')] as [string, string]] : [];
  const query = new URLSearchParams([...entriesOf(input.query), ...given]).toString();
  const headers = {
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(keyed && { 'idempotency-key': input.idempotencyKey ?? crypto.randomUUID() }),
    ...(prefer && { prefer }),
    ...(ifMatch && { 'if-match': ifMatch }),
    ...(requestId && { 'x-request-id': requestId }),
  };
  const filled = fillPath(path, Object.fromEntries(entriesOf(input.params)));
  return {
    url: `${baseUrl}${filled}${query && `?${query}`}`,
    init: { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) },
    repeatable: input.repeatable ?? (keyed || method === 'GET' || (method !== 'POST' && !ifMatch)),
  };
}

function entriesOf(values: unknown): [string, string][] {
  if (typeof values !== 'object' || values === null) return [];
  return Object.entries(values).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
}
