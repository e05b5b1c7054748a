/**
 * Listens to a tab, and collects the errors, the refusals and the requests to other sites that a page of the console
 * must not cause.
 */
import { z } from 'zod';
import type { Connection, Event } from './connection.ts';

const Request = z.object({
  requestId: z.string(),
  loaderId: z.string(),
  request: z.object({ url: z.string() }),
  type: z.string().optional(),
});
const Response = z.object({ requestId: z.string(), response: z.object({ url: z.string(), status: z.number() }) });
const Ended = z.object({ requestId: z.string() });
const Navigated = z.object({ frame: z.object({ parentId: z.string().optional(), loaderId: z.string() }) });
const Log = z.object({
  entry: z.object({ source: z.string(), level: z.string(), text: z.string(), url: z.string().optional() }),
});
const Call = z.object({
  type: z.string(),
  args: z.array(z.object({ value: z.unknown().optional(), description: z.string().optional() })),
});
const Thrown = z.object({
  exceptionDetails: z.object({
    text: z.string(),
    exception: z.object({ description: z.string().optional() }).optional(),
  }),
});

export type Refusal = { readonly path: string; readonly status: number };
export type Watch = ReturnType<typeof watch>;

const IDLE_MS = 150;

/** Returns true for a stream of events. It never ends, so no test waits for its end. */
const isStream = (url: string, type = '') => type === 'EventSource' || /\/events(\?|$)/.test(url);

/** Returns the listeners for errors of scripts and for refusals by the policy of a page. */
const errorsTo = (problems: string[]): Readonly<Record<string, (params: Event['params']) => void>> => ({
  'Log.entryAdded'(params) {
    const { source, level, text, url } = Log.parse(params).entry;
    // refused requests are not collected here, because they are counted by their status
    if (level === 'error' && source !== 'network') problems.push(`${source}: ${text} ${url ?? ''}`);
  },
  'Runtime.consoleAPICalled'(params) {
    const { type, args } = Call.parse(params);
    if (type !== 'error' && type !== 'assert') return;
    problems.push(`console: ${args.map(({ value, description }) => description ?? JSON.stringify(value)).join(' ')}`);
  },
  'Runtime.exceptionThrown'(params) {
    const { text, exception } = Thrown.parse(params).exceptionDetails;
    problems.push(`thrown: ${exception?.description ?? text}`);
  },
});

export function watch(connection: Connection, sessionId: string, origin: string) {
  /** Holds the requests that have not ended yet by their ids, each with the id of the document that sent it. */
  const running = new Map<string, { url: string; loaderId: string }>();
  const problems: string[] = [];
  const refusals: Refusal[] = [];
  const paths: string[] = [];
  let quietSince = Date.now();

  const heard: Readonly<Record<string, (params: Event['params']) => void>> = {
    'Network.requestWillBeSent'(params) {
      const { requestId, loaderId, request, type } = Request.parse(params);
      const { url } = request;
      if (!url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url))
        problems.push(`a request to the outside: ${url}`);
      paths.push(url.replace(origin, ''));
      if (!isStream(url, type)) running.set(requestId, { url, loaderId });
    },
    'Network.responseReceived'(params) {
      const { url, status } = Response.parse(params).response;
      if (status < 400) return;
      refusals.push({ path: url.replace(origin, ''), status });
      // a page may leave the body of a refusal unread, and then the browser never reports the end of the request
      end(params);
    },
    // a document may still send requests while the next one is loaded, and the browser does not report their end
    'Page.frameNavigated'(params) {
      const { parentId, loaderId } = Navigated.parse(params).frame;
      if (parentId !== undefined) return;
      for (const [id, request] of running) if (request.loaderId !== loaderId) running.delete(id);
    },
    'Network.loadingFinished': (params) => end(params),
    'Network.loadingFailed': (params) => end(params),
    ...errorsTo(problems),
  };
  function end(params: Event['params']): void {
    running.delete(Ended.parse(params).requestId);
    quietSince = Date.now();
  }
  const stop = connection.hear(sessionId, ({ method, params }) => heard[method]?.(params));

  return {
    stop,
    /** Returns the URLs of the requests that have not been answered yet. */
    running: (): readonly string[] => [...running.values()].map(({ url }) => url),
    /** Returns true if no request is running and none has ended in the last `IDLE_MS`. */
    isIdle: () => running.size === 0 && Date.now() - quietSince >= IDLE_MS,
    /** Forgets the requests of the previous page. */
    begin() {
      running.clear();
      quietSince = Date.now();
    },
    /** Returns the problems, refusals and paths that were collected since the last call. */
    take() {
      const taken = { problems: problems.splice(0), refusals: refusals.splice(0), paths: paths.splice(0) };
      return taken;
    },
  };
}
