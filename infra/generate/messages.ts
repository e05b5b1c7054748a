// Every message that is declared in packages/contracts, found by looking: a new one needs no second entry anywhere.
// Sorted by type, so that whatever is generated from it keeps its order.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MessageType } from '@toric/contracts/message';
import { ROOT } from '../checks/root.ts';

const FOLDER = join(ROOT, 'packages/contracts/src');

export async function allMessages(): Promise<MessageType[]> {
  const files = (await readdir(FOLDER)).filter((file) => /^[a-z-]+\.ts$/.test(file));
  const modules: object[] = await Promise.all(files.map((file) => import(pathToFileURL(join(FOLDER, file)).href)));
  const declared = modules.flatMap((module) => Object.values(module)).filter(isMessageType);
  return [...new Map(declared.map((type) => [type.type, type])).values()].sort(byType);
}

export const byType = (a: { type: string }, b: { type: string }): number => (a.type < b.type ? -1 : 1);

function isMessageType(value: unknown): value is MessageType {
  return typeof value === 'function' && 'kind' in value && 'carriesState' in value && 'senders' in value;
}
