import { ListVerifications } from '@toric/contracts/customer/supply/verification.http';
import { sentence } from '@toric/contracts/kernel/sentence';
import { useAnswer } from '../../app/api.ts';
import { hereZone, today } from '../../app/formats.ts';
import { DayLine } from './day-line.tsx';

const DEADLINE = sentence({ en: '{name} answers until then', zh: '{name} 的答复期限' });
const EVERY_MINUTE_MS = 60_000;

/** Shows the day of an optician: the deadlines of prescribers that fall on today. */
export default function Deadlines() {
  const query = { sort: 'deadline', limit: 25 } as const;
  const { data } = useAnswer(ListVerifications, { query }, { refreshMs: EVERY_MINUTE_MS });
  const day = today();
  const ticks = (data?.data ?? []).flatMap(({ id, deadline, prescriber }) => {
    if (!deadline || today(hereZone(), new Date(deadline)) !== day) return [];
    return [
      { id, at: deadline, label: DEADLINE({ name: prescriber.name }), href: '/verification', tone: 'wait' as const },
    ];
  });
  return <DayLine ticks={ticks} />;
}
