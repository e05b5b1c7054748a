import type { Text } from '@toric/contracts/kernel/sentence';
import { useWords } from '../../app/words.ts';

/** A link that leaves the shop. The other side does not learn from which page. */
export function Outside({ href, label }: { readonly href: string; readonly label: Text }) {
  const t = useWords();
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {t(label)}
    </a>
  );
}
