import type { CaseFacts } from '@toric/contracts/customer/cases/case.http';
import { useWords } from '../../../app/words.ts';
import { Countdown } from '../../../kit/show/countdown.tsx';

/** Shows the time until the next deadline of a case. If its clock is paused, this is shown instead. */
export function Due({ clock }: Pick<CaseFacts, 'clock'>) {
  const t = useWords();
  const { paused, responseDueAt, resolutionDueAt, solvedAt } = clock;
  if (solvedAt) return <span className="dim">–</span>;
  if (paused) return <span className="dim">{t({ en: 'the clock stands', zh: '时限暂停' })}</span>;
  const next = responseDueAt ?? resolutionDueAt;
  return next ? <Countdown to={next} /> : <span className="dim">–</span>;
}
