// npm run console:nightly [-- --hours H]: examines each page of the console in all eight looks, does every journey with
// the mouse and with the keyboard alone, measures `BUDGETS`, and uses one tab for H hours without a reload.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { jest } from '../../../run/dev/jest.ts';
import { ROOT } from '../../../run/system/parts.ts';
import { prepareTestServers } from '../../testing/test-servers.ts';
import { travel } from '../journeys/journey.ts';
import { journeysWith } from '../journeys/journeys.ts';
import { picking } from '../journeys/picking.ts';
import { openConsole, type OpenConsole } from '../open-console.ts';
import { BUDGETS, listToDetail, measurePages } from './budgets.ts';
import { LONG_FRAME_MS, measureScrolling } from './scrolling.ts';
import { soak } from './soak.ts';
import { quantile } from './vitals.ts';

const RESULT = join(ROOT, '.toric/console-nightly.md');
/**
 * The short run lasts this number of hours, which shows that the measurement works. The complete run lasts two hours.
 */
const SHORT_HOURS = 0.02;
const MOST_GROWTH = 1.1;
const BOXES = 50;
const ORDERS = 40;

type Line = { readonly what: string; readonly measured: string; readonly isMet: boolean };
const lines: Line[] = [];
function say(what: string, measured: string, isMet = true): void {
  lines.push({ what, measured, isMet });
  console.log(`${isMet ? '  ' : '! '}${what}: ${measured}`);
}

async function doJourneys(desk: OpenConsole): Promise<void> {
  // picking comes last, because its orders would stand in the lists before those of the other journeys
  for (const hand of ['mouse', 'keyboard'] as const)
    for (const journey of [...journeysWith({ boxes: BOXES }), picking(ORDERS)]) {
      try {
        const { seconds, handSeconds, keys, clicks } = await travel(desk, journey, hand);
        const effort = `${handSeconds} s of hands (${clicks} clicks, ${keys} keys), ${seconds} s in the test`;
        say(`${journey.name}, ${hand}`, effort);
      } catch (error) {
        say(`${journey.name}, ${hand}`, error instanceof Error ? error.message : String(error), false);
      }
    }
}

async function measureBudgets(desk: OpenConsole): Promise<void> {
  const pages = await measurePages(desk);
  for (const { page, largestPaint, shift, scriptBytes, interactions } of pages) {
    const slow = quantile(interactions, 0.75);
    const parts = `largest paint ${largestPaint} ms, shift ${shift.toFixed(3)}, interaction ${slow} ms (p75 of ${interactions.length})`;
    const isMet = largestPaint <= BUDGETS.largestPaint && shift <= BUDGETS.shift && slow <= BUDGETS.interaction;
    say(page, `${parts}, scripts ${Math.round(scriptBytes / 1_000)} kB`, isMet);
  }
  const slow = quantile(
    pages.flatMap(({ interactions }) => interactions),
    0.75,
  );
  say('interactions of all pages, p75', `${slow} ms`, slow <= BUDGETS.interaction);
  const first = Math.min(...pages.map(({ scriptBytes }) => scriptBytes));
  say('scripts of the first load', `${Math.round(first / 1_000)} kB`, first <= BUDGETS.scripts);
  const detail = await listToDetail(desk);
  say('from the list to the record', `${detail} ms`, detail <= BUDGETS.listToDetail);
}

async function measureLists(desk: OpenConsole): Promise<void> {
  const { list, empty } = await measureScrolling(desk);
  const told = ({ count, median, p99, long }: typeof list) =>
    `${count} frames, median ${median} ms, p99 ${p99} ms, ${long} over ${LONG_FRAME_MS} ms`;
  say('an empty page, scrolled', told(empty));
  say('10,000 rows, scrolled', told(list), list.long <= empty.long);
}

async function useForHours(desk: OpenConsole, hours: number): Promise<void> {
  const { rounds, before, after } = await soak(desk, hours);
  const growth = after.heap / before.heap;
  const heap = `${(before.heap / 1e6).toFixed(1)} → ${(after.heap / 1e6).toFixed(1)} MB`;
  const parts = `${rounds} rounds, heap ${heap}, listeners ${before.listeners} → ${after.listeners}, nodes ${before.nodes} → ${after.nodes}`;
  say(`${hours} hours of use`, parts, growth <= MOST_GROWTH && after.listeners <= before.listeners * MOST_GROWTH);
}

/**
 * Runs one part of the nightly run. An error fails only the line of this part in the table, and the other parts still
 * run.
 */
async function attempt(name: string, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    say(name, error instanceof Error ? error.message : String(error), false);
  }
}

const PARTS = ['pages', 'budgets', 'lists', 'journeys', 'hours'];

/** Returns the number of hours of the run, and which of its parts are done. */
function options() {
  const { values } = parseArgs({ options: { hours: { type: 'string' }, part: { type: 'string', multiple: true } } });
  const hours = Number(values.hours ?? SHORT_HOURS);
  if (!(hours > 0)) throw new Error('--hours takes a number above 0');
  const unknown = values.part?.find((name) => !PARTS.includes(name));
  if (unknown !== undefined) throw new Error(`--part takes one of ${PARTS.join(', ')}`);
  return { hours, parts: new Set(values.part ?? PARTS) };
}

async function doParts(desk: OpenConsole, { hours, parts }: ReturnType<typeof options>): Promise<void> {
  const acts: Readonly<Record<string, () => Promise<void>>> = {
    budgets: () => measureBudgets(desk),
    lists: () => measureLists(desk),
    journeys: () => doJourneys(desk),
    hours: () => useForHours(desk, hours),
  };
  for (const [name, act] of Object.entries(acts)) if (parts.has(name)) await attempt(name, act);
}

async function main(): Promise<boolean> {
  const wanted = options();
  const servers = await prepareTestServers(join(ROOT, '.toric/test-servers'), (line) => console.log(`  ${line}`));
  Object.assign(process.env, servers.env);
  try {
    const looks = { ...servers.env, CONSOLE_LOOKS: 'all' };
    const files = ['console-pages', 'console'].map((name) => `infra/prove/e2e/${name}.e2e.test.ts`);
    const tested = !wanted.parts.has('pages') || (await jest('e2e', looks, files));
    const desk = await openConsole('nightly');
    try {
      await doParts(desk, wanted);
    } finally {
      await desk.close();
    }
    const rows = lines.map(({ what, measured, isMet }) => `| ${what} | ${measured} | ${isMet ? 'met' : 'missed'} |`);
    writeFileSync(RESULT, ['| what | measured | |', '|---|---|---|', ...rows, ''].join('\n'));
    console.log(`The table is in ${RESULT}`);
    return tested && lines.every(({ isMet }) => isMet);
  } finally {
    await servers.stop();
  }
}

process.exit((await main()) ? 0 : 1);
