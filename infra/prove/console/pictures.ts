// npm run console:pictures [-- PART]: takes a picture of every page of the console, in both languages, on a screen and on a
// phone, and in the dark. PART limits it to the pages whose path contains it. The pictures lie in .toric/console-pictures.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { STAFF_ROLES } from '@toric/contracts/kernel/access';
import { LANGUAGES, type Language } from '@toric/contracts/kernel/sentence';
import { ROOT } from '../../run/system/parts.ts';
import { prepareTestServers } from '../testing/test-servers.ts';
import { openConsole, type OpenConsole } from './open-console.ts';
import { consolePages, type ConsolePage, mayOpen, type Place, placeOf } from './places.ts';
import type { Visitor } from './visitor.ts';
import { inTabs, LOOKS } from './walk.ts';

const FOLDER = join(ROOT, '.toric/console-pictures');

const nameOf = ({ page }: Place) => page.path.replace(/^\/|\/$/g, '').replaceAll(/[/:]+/g, '-') || 'home';

/** Returns each page with a member of staff who may open it: the first of the roles, so an administrator comes last. */
async function visits(desk: OpenConsole, pages: readonly ConsolePage[]) {
  const byVisitor = new Map<Visitor, Place[]>();
  for (const page of pages) {
    const role = STAFF_ROLES.find((one) => mayOpen(page, one));
    if (!role) continue;
    const visitor = await desk.as(role);
    const place = await placeOf(page, visitor);
    if (place) byVisitor.set(visitor, [...(byVisitor.get(visitor) ?? []), place]);
    else console.log(`no picture of ${page.path}: the sample shop has nothing of this kind`);
  }
  return byVisitor;
}

async function takeAll(visitor: Visitor, places: readonly Place[], language: Language): Promise<void> {
  await visitor.speak(language);
  await inTabs(visitor, places, async (tab, place) => {
    try {
      await tab.open(place.path);
      for (const look of LOOKS) {
        await tab.look(look);
        writeFileSync(
          join(FOLDER, `${nameOf(place)}-${language}-${look.theme}-${look.width}.png`),
          await tab.picture(),
        );
      }
    } catch (error) {
      console.error(`${visitor.role} ${place.path}: ${error instanceof Error ? error.message : String(error)}`);
      writeFileSync(join(FOLDER, `${nameOf(place)}-${language}-failed.png`), await tab.picture());
    }
  });
}

async function main(part: string): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const servers = await prepareTestServers(join(ROOT, '.toric/test-servers'), (line) => console.log(`  ${line}`));
  Object.assign(process.env, servers.env);
  try {
    const desk = await openConsole('pictures', { isWhole: true });
    try {
      const pages = (await consolePages()).filter(({ path }) => path.includes(part));
      for (const [visitor, places] of await visits(desk, pages))
        for (const language of LANGUAGES) await takeAll(visitor, places, language);
    } finally {
      await desk.close();
    }
  } finally {
    await servers.stop();
  }
  console.log(`The pictures are in ${FOLDER}`);
}

await main(process.argv[2] ?? '');
