/** Uses one tab for hours without a reload, and compares its memory at the beginning and at the end. */
import type { Tab } from '../browser/tab.ts';
import type { OpenConsole } from '../open-console.ts';
import { consolePages, mayOpen, placeOf } from '../places.ts';

/** Counts the rounds over all pages after which the pages and caches are in memory. */
const WARM_ROUNDS = 3;
export type Memory = { readonly heap: number; readonly listeners: number; readonly nodes: number };
export type Soak = { readonly rounds: number; readonly before: Memory; readonly after: Memory };

type Metrics = { readonly metrics: readonly { readonly name: string; readonly value: number }[] };

async function memoryOf(tab: Tab): Promise<Memory> {
  await tab.command('HeapProfiler.collectGarbage');
  const { metrics } = await tab.command<Metrics>('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return { heap: of('JSHeapUsedSize'), listeners: of('JSEventListeners'), nodes: of('Nodes') };
}

/** Opens every page that the sales role may open, and the command palette on each page, again and again. */
export async function soak(desk: OpenConsole, hours: number): Promise<Soak> {
  const sales = await desk.as('sales');
  const paths: string[] = [];
  for (const page of (await consolePages()).filter((one) => mayOpen(one, 'sales'))) {
    const place = await placeOf(page, sales);
    if (place) paths.push(place.path);
  }
  const tab = await sales.open();
  await tab.look({ theme: 'light', width: 1280 });
  await tab.command('Performance.enable');
  await tab.open('/console/');
  const end = Date.now() + hours * 3_600_000;
  let before: Memory | undefined;
  let rounds = 0;
  while (Date.now() < end || before === undefined || rounds < WARM_ROUNDS * 2) {
    for (const path of paths) {
      await tab.go(path);
      await tab.press('Control+k');
      await tab.press('Escape');
      tab.take();
    }
    rounds += 1;
    await tab.go('/console/');
    if (rounds === WARM_ROUNDS) before = await memoryOf(tab);
  }
  const after = await memoryOf(tab);
  await tab.close();
  return { rounds, before, after };
}
