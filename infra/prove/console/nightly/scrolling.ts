/** Scrolls a list of 10,000 rows and, for comparison, an empty page of the same height on the same machine. */
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Tab } from '../browser/tab.ts';
import type { OpenConsole } from '../open-console.ts';
import { quantile } from './vitals.ts';

const ROWS = 10_000;
const STEPS = 240;
export const LONG_FRAME_MS = 50;
export type Frames = { readonly count: number; readonly median: number; readonly p99: number; readonly long: number };

const Paused = z.object({ requestId: z.string(), request: z.object({ url: z.string() }) });

/** Answers the list of orders with copies of its first order, because the sample shop has only a few orders. */
async function manyOrders(tab: Tab, first: object): Promise<void> {
  await tab.command('Fetch.enable', { patterns: [{ urlPattern: '*/v1/orders?*' }] });
  tab.hear(({ method, params }) => {
    if (method !== 'Fetch.requestPaused') return;
    const { requestId, request } = Paused.parse(params);
    const query = new URL(request.url).searchParams;
    const limit = Number(query.get('limit') ?? 50);
    const from = Number(query.get('cursor') ?? 0);
    const data = Array.from({ length: Math.min(limit, ROWS - from) }, (_, at) => {
      const number = from + at;
      return {
        ...first,
        id: `0197a000-0000-7000-8000-${String(number).padStart(12, '0')}`,
        number: `T-2026-${number}`,
      };
    });
    const next = from + limit < ROWS ? String(from + limit) : null;
    const answer = { data, nextCursor: next, total: ROWS, totalIsExact: true };
    void tab.command('Fetch.fulfillRequest', {
      ...{ requestId, responseCode: 200, body: Buffer.from(JSON.stringify(answer)).toString('base64') },
      responseHeaders: [{ name: 'content-type', value: 'application/json' }],
    });
  });
}

const HEIGHT = ROWS * 36;
/**
 * One request to the browser scrolls for this number of frames. The number is low enough for an answer in time on a
 * slow machine.
 */
const FRAMES = 100;
const MOST_REQUESTS = 200;

/** Scrolls to the end for some frames, and returns the height of the list. Each frame may read more rows. */
const READ_MORE = `(async () => {
  const box = document.querySelector('main .list');
  for (let frames = 0; frames < ${FRAMES} && box.scrollHeight < ${HEIGHT}; frames += 1) {
    box.scrollTop = box.scrollHeight;
    await new Promise((done) => requestAnimationFrame(done));
  }
  return box.scrollHeight;
})()`;

/** Loads all rows of the list, and scrolls back to the first one. */
async function readAll(tab: Tab): Promise<void> {
  let height = 0;
  for (let asked = 0; asked < MOST_REQUESTS && height < HEIGHT; asked += 1)
    height = await tab.evaluate<number>(READ_MORE);
  if (height < HEIGHT) throw new Error(`the list has only ${height} pixels, so not all rows were read`);
  await tab.evaluate(`{ document.querySelector('main .list').scrollTop = 0; }`);
  await pause(500);
}

/** Scrolls the list from the top to the end, and returns the times between frames. Each frame shows other rows. */
const scroll = (selector: string) => `new Promise((done) => {
  const box = document.querySelector(${JSON.stringify(selector)});
  const pixels = box.scrollHeight / ${STEPS};
  const frames = [];
  let last = performance.now();
  const step = (now) => {
    frames.push(now - last);
    last = now;
    box.scrollTop += pixels;
    if (frames.length < ${STEPS}) requestAnimationFrame(step);
    else done(frames.slice(2));
  };
  requestAnimationFrame(step);
})`;

const framesOf = (times: readonly number[]): Frames => ({
  count: times.length,
  median: Math.round(quantile(times, 0.5) * 10) / 10,
  p99: Math.round(quantile(times, 0.99) * 10) / 10,
  long: times.filter((ms) => ms > LONG_FRAME_MS).length,
});

export async function measureScrolling(desk: OpenConsole): Promise<{ list: Frames; empty: Frames }> {
  const sales = await desk.as('sales');
  const { data } = await sales.send<{ data: readonly object[] }>('GET', '/v1/orders?limit=1&expand=customer');
  const tab = await sales.open();
  await tab.look({ theme: 'light', width: 1280 });
  await tab.open('/console/account');
  await tab.evaluate(`{
    document.body.innerHTML = '<div id="empty" style="height: 740px; overflow: auto"><div style="height: 460000px"></div></div>';
  }`);
  const empty = framesOf(await tab.evaluate<number[]>(scroll('#empty')));
  await manyOrders(tab, data[0] ?? {});
  await tab.open('/console/orders');
  await readAll(tab);
  const list = framesOf(await tab.evaluate<number[]>(scroll('main .list')));
  await tab.close();
  return { list, empty };
}
