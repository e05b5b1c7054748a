import {
  ListVerifications,
  RecordTransmission,
  VerificationStatus,
} from '@toric/contracts/customer/supply/verification.http';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { useAnswer, useMay } from '../../app/api.ts';
import { useKeys } from '../../app/keys.ts';
import { count, text, useWords } from '../../app/words.ts';
import { Answered } from '../../kit/show/answered.tsx';
import { Key } from '../../kit/show/key.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { Empty } from '../../kit/show/states.tsx';
import { Case } from './case.tsx';
import './verification.css';
import { Queue, type QueueItem } from './queue.tsx';
import { useAnswers, type WaitingAnswer } from './use-answers.ts';

const EVERY_MINUTE = 60_000;
const TITLE = text('Verification desk', '处方核实台');
const SEND_NEXT = text('Send the next request', '发出下一份请求');
const ALL = text('All verifications', '全部核实记录');
const NONE = {
  title: text('No prescriber needs to be asked.', '没有需要核实的处方。'),
  about: text('A verification begins when an order needs the prescriber.', '订单需要处方医师核实时会出现在这里。'),
};

function About({ items }: { readonly items: readonly QueueItem[] }) {
  const t = useWords();
  const waiting = items.filter(({ status }) => status === 'waiting').length;
  const silent = count(waiting, {
    one: '{n} prescriber has not answered',
    other: '{n} prescribers have not answered',
    zh: '{n} 位处方医师尚未答复',
  });
  const unsent = count(items.length - waiting, {
    one: '{n} request is still to be sent',
    other: '{n} requests are still to be sent',
    zh: '{n} 份请求待发出',
  });
  return <>{t(text(`${silent.en}, and ${unsent.en}.`, `${silent.zh}，${unsent.zh}。`))}</>;
}

/** Returns the next open verification after the given one, so that the desk opens it automatically. */
const after = (items: readonly QueueItem[], id: string): QueueItem | undefined => {
  const at = items.findIndex((item) => item.id === id);
  return items[at + 1] ?? items.find((item) => item.id !== id);
};

type DeskProps = { readonly items: readonly QueueItem[] };

function Desk({ items }: DeskProps) {
  const t = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const { verificationId } = useParams();
  const { waiting, give, takeBack } = useAnswers();
  const selectedId = verificationId ?? items[0]?.id;
  const toSend = items.find(({ status }) => status === 'to-send');
  const go = (id: string | undefined) => void navigate(id ? `/verification/${id}` : '/verification');
  const step = (by: 1 | -1) => {
    const at = items.findIndex(({ id }) => id === selectedId);
    const next = items[at + by];
    if (next) go(next.id);
  };
  const sendNext = () => void (toSend && navigate(`/verification/${toSend.id}/send`));
  function answer(given: WaitingAnswer) {
    give(given);
    go(after(items, given.verificationId)?.id);
  }
  useKeys([
    { key: 'z', label: text('Take it back', '撤销'), run: takeBack, when: waiting !== undefined },
    { key: 's', label: SEND_NEXT, run: sendNext, when: toSend !== undefined },
    { key: 'j', label: text('The next one', '下一项'), run: () => step(1) },
    { key: 'k', label: text('The one before', '上一项'), run: () => step(-1) },
  ]);
  return (
    <>
      <PageHead
        title={TITLE}
        about={<About items={items} />}
        actions={
          <>
            <Link className="btn" to="/verification/all">
              {t(ALL)}
            </Link>
            {toSend && may(RecordTransmission) && (
              <button className="btn" type="button" onClick={sendNext}>
                {t(SEND_NEXT)} <Key>s</Key>
              </button>
            )}
          </>
        }
      />
      <div className="desk rule">
        <Queue items={items} selectedId={selectedId} answeredId={waiting?.verificationId} />
        {selectedId ? (
          <Case key={selectedId} id={selectedId} onGive={answer} />
        ) : (
          <Empty title={NONE.title} about={NONE.about} />
        )}
      </div>
    </>
  );
}

/** Shows the queue of open verifications by deadline, with the selected verification. */
export default function DeskPage() {
  const [search] = useSearchParams();
  const status = VerificationStatus.safeParse(search.get('status')).data;
  const query = useAnswer(
    ListVerifications,
    { query: { sort: 'deadline', limit: 100, ...(status && { status }) } },
    { refreshMs: EVERY_MINUTE, keep: true },
  );
  return <Answered query={query}>{({ data }) => <Desk items={data} />}</Answered>;
}
