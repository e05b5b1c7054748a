import { IconRefresh } from '@tabler/icons-react';
import type { Answered as Query } from '../../app/api.ts';
import { useWords } from '../../app/words.ts';
import type { Operation } from '@toric/contracts/kernel/operation';
import { When } from '../show/when.tsx';

/** Explains that a record is not refreshed, because each reading of it is logged. A button reads it again. */
export function LoggedNote({ query: { readAt, isFetching, refetch } }: { readonly query: Query<Operation> }) {
  const t = useWords();
  return (
    <p className="record-logged row wrap fine dimmer no-paper">
      <span>
        {t({ en: 'Read ', zh: '读取于 ' })}
        <When at={new Date(readAt).toISOString()} />
        {t({
          en: '. Each reading is logged, so this page does not refresh itself.',
          zh: '。每次查看都会记录，因此本页不会自动刷新。',
        })}
      </span>
      <button type="button" className="btn small bare" disabled={isFetching} onClick={refetch}>
        <IconRefresh size={14} stroke={1.5} />
        {t({ en: 'Read again', zh: '重新读取' })}
      </button>
    </p>
  );
}
