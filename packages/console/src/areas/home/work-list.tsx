import { IconAlertOctagon, IconClock } from '@tabler/icons-react';
import { Link } from 'react-router';
import { formatDistance, formatExact } from '../../app/formats.ts';
import { text, useLanguage, useWords } from '../../app/words.ts';
import { wordsOf, type WorkLine } from './work.ts';

const OPEN = text('Open the list', '打开列表');

type Props = { readonly lines: readonly WorkLine[]; readonly isLate?: boolean };

/** Shows late or waiting work as a queue of sentences, each with its age and a link to its list. */
export function WorkList({ lines, isLate = false }: Props) {
  const t = useWords();
  const language = useLanguage();
  const Icon = isLate ? IconAlertOctagon : IconClock;
  return (
    <ul className="work">
      {lines.map(({ kind, late, count, oldest, path, words }) => (
        <li key={kind}>
          <span className={isLate ? 't-stop' : 'dim'}>
            <Icon size={16} stroke={1.5} aria-hidden="true" />
          </span>
          <div>
            <p>
              <Link className="plain" to={path}>
                <b>{t(isLate ? wordsOf(kind, late) : words)}</b>
              </Link>
            </p>
            {isLate && count > late && <p className="fine">{t(words)}</p>}
          </div>
          <span className={isLate ? 'age t-stop' : 'age dim'}>
            {oldest && (
              <time dateTime={oldest} title={formatExact(oldest, language)}>
                {formatDistance(oldest, language)}
              </time>
            )}
          </span>
          <Link className="btn small" to={path}>
            {t(OPEN)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
