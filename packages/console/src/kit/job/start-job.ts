import type { Text } from '@toric/contracts/kernel/sentence';
import { addLine } from '../../app/inbox.ts';
import { preferencesStore } from '../../app/preferences.ts';
import { asProblem, explain } from '../../app/problem.ts';
import { count } from '../../app/words.ts';
import { csvFile, csvLine } from '../list/bulk/csv.ts';
import { addJob, changeJob, type JobFile } from './jobs.ts';
import { runItems } from './run-items.ts';

/** One job has at most this number of requests in flight. */
const AT_ONCE = 4;

export type ItemsJob<T, A> = {
  readonly title: Text;
  readonly items: readonly T[];
  /** Returns the name that an item has in the list of results. */
  readonly name: (item: T) => string;
  readonly run: (item: T) => Promise<A>;
  /** Undoes one item. The job then offers to undo all items that succeeded. */
  readonly undo?: (item: T, answer: A) => Promise<unknown>;
  readonly done: Text;
  /** Runs when the job has ended or was stopped. */
  readonly onEnd?: () => void;
};

const RESULT = {
  done: { en: 'done', zh: '已完成' },
  failed: { en: 'not done', zh: '未完成' },
  left: { en: 'not begun', zh: '未开始' },
} as const;

/** Runs one request for each item, and shows the progress. The results are in a file at the end. */
export function startJob<T, A>(spec: ItemsJob<T, A>): number {
  const answers = new Map<T, A>();
  const problems = new Map<T, unknown>();
  let stop = new AbortController();
  const id = addJob({
    ...{ title: spec.title, state: 'running', done: 0, total: spec.items.length, failed: 0 },
    stop: () => stop.abort(),
  });

  const run = async (items: readonly T[]) => {
    await runItems(items, spec.run, {
      ...{ atOnce: AT_ONCE, signal: stop.signal },
      onOutcome: (item, outcome) => {
        if (outcome.ok) answers.set(item, outcome.answer);
        else problems.set(item, outcome.problem);
        changeJob(id, { done: answers.size + problems.size, failed: problems.size });
      },
    });
    end();
  };
  const retry = () => {
    const items = spec.items.filter((item) => !answers.has(item));
    problems.clear();
    stop = new AbortController();
    changeJob(id, { state: 'running', done: answers.size, failed: 0 });
    void run(items);
  };
  const end = () => {
    const isStopped = stop.signal.aborted;
    const { undo } = spec;
    const file = resultsOf(spec, answers, problems);
    changeJob(id, {
      ...{ state: isStopped ? 'stopped' : 'done', file },
      retry: answers.size < spec.items.length ? retry : undefined,
      undo: undo && answers.size > 0 ? () => void takeBack(spec, undo, answers) : undefined,
    });
    addLine({ title: spec.done, detail: detailOf(answers.size, spec.items.length), file });
    spec.onEnd?.();
  };
  void run(spec.items);
  return id;
}

const detailOf = (done: number, total: number): Text =>
  count(total, {
    one: `${done} of {n} is done.`,
    other: `${done} of {n} are done.`,
    zh: `共 {n} 项，已完成 ${done} 项。`,
  });

function takeBack<T, A>(
  spec: ItemsJob<T, A>,
  undo: (item: T, answer: A) => Promise<unknown>,
  answers: Map<T, A>,
): number {
  return startJob({
    title: { en: `Taking back: ${spec.title.en}`, zh: `正在撤销：${spec.title.zh}` },
    items: [...answers],
    name: ([item]) => spec.name(item),
    run: ([item, answer]) => undo(item, answer),
    done: { en: `Taken back: ${spec.title.en}`, zh: `已撤销：${spec.title.zh}` },
    ...(spec.onEnd && { onEnd: spec.onEnd }),
  });
}

function resultsOf<T, A>(
  { items, name }: ItemsJob<T, A>,
  answers: ReadonlyMap<T, A>,
  problems: ReadonlyMap<T, unknown>,
): JobFile {
  const { language } = preferencesStore.get();
  const lines = items.map((item) => {
    const state = answers.has(item) ? 'done' : problems.has(item) ? 'failed' : 'left';
    const detail = problems.has(item) ? explain(asProblem(problems.get(item)))[language] : '';
    return csvLine([name(item), RESULT[state][language], detail]);
  });
  return { name: 'results.csv', url: URL.createObjectURL(csvFile(lines)) };
}

export type ReadingJob = {
  readonly title: Text;
  readonly total: number | undefined;
  /** Yields again and again the number of items that were read so far. */
  readonly read: (signal: AbortSignal) => AsyncIterable<number>;
  /** Returns the file of the job, if the job makes one. It is also called for a stopped job. */
  readonly file?: () => JobFile;
  readonly done: Text;
  readonly onEnd?: (isStopped: boolean) => void;
};

/** Reads data page by page, and shows the progress. A retry starts a failed reading again. */
export function startReading(spec: ReadingJob): number {
  let stop = new AbortController();
  const id = addJob({
    ...{ title: spec.title, state: 'running', done: 0, total: spec.total, failed: 0 },
    stop: () => stop.abort(),
  });
  const retry = () => {
    stop = new AbortController();
    changeJob(id, { state: 'running', failed: 0 });
    void run();
  };
  const run = async () => {
    try {
      for await (const done of spec.read(stop.signal)) {
        changeJob(id, { done });
        if (stop.signal.aborted) break;
      }
    } catch (problem) {
      changeJob(id, { state: 'stopped', failed: 1, retry });
      addLine({ title: spec.title, detail: explain(asProblem(problem)) });
      return;
    }
    const file = spec.file?.();
    const isStopped = stop.signal.aborted;
    changeJob(id, { state: isStopped ? 'stopped' : 'done', ...(file && { file }) });
    if (file) addLine({ title: spec.done, file });
    spec.onEnd?.(isStopped);
  };
  void run();
  return id;
}
