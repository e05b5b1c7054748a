import { useEffect, useState } from 'react';
import { formatExact, formatSpan } from '../../app/formats.ts';
import { useLanguage } from '../../app/words.ts';

const TICK_MS = 15_000;

/** Returns the current time. The component is rendered again every 15 seconds, or after `tickMs`. */
export function useNow(tickMs: number = TICK_MS): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, [tickMs]);
  return now;
}

/** Shows the time until an instant, or the time since it. */
export function Countdown({ to }: { readonly to: string }) {
  const language = useLanguage();
  const left = Date.parse(to) - useNow();
  const span = formatSpan(Math.abs(left), language);
  const words = left >= 0 ? { en: `${span} left`, zh: `还有 ${span}` } : { en: `${span} late`, zh: `已超时 ${span}` };
  return (
    <time className={left >= 0 ? 'when t-wait' : 'when t-stop'} dateTime={to} title={formatExact(to, language)}>
      {words[language]}
    </time>
  );
}
