import { fillPath, methodAndPath, needsIdempotencyKey, type Operation } from '@toric/contracts/kernel/operation';
import type { FileContent, RequestOptions } from './types.ts';

/** Describes the input of any operation, after the compiler has checked the input against that operation. */
export type UntypedInput = RequestOptions & {
  params?: object;
  query?: object;
  body?: unknown;
  file?: FileContent;
  expand?: readonly string[];
};
export type Request = {
  url: string;
  init: { method: string; headers: Record<string, string>; body?: string | Uint8Array<ArrayBuffer> };
  /**
   * Is true if the request may be sent again without harm. If the caller does not set it, it is true for a request with
   * an idempotency key, for a GET, and for a PUT, PATCH or DELETE without If-Match.
   */
  retryable: boolean;
};

export function buildRequest(baseUrl: string, operation: Operation, input: UntypedInput): Request {
  const { method, path } = methodAndPath(operation);
  const { prefer, ifMatch, requestId, expand = [] } = input;
  const content = contentOf(input);
  const hasKey = needsIdempotencyKey(operation);
  const expansion = expand.length > 0 ? [['expand', expand.join(',')] as [string, string]] : [];
  const query = new URLSearchParams([...entriesOf(input.query), ...expansion]).toString();
  const headers = {
    ...(content && { 'content-type': content.type }),
    ...(hasKey && { 'idempotency-key': input.idempotencyKey ?? crypto.randomUUID() }),
    ...(prefer && { prefer }),
    ...(ifMatch && { 'if-match': ifMatch }),
    ...(requestId && { 'x-request-id': requestId }),
  };
  const filled = fillPath(path, Object.fromEntries(entriesOf(input.params)));
  return {
    url: `${baseUrl}${filled}${query && `?${query}`}`,
    init: { method, headers, ...(content && { body: content.bytes }) },
    retryable: input.retryable ?? (hasKey || method === 'GET' || (method !== 'POST' && !ifMatch)),
  };
}

function contentOf({ body, file }: UntypedInput): { type: string; bytes: string | FileContent['bytes'] } | undefined {
  if (file) return file;
  return body === undefined ? undefined : { type: 'application/json', bytes: JSON.stringify(body) };
}

function entriesOf(values: unknown): [string, string][] {
  if (typeof values !== 'object' || values === null) return [];
  return Object.entries(values).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
}
