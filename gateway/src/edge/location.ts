import { fillPath, type Operation } from '@toric/contracts/kernel/operation';
import { z } from 'zod';
import type { Answer } from './upstream.ts';

const Fields = z.record(z.string(), z.unknown());
const CREATED: readonly number[] = [201, 202];

/**
 * Returns the value of `Location`. It is the path of the object that the operation created, or of the resource that
 * shows the progress of its work. Returns undefined for a refusal, and for an operation whose object has no path of its
 * own.
 */
export function locationOf(
  { location }: Operation,
  params: Readonly<Record<string, string | string[] | undefined>>,
  { status, body }: Pick<Answer, 'status' | 'body'>,
): string | undefined {
  if (!location || !CREATED.includes(status)) return undefined;
  const fields = Fields.parse(JSON.parse(body.toString()));
  const path = typeof location === 'function' ? location(fields) : location;
  const texts = Object.entries(fields).filter((field): field is [string, string] => typeof field[1] === 'string');
  return path && `/v1${fillPath(path, { ...Object.fromEntries(texts), ...params })}`;
}
