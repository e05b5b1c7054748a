// node infra/run/build/main.mjs [<more main.ts>…]: builds what has changed.
import { buildAll } from './build.mjs';

await buildAll(process.argv.slice(2)).catch(({ message }) => {
  console.error(message);
  process.exitCode = 1;
});
