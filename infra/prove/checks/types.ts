// npm run types: checks the types of everything. The console has a project of its own, because its code runs in
// browsers.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './root.ts';

const PROJECTS = ['.', 'packages/console'];

const failed = PROJECTS.filter((project) => {
  const given = [join(ROOT, 'node_modules/typescript/bin/tsc'), '--noEmit', '-p', join(ROOT, project)];
  return spawnSync(process.execPath, given, { cwd: ROOT, stdio: 'inherit' }).status !== 0;
});
process.exitCode = failed.length > 0 ? 1 : 0;
