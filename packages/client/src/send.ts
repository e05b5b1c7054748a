import type { Request } from './request.ts';

export type Response = { status: number; ok: boolean; headers: Headers; bytes: Uint8Array };

export const textOf = ({ bytes }: Pick<Response, 'bytes'>): string => new TextDecoder().decode(bytes);

/**
 * The client waits at most this number of ms for an answer. It must exceed 30 seconds, because `Prefer: wait=N` can ask
 * for a wait of 30 seconds.
 */
const TIMEOUT_MS = 40_000;
const PAUSE_MS = 500;

/**
 * Waits before a retry: as long as `Retry-After` asks, otherwise with exponential back-off and jitter, so that clients
 * do not all retry at the same moment.
 */
function pause(headers: Headers | undefined, retry: number): Promise<void> {
  const seconds = Number(headers?.get('retry-after') ?? Number.NaN);
  const ms = Number.isNaN(seconds) ? PAUSE_MS * 2 ** retry * (0.5 + Math.random()) : seconds * 1_000;
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * Returns true for 503 (unavailable) and for 409 with Retry-After (the first request with this idempotency key is still
 * running). A later retry can get the answer.
 */
const isTemporary = ({ status, headers }: Response) => status === 503 || (status === 409 && headers.has('retry-after'));

/**
 * Sends a request and returns the answer. While the request gets no answer or a temporary refusal, sends it again with
 * the same idempotency key, at most `retries` times. Throws if the last attempt gets no answer.
 */
export async function send(
  { url, init, retryable }: Request,
  authorisation: { authorization?: string },
  { fetch, retries }: { fetch: typeof globalThis.fetch; retries: number },
): Promise<Response> {
  for (let retry = 0; ; retry++) {
    const isLast = !retryable || retry >= retries;
    const headers = { ...init.headers, ...authorisation };
    const response = await attempt(url, { ...init, headers }, fetch).catch((error: unknown) => {
      if (!isLast) return undefined;
      throw new Error(`${init.method} ${url} got no answer: check the address and the network`, { cause: error });
    });
    if (response && (isLast || !isTemporary(response))) return response;
    await pause(response?.headers, retry);
  }
}

async function attempt(url: string, init: Request['init'], fetch: typeof globalThis.fetch): Promise<Response> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, ok: response.ok, headers: response.headers, bytes };
}
