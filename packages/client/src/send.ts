import type { Request } from './request.ts';

export type Response = { status: number; ok: boolean; headers: Headers; bytes: Uint8Array };

export const textOf = ({ bytes }: Pick<Response, 'bytes'>): string => new TextDecoder().decode(bytes);

/** Longer than the longest `Prefer: wait`. */
const TIMEOUT_MS = 40_000;
const PAUSE_MS = 500;

/** As the server asks, else longer each time; never the same for all clients of one outage. */
function pause(headers: Headers | undefined, repeat: number): Promise<void> {
  const asked = Number(headers?.get('retry-after') ?? Number.NaN);
  const ms = Number.isNaN(asked) ? PAUSE_MS * 2 ** repeat * (0.5 + Math.random()) : asked * 1_000;
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Not answered, not available, or still at work on the same key: a repeat will be answered as if it were the first. */
const worthRepeating = ({ status, headers }: Response) =>
  status === 503 || (status === 409 && headers.has('retry-after'));

/** Sends a request until it is answered, at most `repeats` times more, with the same key. */
export async function send(
  { url, init, repeatable }: Request,
  authorisation: { authorization?: string },
  { fetch, repeats }: { fetch: typeof globalThis.fetch; repeats: number },
): Promise<Response> {
  for (let repeat = 0; ; repeat++) {
    const last = !repeatable || repeat >= repeats;
    const headers = { ...init.headers, ...authorisation };
    const response = await attempt(url, { ...init, headers }, fetch).catch((error: unknown) => {
      if (!last) return undefined;
      throw new Error(`${init.method} ${url} got no answer: check the address and the network`, { cause: error });
    });
    if (response && (last || !worthRepeating(response))) return response;
    await pause(response?.headers, repeat);
  }
}

async function attempt(url: string, init: Request['init'], fetch: typeof globalThis.fetch): Promise<Response> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, ok: response.ok, headers: response.headers, bytes };
}
