import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync, closeSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { STAMP } from '../../../run/build/bundle.ts';
import { freePort } from '../../../run/servers/process.ts';
import { ROOT } from '../../../run/system/parts.ts';
import { gridBuilder } from '../results/grid-builder.ts';
import { GRIDS } from '../results/titles.ts';
import { always, type Bench, type Scenario } from './scenario.ts';

/**
 * This scenario has at most this number of repeats. One repeat takes a minute or more, and the repeats differ little.
 */
const REPEATS = 3;
const HOME = join(ROOT, '.toric/bench/start-up');
const LOG = join(ROOT, '.toric/bench/start-up.log');
const NOT_INHERITED = ['DATABASE_ADMIN_URL', 'RABBITMQ_URL', 'RABBITMQ_MANAGEMENT_URL'];

async function secondsOf({ signal }: Bench): Promise<number> {
  const inherited = Object.entries(process.env).filter(([name]) => !NOT_INHERITED.includes(name));
  const env = {
    ...Object.fromEntries(inherited),
    ...{ TORIC_DATA_DIR: HOME, TORIC_POSTGRES: 'embedded', PORT: String(await freePort()) },
  };
  const log = openSync(LOG, 'a');
  const started = performance.now();
  // this is the command that `npm start` runs
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

/**
 * Measures the time of the whole command `npm start -- --once`: once cold, then a second time. The scenario uses its
 * own folder and servers, so it does not touch a developer's shop.
 */
export const startUp: Scenario = {
  name: 'start-up',
  isSelected: always,
  async run(bench) {
    const repeats = Math.min(REPEATS, bench.options.repeats);
    mkdirSync(join(ROOT, '.toric/bench'), { recursive: true });
    rmSync(LOG, { force: true });
    const grid = gridBuilder(GRIDS.startUp);
    for (let repeat = 1; repeat <= repeats; repeat++) {
      // after an installation there is no bundle, no PostgreSQL cluster, no broker data and no shop
      for (const made of [HOME, STAMP]) rmSync(made, { recursive: true, force: true });
      const cold = await secondsOf(bench);
      const second = await secondsOf(bench);
      grid.add('seconds', { cold, second });
      bench.say(`  ${repeat}/${repeats}  cold ${cold.toFixed(1)} s, second ${second.toFixed(1)} s`);
    }
    rmSync(HOME, { recursive: true, force: true });
    const notes = [
      'Cold: every process is bundled, PostgreSQL and RabbitMQ are set up, and the sample shop is filled.',
    ];
    return { title: 'Start-up', notes, loads: [], grids: [grid.build()] };
  },
};
