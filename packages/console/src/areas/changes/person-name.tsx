import { useSession } from '../../app/session.tsx';
import { useWords } from '../../app/words.ts';

/**
 * Shows who did something. The API answers only the id of a colleague, so a page says "you" for the own id and the end
 * of the id for any other.
 */
export function PersonName({
  id,
  nobody = { en: 'the system', zh: '系统' },
}: {
  readonly id: string | null;
  readonly nobody?: { readonly en: string; readonly zh: string };
}) {
  const { person } = useSession();
  const t = useWords();
  if (id === null) return <span className="dim">{t(nobody)}</span>;
  if (id === person.id) return <span>{t({ en: 'you', zh: '您本人' })}</span>;
  return (
    <span>
      {t({ en: 'colleague', zh: '同事' })} <span className="mono">…{id.slice(-6)}</span>
    </span>
  );
}
