import type { Text } from '@toric/contracts/kernel/sentence';
import { useWords } from '../../app/words.ts';

/** Shows a link to another site. The other site does not receive the address of this page. */
export function Outside({ href, label }: { readonly href: string; readonly label: Text }) {
  const t = useWords();
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {t(label)}
    </a>
  );
}
