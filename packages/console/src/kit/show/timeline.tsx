import type { ReactNode } from 'react';
import { formatExact, formatShortInstant } from '../../app/formats.ts';
import { useLanguage } from '../../app/words.ts';

export type TimelineEntry = {
  readonly id: string;
  readonly at: string;
  readonly icon?: ReactNode;
  /** Shows in one line the person who caused the event, and what she did. */
  readonly body: ReactNode;
  readonly detail?: ReactNode;
  /** Shows on the right the proof of the event, or the person who caused it. */
  readonly pin?: ReactNode;
};

/** Lists events, the newest first. All kinds of events use this timeline. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const language = useLanguage();
  return (
    <ol className="tl">
      {entries.map(({ id, at, icon, body, detail, pin }) => (
        <li key={id}>
          <time dateTime={at} title={formatExact(at, language)}>
            {formatShortInstant(at, language)}
          </time>
          <span className="pin" aria-hidden="true">
            {icon ?? <span className="dot" />}
          </span>
          <div className="body">
            <p>{body}</p>
            {detail && <p>{detail}</p>}
          </div>
          {pin && <span>{pin}</span>}
        </li>
      ))}
    </ol>
  );
}
