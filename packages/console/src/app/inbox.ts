import type { Text } from '@toric/contracts/kernel/sentence';
import { createStore, useStore } from './store.ts';

/**
 * Describes a line in the inbox of this browser session, such as the end of a job. The line is lost when the page is
 * closed.
 */
export type InboxLine = {
  readonly id: number;
  readonly at: string;
  readonly title: Text;
  readonly detail?: Text;
  readonly href?: string;
  readonly file?: { readonly name: string; readonly url: string };
};

const MOST_LINES = 50;
const lines = createStore<readonly InboxLine[]>([]);
let nextId = 1;

export function addLine(line: Omit<InboxLine, 'id' | 'at'>): void {
  const added = { ...line, id: nextId, at: new Date().toISOString() };
  nextId += 1;
  const kept = [added, ...lines.get()];
  for (const { file } of kept.slice(MOST_LINES)) if (file) URL.revokeObjectURL(file.url);
  lines.set(kept.slice(0, MOST_LINES));
}

export const useLines = (): readonly InboxLine[] => useStore(lines);
