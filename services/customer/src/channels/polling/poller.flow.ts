import { type Background, jittered, loop } from '@toric/chassis/process/background';
import { type PollMeans, pollOnce } from './poll-once.flow.ts';

const LOOK_MS = 1_500;
/** Holds the pause in ms between the polls of two pages, in which the database can serve requests. */
const BETWEEN_MS = 50;

/** Polls the providers of channels, one page per transaction. Any number of instances may run it. */
export const pollChannels =
  (means: PollMeans): Background =>
  ({ database, work, log }) => {
    const stopping = new AbortController();
    let pauseMs = jittered(LOOK_MS);
    const failed = (err: unknown) => {
      pauseMs = jittered(LOOK_MS);
      log.warn({ err }, 'a page of a channel could not be taken; it is read again');
    };
    const polling = loop({ signal: stopping.signal, pauseMs: (lasted) => pauseMs(lasted), failed }, async () => {
      const isMore = await pollOnce(means, { database, work });
      pauseMs = jittered(isMore ? BETWEEN_MS : LOOK_MS);
    });
    return {
      async stop() {
        stopping.abort();
        polling.wake();
        await polling.ended;
      },
    };
  };
