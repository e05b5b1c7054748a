// Toric runs on Node 24, 26 or newer. If the machine has another Node, Node 26 is downloaded from npm into a folder
// that git ignores.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { npm, ROOT, run, withProgress } from './steps.mjs';

/**
 * Names the oldest version of Node that runs our TypeScript files as they are: the LTS 24. Some packages refuse the
 * short-lived Node 25.
 */
const OLDEST = 24;
const REFUSED = 25;

/**
 * Lists the packages of npm that hold Node's executable, one per platform. None of them runs a script when it is
 * installed.
 */
const BUILDS = JSON.parse(readFileSync(new URL('runtime.json', import.meta.url), 'utf8'));

export function isSuitable() {
  const major = Number(process.versions.node.split('.')[0]);
  return major >= OLDEST && major !== REFUSED;
}

/**
 * Downloads the npm package with Node's executable and returns its archive. Throws if its checksum is not the one that
 * runtime.json pins.
 */
async function download({ package: name, integrity }) {
  const folder = mkdtempSync(join(tmpdir(), 'toric-runtime-'));
  try {
    await npm(['pack', '--loglevel=error', '--pack-destination', folder, name]);
    const archive = readFileSync(join(folder, readdirSync(folder)[0]));
    const found = `sha512-${createHash('sha512').update(archive).digest('base64')}`;
    // npm compares the archive with the checksum of the registry; this second check compares it with our pinned
    // checksum and so does not trust the registry
    if (found !== integrity) throw new Error(`${name} has the checksum ${found}, but runtime.json pins ${integrity}`);
    return archive;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Returns one file of a tar archive. An archive is a sequence of 512-byte headers, each followed by the file's content,
 * padded to 512 bytes. Nothing else is unpacked, so no name in the archive can lead to a place outside our folder.
 */
function fileIn(tar, name) {
  const text = (from, to) => tar.toString('latin1', from, to).split('\0')[0].trim();
  for (let at = 0; at + 512 <= tar.length; ) {
    const size = Number.parseInt(text(at + 124, at + 136), 8) || 0;
    if (text(at, at + 100) === name) return tar.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  throw new Error(`the package holds no ${name}`);
}

/**
 * Unpacks the executable. The file gets its final name only when it is complete and has run once, so a start that is
 * killed before leaves no incomplete runtime.
 */
async function unpack(archive, { executable }, node) {
  const part = `${node}.${process.pid}.part`;
  mkdirSync(dirname(node), { recursive: true });
  try {
    writeFileSync(part, fileIn(gunzipSync(archive), `package/${executable}`), { mode: 0o755 });
    await run(part, ['--version']);
    renameSync(part, node);
  } finally {
    rmSync(part, { force: true });
  }
}

/** Returns the path of the downloaded Node. Downloads it first if it is not there. */
export async function bringRuntime() {
  const platform = `${process.platform}-${process.arch}`;
  const needed = `Toric runs on Node ${OLDEST}, ${REFUSED + 1} or newer, and this is ${process.versions.node}.`;
  const build = BUILDS[platform];
  if (!build) throw new Error(`${needed} None can be brought for ${platform}: install it yourself.`);
  const node = join(ROOT, '.toric/runtime', build.package, build.executable);
  if (existsSync(node)) return node;
  const step = `fetching ${build.package} from npm, because this is Node ${process.versions.node}`;
  const bring = async () => unpack(await download(build), build, node);
  await withProgress(step, bring()).catch((error) => {
    const cure = `Mend what is said above and run this again, or install such a Node yourself.`;
    throw Object.assign(error, { message: `${error.message}\n${needed} ${cure}` });
  });
  return node;
}
