/** Describes the machine and its servers, and measures two yardsticks: a loop (CPU) and an fsync (disk). */
import { execFileSync } from 'node:child_process';
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { arch, cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { connect } from 'amqplib';
import pg from 'pg';
import { GRIDS } from '../results/titles.ts';
import type { Grid, Machine } from '../results/run.ts';
import { median } from '../results/stats.ts';
import { ROOT } from '../../../run/system/parts.ts';

const SETTINGS = ['fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers'];

export async function describeMachine(adminUrl: string, amqpUrl: string): Promise<Machine> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string; value: string }>(
    `select name, current_setting(name) as value from unnest($1::text[]) as name`,
    [['server_version', ...SETTINGS]],
  );
  await client.end();
  const { server_version: postgres = 'unknown', ...postgresSettings } = Object.fromEntries(
    rows.map(({ name, value }) => [name, value]),
  );
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGB: totalmem() / 1024 ** 3,
    system: `${type()} ${release()} ${arch()}`,
    node: process.versions.node,
    postgres,
    postgresSettings,
    rabbitmq: await rabbitVersion(amqpUrl),
  };
}

async function rabbitVersion(amqpUrl: string): Promise<string> {
  const link = await connect(amqpUrl);
  const { version } = link.connection.serverProperties;
  await link.close();
  return version;
}

/** Returns the commit of the repository, with "+" if the work tree has uncommitted changes. */
export function currentCommit(): string {
  try {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') === '' ? '' : '+'}`;
  } catch {
    return 'unknown'; // the repository's folder is a copy without a git history
  }
}

const LOOPS = 100_000_000;
const WRITES = 200;

function spinMs(): number {
  const started = performance.now();
  let sum = 0;
  for (let index = 0; index < LOOPS; index++) sum = (sum + index) | 0;
  // the sum is used, so that the compiler cannot remove the loop
  return performance.now() - started + (sum === 0.5 ? 1 : 0);
}

/**
 * Measures the least time that a commit waits, in milliseconds: the time to write one page to the disk of this work
 * tree.
 */
function syncMs(): number {
  const folder = mkdtempSync(join(ROOT, '.toric/bench/sync-'));
  const file = openSync(join(folder, 'page'), 'w');
  const bytes = Buffer.alloc(8_192, 1);
  const times = Array.from({ length: WRITES }, () => {
    const started = performance.now();
    writeSync(file, bytes, 0, bytes.length, 0);
    fsyncSync(file);
    return performance.now() - started;
  });
  closeSync(file);
  rmSync(folder, { recursive: true });
  return median(times);
}

export type Yardsticks = { spin: number; sync: number };
export const yardsticks = (): Yardsticks => ({ spin: Math.min(spinMs(), spinMs(), spinMs()), sync: syncMs() });

/**
 * Returns the yardsticks (a loop and an fsync) of before and after the run as a grid. It shows whether the machine
 * changed its pace during the run, or between two runs.
 */
export const yardstickGrid = (before: Yardsticks, after: Yardsticks): Grid => ({
  title: GRIDS.yardsticks,
  columns: ['before', 'after'],
  rows: [
    { name: 'ms for a loop of 100,000,000 additions', cells: [[before.spin], [after.spin]] },
    { name: 'ms to write 8 KB and fsync, median', cells: [[before.sync], [after.sync]] },
  ],
});
