import { TEST_CLOCK_OFF } from '@toric/contracts/operator/test-clock.errors';
import { GetTestClock, MoveTestClock } from '@toric/contracts/operator/test-clock.http';
import { command, type Endpoint, query } from '../http/endpoint.ts';
import { answer } from '../http/reply.ts';
import { clockView, decideMove } from './test-clock.ts';
import { lockClock, readClock, saveMove } from './test-clock.store.ts';

/**
 * Returns the routes of the test clock if the service owns them. In a stack without a test clock, such as every
 * production, they refuse every request.
 */
export function testClockRoutes(service: string, isOn: boolean): Endpoint[] {
  if (service !== MoveTestClock.owner) return [];
  const requireTestClock = () => {
    if (!isOn) throw TEST_CLOCK_OFF();
  };
  return [
    /** GET /test-clock. Returns the clock. */
    query(GetTestClock, {
      async run({ read }) {
        requireTestClock();
        const { realNow, ...clock } = await readClock(read);
        return clockView(clock, realNow);
      },
    }),
    /** POST /test-clock. Stores a move. Every process has read it before it takes effect. */
    command(MoveTestClock, {
      async run({ body, tx }) {
        requireTestClock();
        const clock = await lockClock(tx);
        const move = decideMove(clock, body);
        await saveMove(tx, move);
        return answer(clockView(move, clock.realNow));
      },
    }),
  ];
}
