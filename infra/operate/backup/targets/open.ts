import { resolve } from 'node:path';
import { DEADLINES, type Deadlines, withDeadlines } from './deadlines.ts';
import { folderTarget } from './folder.ts';
import { s3Target } from './s3.ts';
import type { Target } from './target.ts';

const HOW =
  'Write a folder (file:///mnt/backups) or a bucket (s3://bucket/prefix?region=eu-central-1, with &endpoint=https://… for a server that is not of Amazon).';

/** Opens a target by its address, with deadlines. Throws an error that explains the form of an address. */
export const openTarget = (address: string, deadlines: Deadlines = DEADLINES): Target =>
  withDeadlines(open(address, deadlines), deadlines);

function open(address: string, { answerMs }: Deadlines): Target {
  if (!/^[a-z0-9]+:/.test(address)) return folderTarget(resolve(address));
  const url = URL.parse(address);
  if (url?.protocol === 'file:') return folderTarget(decodeURIComponent(url.pathname));
  if (url?.protocol !== 's3:' || url.hostname === '') throw new Error(`'${address}' is no target of backups. ${HOW}`);
  const path = url.pathname.replace(/^\/|\/$/g, '');
  const bucket = {
    bucket: url.hostname,
    prefix: path === '' ? '' : `${path}/`,
    endpoint: url.searchParams.get('endpoint') ?? undefined,
    region: url.searchParams.get('region') ?? 'us-east-1',
  };
  return s3Target(bucket, answerMs);
}

/** Opens the targets of a comma-separated list. */
export const openTargets = (addresses: string): Target[] =>
  addresses
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '')
    .map((address) => openTarget(address));
