import type { ReactNode } from 'react';
import { useWords } from '../../app/words.ts';

/**
 * A table that scrolls sideways in its frame. The frame takes the focus, so that a keyboard can scroll it too.
 * `edge`: it stands at the edge of the page, and not in a block with a margin.
 */
export function ScrollTable({ edge = false, children }: { readonly edge?: boolean; readonly children: ReactNode }) {
  const t = useWords();
  return (
    <div
      className={edge ? 'scroll' : 'scroll bleed'}
      role="group"
      aria-label={t({ en: 'Table', zh: '表格' })}
      tabIndex={0}
    >
      <table>{children}</table>
    </div>
  );
}
