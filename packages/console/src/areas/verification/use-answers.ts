import { GetPrescription } from '@toric/contracts/customer/prescriptions/prescription.http';
import {
  GetVerification,
  ListVerifications,
  type PrescriberAnswer,
  RecordAnswer,
} from '@toric/contracts/customer/supply/verification.http';
import type { Text } from '@toric/contracts/kernel/sentence';
import { ListOrders } from '@toric/contracts/order/order.http';
import { api, explain, refresh } from '../../app/api.ts';
import { asProblem } from '../../app/problem.ts';
import { createStore, useStore } from '../../app/store.ts';
import { tell } from '../../app/tell.tsx';
import { text } from '../../app/words.ts';

/** Describes an answer that is sent after ten seconds, unless somebody takes it back. */
export type WaitingAnswer = {
  readonly verificationId: string;
  readonly version: number;
  readonly body: PrescriberAnswer;
  /** Holds the text of the recorded answer, such as "Dr. Okafor says that it is right". */
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

const store = createStore<WaitingAnswer | undefined>(undefined);
let timer: ReturnType<typeof setTimeout> | undefined;

// a browser may drop a request of a page that closes, so it asks the person to stay
const askToStay = (event: BeforeUnloadEvent) => event.preventDefault();

/** Removes the waiting answer and returns it. It is not sent any more. */
function takeOut(): WaitingAnswer | undefined {
  const waiting = store.get();
  clearTimeout(timer);
  window.removeEventListener('beforeunload', askToStay);
  store.set(undefined);
  return waiting;
}

function sendNow(): void {
  const waiting = takeOut();
  if (waiting) void send(waiting);
}

function takeBack(): void {
  if (takeOut()) tell(TAKEN_BACK);
}

function give(answer: WaitingAnswer): void {
  sendNow();
  store.set(answer);
  timer = setTimeout(sendNow, WAIT_MS);
  window.addEventListener('beforeunload', askToStay);
  tell(answer.said, { undo: { run: takeBack } });
}

/**
 * Delays an answer for ten seconds before it is recorded, because the API cannot take an answer back. The answer is
 * stored outside the page, because the desk opens the next verification at once. The next answer makes a waiting answer
 * be recorded at once.
 */
export function useAnswers() {
  const waiting = useStore(store);
  return { waiting, give, takeBack };
}
