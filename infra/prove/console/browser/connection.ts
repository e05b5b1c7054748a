/** Talks to Chromium by the DevTools protocol over two pipes, so the browser opens no port. */
import type { Readable, Writable } from 'node:stream';

export type Event = {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly sessionId?: string;
};
type Message = Partial<Event> & { id?: number; result?: unknown; error?: { message: string } };
export type Connection = ReturnType<typeof connect>;

const ANSWER_MS = 60_000;

/**
 * Returns the functions that send commands to the browser and listen to its events. Each message of the protocol ends
 * with a zero byte.
 */
export function connect(toBrowser: Writable, fromBrowser: Readable) {
  let count = 0;
  let rest = '';
  const waiting = new Map<number, (message: Message) => void>();
  const listeners = new Set<(event: Event) => void>();

  function receive(text: string): void {
    const message = JSON.parse(text) as Message; // the cast is safe: the browser speaks its own protocol
    if (message.id !== undefined) return waiting.get(message.id)?.(message);
    const { method = '', params = {}, sessionId } = message;
    for (const listener of listeners) listener({ method, params, ...(sessionId !== undefined && { sessionId }) });
  }
  // when the browser ends, both pipes break, and its last commands are not answered
  for (const pipe of [toBrowser, fromBrowser]) pipe.on('error', () => undefined);
  fromBrowser.setEncoding('utf8');
  fromBrowser.on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\0');
    rest = parts.pop() ?? '';
    for (const part of parts) receive(part);
  });

  /**
   * Sends a command and resolves to its result. The caller names the type of the result, which the protocol defines.
   */
  function send<T = unknown>(method: string, params: object = {}, sessionId?: string): Promise<T> {
    const id = ++count;
    const answered = new Promise<T>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`the browser did not answer ${method}`)), ANSWER_MS);
      waiting.set(id, ({ result, error }) => {
        clearTimeout(late);
        waiting.delete(id);
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result as T);
      });
    });
    toBrowser.write(`${JSON.stringify({ id, method, params, ...(sessionId !== undefined && { sessionId }) })}\0`);
    return answered;
  }

  return {
    send,
    /** Calls the listener for each event of a tab. Returns a function that removes it. */
    hear(sessionId: string, listener: (event: Event) => void): () => void {
      const own = (event: Event) => {
        if (event.sessionId === sessionId) listener(event);
      };
      listeners.add(own);
      return () => listeners.delete(own);
    },
  };
}
