import { IconPhoneIncoming } from '@tabler/icons-react';
import type { Reply } from '@toric/client/types';
import { CALL_STATE_WORDS } from '@toric/contracts/customer/contacts/interaction.words';
import { type CallState, GetCall } from '@toric/contracts/customer/contacts/telephony.http';
import { Link } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { count, text, useWords } from '../../app/words.ts';
import { Answered } from '../../kit/show/answered.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { openContactForm } from './log-store.ts';

type Call = Reply<typeof GetCall>;

const HIDDEN = text('A hidden number', '号码已隐藏');
const UNKNOWN = text('No customer has this number.', '没有客户使用此号码。');
const MINUTE_MS = 60_000;

/** Returns how long the call has lasted, in whole minutes, for the log. */
function minutesOf({ answeredAt, endedAt }: Call): number | undefined {
  if (answeredAt === null) return undefined;
  const until = endedAt === null ? Date.now() : Date.parse(endedAt);
  return Math.max(0, Math.round((until - Date.parse(answeredAt)) / MINUTE_MS));
}

function log(call: Call, customerId: string): void {
  const minutes = minutesOf(call);
  const answered = call.answeredAt === null ? {} : { outcome: 'answered' as const };
  openContactForm({
    ...{ customerId, kind: 'call', direction: call.direction, happenedAt: call.rangAt },
    ...{ ...answered, ...(minutes !== undefined && { minutes }) },
  });
}

function Callers({ call }: { readonly call: Call }) {
  const t = useWords();
  const { callers } = call;
  if (callers.length === 0) return <p className="dim">{t(UNKNOWN)}</p>;
  return (
    <>
      {callers.length > 1 && (
        <p className="fine dim">
          {t(
            count(callers.length, {
              one: '{n} customer has this number.',
              other: '{n} customers share this number. Ask who it is.',
              zh: '{n} 位客户共用此号码，请询问是哪一位。',
            }),
          )}
        </p>
      )}
      <ul className="stack">
        {callers.map(({ customerId, name, isHousehold }) => (
          <li className="row between" key={customerId}>
            <span className="clip">
              <Link to={`/customers/${customerId}`}>{name}</Link>
              {isHousehold && <span className="fine dimmer"> {t(text('by her household', '同一家庭'))}</span>}
            </span>
            <button type="button" className="btn small" onClick={() => log(call, customerId)}>
              {t(text('Log', '登记'))}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

type Props = {
  readonly callId: string;
  /**
   * Holds the state of the call that was read last. The names of the customers are read once, because each reading is
   * recorded.
   */
  readonly state?: CallState;
  readonly onClose?: () => void;
};

/** Shows a call: its number, every customer who has this number, and a button that logs the call with one of them. */
export function Caller({ callId, state, onClose }: Props) {
  const t = useWords();
  const query = useAnswer(GetCall, { params: { callId } });
  return (
    <Answered query={query}>
      {(call: Call) => (
        <div className="stack">
          <p className="row">
            <IconPhoneIncoming size={16} stroke={1.5} aria-hidden />
            <b>{call.number ?? t(HIDDEN)}</b>
            <Badge words={CALL_STATE_WORDS} value={state ?? call.state} />
          </p>
          <Callers call={call} />
          {onClose && (
            <p>
              <button type="button" className="btn small" onClick={onClose}>
                {t(text('Put it away', '收起'))}
              </button>
            </p>
          )}
        </div>
      )}
    </Answered>
  );
}
