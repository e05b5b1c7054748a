import { spawn } from 'node:child_process';
import { hasMuchMemory } from '../../prove/testing/memory-folder.ts';
import { ROOT } from '../system/parts.ts';

/** Names the projects of jest.config.mjs. */
export type Kind = 'unit' | 'integration' | 'e2e';
export type Env = Readonly<Record<string, string>>;

const ON_SERVERS = hasMuchMemory() ? '--maxWorkers=3' : '--maxWorkers=2';
/**
 * Holds the options of Jest for each kind of test. Unit tests use every core; by default Jest would leave one to the
 * process that starts them, which only waits. Files of tests on real servers run beside each other, because each has a
 * database and a virtual host of its own, and mostly waits. On a machine with little memory there are fewer.
 */
const WORKERS = { unit: ['--maxWorkers=100%'], integration: [ON_SERVERS], e2e: [ON_SERVERS] } as const;

/** Runs a program on this Node. Resolves to true if it exits with 0. */
export function run(script: string, args: readonly string[], env: Env = {}): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    const end = () => void child.kill();
    process.once('exit', end);
    child.once('exit', (code) => {
      process.removeListener('exit', end);
      resolve(code === 0);
    });
  });
}

/** Runs the tests of one kind: all of them, or the ones that `args` choose. Resolves to true if they passed. */
export function jest(kind: Kind, env: Env, args: readonly string[] = []): Promise<boolean> {
  // Jest reads every word after --selectProjects as the name of a project, so the files come before it.
  const given = [...args, ...WORKERS[kind], '--selectProjects', kind];
  return run('node_modules/jest/bin/jest.js', given, {
    NODE_OPTIONS: '--experimental-vm-modules',
    NODE_NO_WARNINGS: '1',
    ...env,
  });
}
