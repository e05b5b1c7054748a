// Usage: main.ts [<more main.ts>…]. Generates the Prisma clients, and builds the bundles and the pages of the console,
// if their sources have changed.
import { buildAll } from './build.ts';

await buildAll(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
