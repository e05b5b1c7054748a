// Usage: main.ts [<more main.ts>…]. Builds the bundles whose sources have changed.
import { buildAll } from './build.ts';

await buildAll(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
