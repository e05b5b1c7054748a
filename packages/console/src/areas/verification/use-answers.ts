import { GetPrescription } from '@toric/contracts/customer/prescriptions/prescription.http';
import {
  GetVerification,
  ListVerifications,
  type PrescriberAnswer,
  RecordAnswer,
} from '@toric/contracts/customer/supply/verification.http';
import type { Text } from '@toric/contracts/kernel/sentence';
import { ListOrders } from '@toric/contracts/order/order.http';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, explain, refresh } from '../../app/api.ts';
import { asProblem } from '../../app/problem.ts';
import { tell } from '../../app/tell.tsx';
import { text } from '../../app/words.ts';

/** An answer that is sent after ten seconds, unless somebody takes it back. */
export type WaitingAnswer = {
  readonly verificationId: string;
  readonly version: number;
  readonly body: PrescriberAnswer;
  /** Says what was recorded, such as "Dr. Okafor says that it is right". */
  readonly said: Text;
};

const WAIT_MS = 10_000;
const TAKEN_BACK = text('It is taken back. Nothing was recorded.', '已撤销，未作登记。');
const LATE = text(
  'The answer came after the deadline. It is kept and shown, and changes nothing by itself.',
  '答复晚于期限：已保存并显示，不会自行改变结果。',
);

async function send({ verificationId, version, body }: WaitingAnswer): Promise<void> {
  try {
    const answer = await api.call(RecordAnswer, { params: { verificationId }, body, ifMatch: `"v${version}"` });
    if (answer.body.late) tell(LATE, { stays: true });
  } catch (error) {
    tell(explain(asProblem(error)), { tone: 'stop', stays: true });
  }
  refresh(ListVerifications, GetVerification, GetPrescription, ListOrders);
}

/**
 * Keeps an answer for ten seconds before it is recorded, because the API cannot take one back. It is recorded at once when
 * another answer is given or the desk is left.
 */
export function useAnswers() {
  const [waiting, setWaiting] = useState<WaitingAnswer | undefined>();
  const latest = useRef<{ answer: WaitingAnswer; timer: ReturnType<typeof setTimeout> } | undefined>(undefined);

  const flush = useCallback(() => {
    const held = latest.current;
    if (!held) return;
    clearTimeout(held.timer);
    latest.current = undefined;
    setWaiting(undefined);
    void send(held.answer);
  }, []);

  const takeBack = useCallback(() => {
    if (!latest.current) return;
    clearTimeout(latest.current.timer);
    latest.current = undefined;
    setWaiting(undefined);
    tell(TAKEN_BACK);
  }, []);

  const give = useCallback(
    (answer: WaitingAnswer) => {
      flush();
      latest.current = { answer, timer: setTimeout(flush, WAIT_MS) };
      setWaiting(answer);
      tell(answer.said, { undo: { run: takeBack } });
    },
    [flush, takeBack],
  );

  useEffect(() => {
    // a browser may drop a request of a page that closes, so it asks the person to stay
    const ask = (event: BeforeUnloadEvent) => {
      if (latest.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
      flush();
    };
  }, [flush]);

  return { waiting, give, takeBack };
}
