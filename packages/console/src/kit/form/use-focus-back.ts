import { useEffect } from 'react';

/**
 * Returns the focus to the button that opened a dialog, when the dialog closes. If the button no longer exists, the
 * heading of the page takes the focus.
 */
export function useFocusBack(): void {
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      setTimeout(() => {
        const now = document.activeElement;
        if (now !== null && now !== document.body) return;
        const isThere = before instanceof HTMLElement && before !== document.body && before.isConnected;
        const target = isThere ? before : document.querySelector<HTMLElement>('main h1');
        target?.focus({ preventScroll: true });
      });
    };
  }, []);
}
