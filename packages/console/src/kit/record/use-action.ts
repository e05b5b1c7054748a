import type { Answer } from '@toric/client/types';
import type { Operation } from '@toric/contracts/kernel/operation';
import { useNavigate } from 'react-router';
import { useCommand } from '../../app/api.ts';
import { tell } from '../../app/tell.tsx';
import { useRequestKey } from '../form/request-key.ts';
import type { RequestAction } from './action-words.ts';

/**
 * Returns a function that sends the request of an action. Retries keep the idempotency key. Afterwards the person sees
 * the result, and may undo it for 10 seconds. `leave` opens the next page if there is one.
 */
export function useAction<R>(action: RequestAction<R>) {
  const navigate = useNavigate();
  const key = useRequestKey();
  const { operation, refreshes = [], undo } = action;
  const { run } = useCommand<Operation>(operation, { refreshes });
  const back = useCommand<Operation>(undo?.operation ?? operation, { refreshes: [operation, ...refreshes] });

  function told(record: R, answer: Answer<Operation>) {
    const { done } = action;
    const takeBack = undo && { run: () => back.run(undo.input(record, answer.body as never) as never) };
    tell(typeof done === 'function' ? done(answer.body as never) : done, takeBack ? { undo: takeBack } : {});
  }
  async function leave(answer: Answer<Operation>): Promise<void> {
    if (action.then) await navigate(action.then(answer.body as never));
  }
  async function send(record: R, body: unknown, etag: string | undefined): Promise<Answer<Operation>> {
    const match = operation.versioned && etag ? { ifMatch: etag } : {};
    const input = { ...match, ...action.input(record, body as never), idempotencyKey: key.get() };
    try {
      const answer = await run(input as never); // safe cast: the action makes the input of its own operation
      key.settle();
      told(record, answer);
      return answer;
    } catch (problem) {
      key.settle(problem);
      throw problem;
    }
  }
  return { send, leave };
}
