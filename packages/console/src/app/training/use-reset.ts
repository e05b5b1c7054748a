import { GetTraining, ResetTraining } from '@toric/contracts/operator/training.http';
import { useEffect, useRef, useState } from 'react';
import { api } from '../client.ts';
import { asProblem, type Problem } from '../problem.ts';

const LOOK_EVERY_MS = 1_500;

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/** Waits until every service answers again after a reset. While they start, requests fail and are repeated. */
async function untilReset(before: string | null, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await pause(LOOK_EVERY_MS, signal);
    const view = await api.call(GetTraining).then(
      ({ body }) => body,
      () => undefined,
    );
    if (view?.state === 'ready' && view.resetAt !== before) return;
  }
}

/** Resets the training shop. Then the page is reloaded, because all data that it shows are gone. */
export function useReset() {
  const [isRunning, setRunning] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const leaving = useRef(new AbortController());
  useEffect(() => {
    const stop = new AbortController();
    leaving.current = stop;
    return () => stop.abort();
  }, []);
  const reset = async (): Promise<void> => {
    const { signal } = leaving.current;
    setRunning(true);
    setProblem(undefined);
    try {
      const { body } = await api.call(ResetTraining);
      await untilReset(body.resetAt, signal);
      if (!signal.aborted) location.assign(import.meta.env.BASE_URL);
    } catch (error) {
      setProblem(asProblem(error));
      setRunning(false);
    }
  };
  return { isRunning, problem, reset };
}
