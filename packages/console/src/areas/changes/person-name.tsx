import type { Text } from '@toric/contracts/kernel/sentence';
import { useSession } from '../../app/session.tsx';
import { useWords } from '../../app/words.ts';
import { useColleague } from './colleagues.ts';

/**
 * Shows the person who did something: "you", or the name of the colleague. A person who is no colleague is shown by the
 * end of her id.
 */
export function PersonName({
  id,
  nobody = { en: 'the system', zh: '系统' },
}: {
  readonly id: string | null;
  readonly nobody?: Text;
}) {
  const { person } = useSession();
  const t = useWords();
  const { data, isPending } = useColleague(id === person.id ? null : id);
  if (id === null) return <span className="dim">{t(nobody)}</span>;
  if (id === person.id) return <span>{t({ en: 'you', zh: '你本人' })}</span>;
  if (data) return <span>{data}</span>;
  return <span className="mono">{isPending ? '…' : `…${id.slice(-6)}`}</span>;
}
