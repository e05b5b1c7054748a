import type { Item } from '@toric/client/types';
import type { ListVerifications } from '@toric/contracts/customer/supply/verification.http';
import { VERIFICATION_STATUS_WORDS } from '@toric/contracts/customer/supply/verification.words';
import { Link } from 'react-router';
import { formatClock, formatInstant, formatSpan, placeOf } from '../../app/formats.ts';
import { text, useLanguage, useWords } from '../../app/words.ts';
import { Badge, StateBadge } from '../../kit/show/badge.tsx';
import { useNow } from '../../kit/show/countdown.tsx';
import { Fuel } from '../../kit/show/fuel.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { remainingUntil } from './clock.ts';

export type QueueItem = Item<typeof ListVerifications>;

const EIGHT_HOURS_MS = 8 * 3_600_000;
const URGENT_MS = 2 * 3_600_000;
const ONLY_A_YES = text('Silence verifies nothing there. Only an answer does.', '当地未答复不视为核实，须得到答复。');
const ANSWERED = text('Answered just now', '刚刚答复');

function Clock({ item, now }: { readonly item: QueueItem; readonly now: number }) {
  const language = useLanguage();
  const { deadline, prescriber } = item;
  const zone = prescriber.timeZone;
  if (!deadline) return null;
  const left = zone === null ? undefined : remainingUntil(deadline, zone, now);
  const urgent = left !== undefined && left <= URGENT_MS;
  return <b className={urgent ? 't-wait nowrap' : 'nowrap'}>{left === undefined ? '' : formatSpan(left, language)}</b>;
}

/** Shows the deadline of a verification in the time zone of the prescriber. */
function Until({ item: { deadline, prescriber } }: { readonly item: QueueItem }) {
  const language = useLanguage();
  if (!deadline) return null;
  const near = prescriber.timeZone === null ? {} : { zone: prescriber.timeZone };
  return <span className="nowrap">{formatInstant(deadline, language, near)}</span>;
}

function Below({ item, now }: { readonly item: QueueItem; readonly now: number }) {
  const t = useWords();
  const { deadline, prescriber, status } = item;
  const zone = prescriber.timeZone;
  if (status === 'waiting' && !deadline) return <span className="fine t-wait">{t(ONLY_A_YES)}</span>;
  if (!deadline || zone === null) return null;
  const left = remainingUntil(deadline, zone, now) ?? 0;
  const share = 1 - Math.min(left / EIGHT_HOURS_MS, 1);
  const passed = Math.round(share * 100);
  return (
    <span className="row">
      <Fuel
        share={share}
        tone={left <= URGENT_MS ? 'wait' : 'tint'}
        label={text(`${passed} % of the eight hours have passed`, `八小时已过 ${passed}%`)}
        grow
      />
      <span className="fine dim">
        {placeOf(zone)} {formatClock(new Date(now), zone)}
      </span>
    </span>
  );
}

type Props = {
  readonly items: readonly QueueItem[];
  readonly selectedId: string | undefined;
  /** Names the verification whose answer will be recorded after the delay. */
  readonly answeredId: string | undefined;
};

/** Lists the open verifications in the given order, each with its countdown. */
export function Queue({ items, selectedId, answeredId }: Props) {
  const t = useWords();
  const now = useNow();
  return (
    <nav className="queue" aria-label={t(text('Open verifications', '未结核实'))}>
      <ul>
        {items.map((item) => (
          <li key={item.id} className={item.id === selectedId ? 'here' : undefined}>
            <Link
              className="plain"
              to={`/verification/${item.id}`}
              aria-current={item.id === selectedId ? 'true' : undefined}
            >
              <span className="row between">
                <b className="clip">{item.prescriber.name}</b>
                {item.status === 'to-send' && <Badge words={VERIFICATION_STATUS_WORDS} value={item.status} />}
                {item.id === answeredId && <StateBadge state="ok" label={ANSWERED} />}
                {item.status === 'waiting' && item.id !== answeredId && <Clock item={item} now={now} />}
              </span>
              <span className="row between fine dim">
                <CustomerName id={item.customerId} plain />
                {item.deadline && <Until item={item} />}
              </span>
              <Below item={item} now={now} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
