// npm run bench [-- --only orders,search --clients 1,8,32 --repeats 5 --seconds 10 --instances 2 --endurance 100000]
// npm run bench -- --compare before.json after.json
// Measures the system and, in the same run, the floors, which do the same work with the least code. The results are the
// ratios of the system to its floors.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPostgres } from '../../run/servers/postgres.ts';
import { findRabbit } from '../../run/servers/rabbitmq.ts';
import { ROOT } from '../../run/system/parts.ts';
import { currentCommit, describeMachine, yardstickGrid, yardsticks } from './machine/description.ts';
import { type Options, readOptions } from './options.ts';
import { compare, readRun } from './results/compare.ts';
import { page } from './results/page.ts';
import type { Run, Section } from './results/run.ts';
import { selectScenarios } from './scenarios/all.ts';
import type { Bench, Scenario } from './scenarios/scenario.ts';

const started = new Date();
const say = (line: string) =>
  console.log(`[${((Date.now() - started.getTime()) / 1000).toFixed(0).padStart(5)} s] ${line}`);
const HOME = join(ROOT, '.toric/bench');
const RESULTS = join(import.meta.dirname, 'RESULTS.md');

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    say('aborting');
    stopping.abort();
  });

async function startServers(): Promise<Bench['servers']> {
  const [postgres, rabbit] = await Promise.all([
    findPostgres({ dataDir: join(HOME, 'servers/postgres'), log: say }),
    findRabbit({ dataDir: join(HOME, 'servers/rabbitmq'), log: say }),
  ]);
  say(postgres.how);
  say(rabbit.how);
  return { postgres, rabbit };
}

async function measureAll(scenarios: readonly Scenario[], bench: Bench): Promise<Section[]> {
  const sections: Section[] = [];
  for (const scenario of scenarios) {
    say(scenario.name);
    sections.push(await scenario.run(bench));
  }
  return sections;
}

async function runBench(options: Options): Promise<Run> {
  const scenarios = selectScenarios(options);
  mkdirSync(HOME, { recursive: true });
  const servers = await startServers();
  try {
    const before = yardsticks();
    const machine = await describeMachine(servers.postgres.adminUrl, servers.rabbit.amqpUrl);
    const sections = await measureAll(scenarios, { options, servers, say, signal: stopping.signal });
    const yardstick = { title: 'The machine', notes: [], loads: [], grids: [yardstickGrid(before, yardsticks())] };
    const { repeats, seconds } = options;
    return {
      at: started.toISOString(),
      commit: currentCommit(),
      repeats,
      seconds,
      machine,
      sections: [...sections, yardstick],
    };
  } finally {
    await Promise.all([servers.postgres.stop(), servers.rabbit.stop()]);
  }
}

/** Stores the result as a JSON file. A run of all scenarios also replaces RESULTS.md; a run with `--only` does not. */
function store(run: Run, { only }: Options): void {
  const file = join(HOME, `${run.at.slice(0, 19).replaceAll(':', '')}.json`);
  writeFileSync(file, JSON.stringify(run, null, 2));
  const text = page(run);
  console.log(`\n${text}`);
  say(`stored in ${file}`);
  if (only) return;
  writeFileSync(RESULTS, text);
  say(`written to ${RESULTS}`);
}

try {
  const options = readOptions(process.argv.slice(2));
  if ('compare' in options) {
    const [before, after] = options.compare.map(readRun);
    if (before && after) console.log(compare(before, after));
  } else {
    store(await runBench(options), options);
  }
  process.exit(0);
} catch (error) {
  if (stopping.signal.aborted) say('aborted');
  else console.error(error);
  process.exit(1);
}
