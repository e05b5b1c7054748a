import { z } from 'zod';
import type { Tab } from './tab.ts';

/** Describes an answer of the API that a page has received. */
export type Payload = { readonly path: string; readonly text: string };

const Response = z.object({
  requestId: z.string(),
  type: z.string().optional(),
  response: z.object({ url: z.string(), status: z.number() }),
});
const Ended = z.object({ requestId: z.string() });

/**
 * Collects the answers of the API that the pages of a tab receive after this call. A stream of events has no end, and
 * is left out.
 */
export function recordPayloads(tab: Tab) {
  const paths = new Map<string, string>();
  const reading = new Set<Promise<void>>();
  let payloads: Payload[] = [];

  async function read(requestId: string, path: string): Promise<void> {
    // the browser has no body of the answer any more if the page was left in the meantime
    const answer = await tab.command<{ body: string }>('Network.getResponseBody', { requestId }).catch(() => undefined);
    if (answer) payloads.push({ path, text: answer.body });
  }
  const stop = tab.hear(({ method, params }) => {
    if (method === 'Network.responseReceived') {
      const { requestId, response } = Response.parse(params);
      const { pathname, search } = new URL(response.url);
      if (pathname.startsWith('/v1/') && response.status < 400) paths.set(requestId, `${pathname}${search}`);
    }
    if (method !== 'Network.loadingFinished') return;
    const { requestId } = Ended.parse(params);
    const path = paths.get(requestId);
    if (path === undefined) return;
    const one = read(requestId, path).finally(() => reading.delete(one));
    reading.add(one);
  });
  return {
    stop,
    /** Returns the answers that were collected since the last call. */
    async take(): Promise<Payload[]> {
      await Promise.all(reading);
      const taken = payloads;
      payloads = [];
      return taken;
    },
  };
}
