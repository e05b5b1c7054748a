// npm run console:pictures [-- PART]: takes a screenshot of every page of the console, in both languages, on a screen
// and on a phone, and in dark mode. PART limits it to the pages whose path contains it. The screenshots are stored in
// .toric/console-pictures.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '@toric/contracts/kernel/sentence';
import { ROOT } from '../../run/system/parts.ts';
import { prepareTestServers } from '../testing/test-servers.ts';
import { openConsole } from './open-console.ts';
import { assign, consolePages, type Place } from './places.ts';
import type { Visitor } from './visitor.ts';
import { inTabs, LOOKS } from './walk.ts';

const FOLDER = join(ROOT, '.toric/console-pictures');

const nameOf = ({ page }: Place) => page.path.replace(/^\/|\/$/g, '').replaceAll(/[/:]+/g, '-') || 'home';

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
      const { byRole, nowhere } = await assign(pages, (role) => desk.as(role));
      for (const [role, places] of byRole)
        for (const language of LANGUAGES) await takeAll(await desk.as(role), places, language);
      for (const path of nowhere) console.log(`no picture of ${path}: the sample shop has nothing of this kind`);
    } finally {
      await desk.close();
    }
  } finally {
    await servers.stop();
  }
  console.log(`The pictures are in ${FOLDER}`);
}

await main(process.argv[2] ?? '');
