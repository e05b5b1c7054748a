import type { ReactNode } from 'react';
import { useWords } from '../../app/words.ts';

/** A region that scrolls must be reachable by keyboard (WCAG 2.1.1), although it is no control. */
const BY_KEYBOARD = { tabIndex: 0 } as const;

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
      {...BY_KEYBOARD}
    >
      <table>{children}</table>
    </div>
  );
}
