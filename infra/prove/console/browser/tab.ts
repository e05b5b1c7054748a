/** Controls a tab of the browser: it opens pages, presses keys, evaluates expressions, and takes screenshots. */
import type { Connection, Event } from './connection.ts';
import { keyOf } from './keys.ts';
import { type Watch, watch } from './watch.ts';

export type Theme = 'light' | 'dark';
export type Look = { readonly theme: Theme; readonly width: number };
export type Tab = Awaited<ReturnType<typeof openTab>>;

const SETTLED_MS = 20_000;
const HEIGHTS: Readonly<Record<number, number>> = { 1280: 800, 360: 740 };

type Evaluated = {
  result: { value?: unknown };
  exceptionDetails?: { text: string; exception?: { description?: string } };
};

/** Opens an empty tab and returns its session, which the commands to the tab need. */
async function attach({ send }: Connection, browserContextId: string) {
  // a tab behind another tab would draw nothing, so each tab has a window of its own
  const opened = { url: 'about:blank', browserContextId, newWindow: true };
  const { targetId } = await send<{ targetId: string }>('Target.createTarget', opened);
  const attached = { targetId, flatten: true };
  const { sessionId } = await send<{ sessionId: string }>('Target.attachToTarget', attached);
  return { targetId, sessionId };
}

export async function openTab(connection: Connection, given: { browserContextId: string; origin: string }) {
  const { origin } = given;
  const { targetId, sessionId } = await attach(connection, given.browserContextId);
  const send = <T = unknown>(method: string, params: object = {}) => connection.send<T>(method, params, sessionId);
  const watched = watch(connection, sessionId, origin);
  for (const domain of ['Page', 'Runtime', 'Network', 'Log']) await send(`${domain}.enable`);
  await send('Emulation.setFocusEmulationEnabled', { enabled: true });

  /** Returns the value of an expression. The caller wrote the expression, so the caller names its type. */
  async function evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await send<Evaluated>('Runtime.evaluate', {
      ...{ expression, awaitPromise: true, returnByValue: true },
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  }
  const input = inputOf(send);
  return {
    evaluate,
    ...input,
    /** Sends a command of the DevTools protocol to this tab. */
    command: send,
    /** Calls the listener for each event of this tab. Returns a function that removes it. */
    hear: (listener: (event: Event) => void) => connection.hear(sessionId, listener),
    take: () => watched.take(),
    ...navigationOf(send, { evaluate, watched, origin }),
    async look({ theme, width }: Look): Promise<void> {
      const size = { width, height: HEIGHTS[width] ?? 800, deviceScaleFactor: 1, mobile: false };
      await send('Emulation.setDeviceMetricsOverride', size);
      const features = [
        { name: 'prefers-color-scheme', value: theme },
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ];
      await send('Emulation.setEmulatedMedia', { features });
      // after two frames the page is drawn with its new layout
      await evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    },
    async picture(): Promise<Buffer> {
      const { data } = await send<{ data: string }>('Page.captureScreenshot', { format: 'png' });
      return Buffer.from(data, 'base64');
    },
    async close(): Promise<void> {
      watched.stop();
      await connection.send('Target.closeTarget', { targetId });
    },
  };
}

type Send = (method: string, params?: object) => Promise<unknown>;

type Seen = { evaluate: Evaluate; watched: Watch; origin: string };

/** Returns the functions that open pages and wait until they are complete. */
const navigationOf = (send: Send, { evaluate, watched, origin }: Seen) => ({
  /** Opens a URL of the console, and waits until the page is complete. */
  async open(path: string): Promise<void> {
    watched.begin();
    await send('Page.navigate', { url: `${origin}${path}` });
    await settle(evaluate, watched, path);
  },
  /** Goes to another page of the console without reloading it, as a click on a link does. */
  async go(path: string): Promise<void> {
    watched.begin();
    await evaluate(`{
      document.querySelector('main h1')?.setAttribute('data-former', '');
      history.pushState(null, '', ${JSON.stringify(path)});
      dispatchEvent(new PopStateEvent('popstate', { state: null }));
    }`);
    await settle(evaluate, watched, path);
  },
  /** Waits until no request runs and the page shows a heading. */
  settle: (what = 'the page') => settle(evaluate, watched, what),
  /** Waits until the JavaScript expression is true in the page. */
  until: (what: string, expression: string, ms = SETTLED_MS) => until(evaluate, { what, expression, ms }),
});

/** Returns the functions of the keyboard and the mouse. */
const inputOf = (send: Send) => ({
  /**
   * Presses a key, such as `Tab` or `Control+k`. `at` is the time at which the key was pressed, in milliseconds. By
   * default it is the time at which the browser hears of it.
   */
  async press(name: string, at?: number): Promise<void> {
    const key = { ...keyOf(name), ...(at !== undefined && { timestamp: at / 1_000 }) };
    // the browser handles the press and the release of the key in this order
    const down = send('Input.dispatchKeyEvent', { type: key.text ? 'keyDown' : 'rawKeyDown', ...key });
    await Promise.all([down, send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })]);
  },
  /** Writes a text into the field that has the focus. */
  write: async (text: string): Promise<void> => void (await send('Input.insertText', { text })),
  /** Presses the left button of the mouse at a place of the window. */
  async click(place: { readonly x: number; readonly y: number }): Promise<void> {
    await send('Input.dispatchMouseEvent', { ...place, type: 'mouseMoved' });
    const button = { ...place, button: 'left', clickCount: 1 };
    await send('Input.dispatchMouseEvent', { ...button, type: 'mousePressed' });
    await send('Input.dispatchMouseEvent', { ...button, type: 'mouseReleased' });
  },
});

type Evaluate = <T>(expression: string) => Promise<T>;

/** Returns the beginning of the text that the page shows. Returns an empty text if the page does not answer. */
const textIn = (evaluate: Evaluate): Promise<string> =>
  evaluate<string>('document.querySelector("main")?.innerText.slice(0, 300) ?? ""').catch(() => '');

async function until(evaluate: Evaluate, { what, expression, ms }: { what: string; expression: string; ms: number }) {
  const deadline = Date.now() + ms;
  while (!(await evaluate<boolean>(expression).catch(() => false))) {
    if (Date.now() > deadline)
      throw new Error(`the browser waited in vain until ${what}\n${JSON.stringify(await textIn(evaluate))}`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

const STANDS = `document.readyState === 'complete' && document.querySelector('main h1:not([data-former])') !== null
  && document.querySelector('[data-state="loading"]') === null`;

async function settle(evaluate: Evaluate, watched: Watch, what: string): Promise<void> {
  const deadline = Date.now() + SETTLED_MS;
  for (;;) {
    // a page that is being replaced does not answer
    const stands = await evaluate<boolean>(STANDS).catch(() => false);
    if (stands && watched.isIdle()) return;
    if (Date.now() > deadline) {
      const text = await textIn(evaluate);
      const why = stands ? `still run: ${watched.running().join(' ')}` : 'it has no heading, or still loads';
      const { problems, refusals } = watched.take();
      throw new Error(`${what} does not settle: ${why}\n${JSON.stringify({ text, problems, refusals })}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}
