import type { Text } from '@toric/contracts/kernel/sentence';
import { IconPrinter } from '@tabler/icons-react';
import { useWords } from '../../app/words.ts';
import './print.css';

/** Prints the page. The printed sheet has only the content of the page. */
export function PrintButton({ label }: { readonly label: Text }) {
  const t = useWords();
  return (
    <button type="button" className="btn small" onClick={() => window.print()}>
      <IconPrinter size={14} stroke={1.5} />
      {t(label)}
    </button>
  );
}
