import type { ReactNode } from 'react';
import { formatExact, formatShortInstant } from '../../app/formats.ts';
import { useLanguage } from '../../app/words.ts';

export type TimelineEntry = {
  readonly id: string;
  readonly at: string;
  readonly icon?: ReactNode;
  /** The person and her deed, in one line. */
  readonly body: ReactNode;
  readonly detail?: ReactNode;
  /** The proof, or the person, on the right. */
  readonly pin?: ReactNode;
};

/** Lists events, newest first. One timeline serves all kinds of events. */
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
