// npm start -- --once from nothing, and again: the whole command, from its first line to its end. In a folder of its own
// and on servers of its own; whoever develops here keeps theirs.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync, closeSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { STAMP } from '../../../run/build/bundle.mjs';
import { freePort } from '../../../run/servers/process.ts';
import { ROOT } from '../../../run/system/parts.ts';
import { gatherGrid } from '../results/grid-builder.ts';
import { GRIDS } from '../results/titles.ts';
import { always, type Bench, type Scenario } from './scenario.ts';

/** Each takes a minute or more, and does not differ by much. */
const REPEATS = 3;
const HOME = join(ROOT, '.toric/bench/start-up');
const LOG = join(ROOT, '.toric/bench/start-up.log');
const NOT_THESE = ['DATABASE_ADMIN_URL', 'RABBITMQ_URL', 'RABBITMQ_MANAGEMENT_URL'];

async function secondsOf({ signal }: Bench): Promise<number> {
  const inherited = Object.entries(process.env).filter(([name]) => !NOT_THESE.includes(name));
  const env = {
    ...Object.fromEntries(inherited),
    ...{ TORIC_DATA_DIR: HOME, TORIC_POSTGRES: 'embedded', PORT: String(await freePort()) },
  };
  const log = openSync(LOG, 'a');
  const started = performance.now();
  // what `npm start` runs
  const child = spawn(process.execPath, [join(ROOT, 'infra/run/dev/bootstrap.mjs'), 'start', '--once'], {
    ...{ cwd: ROOT, env, stdio: ['ignore', log, log] as const },
  });
  const stop = () => child.kill('SIGTERM');
  signal.addEventListener('abort', stop);
  const [code] = await once(child, 'exit');
  signal.removeEventListener('abort', stop);
  closeSync(log);
  signal.throwIfAborted();
  if (code !== 0) throw new Error(`npm start -- --once ended with ${code}; its log is ${LOG}`);
  return (performance.now() - started) / 1_000;
}

export const startUp: Scenario = {
  name: 'start-up',
  asked: always,
  async run(bench) {
    const repeats = Math.min(REPEATS, bench.options.repeats);
    mkdirSync(join(ROOT, '.toric/bench'), { recursive: true });
    rmSync(LOG, { force: true });
    const grid = gatherGrid(GRIDS.startUp);
    for (let repeat = 1; repeat <= repeats; repeat++) {
      // as after an install: nothing built, no cluster, no broker, no shop
      for (const made of [HOME, STAMP]) rmSync(made, { recursive: true, force: true });
      const cold = await secondsOf(bench);
      const second = await secondsOf(bench);
      grid.add('seconds', { cold, second });
      bench.say(`  ${repeat}/${repeats}  cold ${cold.toFixed(1)} s, second ${second.toFixed(1)} s`);
    }
    rmSync(HOME, { recursive: true, force: true });
    const notes = ['Cold: every process is bundled, PostgreSQL and RabbitMQ are set up and the sample shop is filled.'];
    return { title: 'Start-up', notes, loads: [], grids: [grid.grid()] };
  },
};
