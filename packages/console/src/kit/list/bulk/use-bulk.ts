import type { Answer, Input } from '@toric/client/types';
import type { Operation } from '@toric/contracts/kernel/operation';
import { useCallback } from 'react';
import { api, refresh } from '../../../app/api.ts';
import { startJob, startReading } from '../../job/start-job.ts';
import type { AnyBulkAction, AnyList, Row } from '../any-list.ts';
import { readPage, type RowQuery, type Rows } from '../rows/use-rows.ts';
import { nameOf } from '../table/table-row.tsx';

/** At most this number of rows are read in order to choose all matching rows. */
const MOST_ROWS = 20_000;
const WAIT_MS = 50;

const send = (operation: Operation, input: object): Promise<Answer<Operation>> =>
  // safe cast: the list's bulk action made the input for this operation, and the compiler checks it there
  api.call<Operation>(operation, input as Input<Operation>);

/** Starts a job with one request for each row. */
export function startBulk(list: AnyList, action: AnyBulkAction, rows: readonly Row[], body: unknown): void {
  const { undo, operation } = action;
  startJob({
    title: action.label,
    done: action.done,
    items: rows,
    name: (row) => nameOf(row, list.columns, list.key(row)),
    run: (row) => send(operation, action.input(row, body)),
    ...(undo && { undo: (row: Row, answer: Answer<Operation>) => send(undo.operation, undo.input(row, answer.body)) }),
    onEnd: () => refresh(list.operation, operation),
  });
}

/** Returns a function that reads all matching rows, as a job, and then chooses them. */
export function useChooseAll(
  list: AnyList,
  { store }: Rows,
  asked: RowQuery,
  onChooseAll: (isChosen: boolean) => void,
) {
  return useCallback(() => {
    const held = store.get().held;
    if (!held) return;
    if (held.next === null) return onChooseAll(true);
    startReading({
      title: { en: `Reading all ${list.title.en}`, zh: `正在读取全部：${list.title.zh}` },
      done: { en: `All ${list.title.en} are chosen.`, zh: `已全选：${list.title.zh}。` },
      total: held.totalIsExact ? held.total : undefined,
      read: (signal) => readAll(list, store, asked, signal),
      onEnd: () => onChooseAll(true),
    });
  }, [list, store, asked, onChooseAll]);
}

/** Reads all further pages into the list, so that the chosen rows are visible. */
async function* readAll(
  list: AnyList,
  store: Rows['store'],
  asked: RowQuery,
  signal: AbortSignal,
): AsyncGenerator<number> {
  for (;;) {
    const { held, isReading } = store.get();
    if (!held || held.next === null || held.rows.length >= MOST_ROWS || signal.aborted) return;
    yield held.rows.length;
    // if the person has scrolled to the end, the list itself is reading the next page
    if (isReading) await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    await store.readNext((cursor) => readPage(list, asked, cursor));
    const { problem } = store.get();
    if (problem) throw problem;
  }
}
