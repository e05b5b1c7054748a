// Names the version of these sources. The page of health shows it for each process.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');

function named(): string {
  // safe cast: npm demands a version in every package.json
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  // a copy of the sources without a repository has no commit
  const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT, encoding: 'utf8' });
  return commit.status === 0 ? `${version} (${commit.stdout.trim()})` : version;
}

/** The value of the setting `RELEASE`, unless the environment gives one. */
export const RELEASE = process.env['RELEASE'] || named();
