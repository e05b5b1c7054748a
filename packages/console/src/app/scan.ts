/** Handles the scans of a keyboard-wedge scanner. They need no field. */
import { useEffect, useRef } from 'react';
import { openPalette } from './palette.ts';

/** Handles a scan. Returns false if the scan does not belong to this page. */
export type ScanHandler = (scanned: string) => boolean | void;

const handlers: ScanHandler[] = [];

/** Handles scans while the component is shown. The handler that was added last is called first. */
export function useScan(handler: ScanHandler, { enabled = true }: { readonly enabled?: boolean } = {}): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    if (!enabled) return;
    const own: ScanHandler = (scanned) => latest.current(scanned);
    handlers.push(own);
    return () => void handlers.splice(handlers.indexOf(own), 1);
  }, [enabled]);
}

/** Passes a scan to the handlers. If no handler accepts it, find-or-do opens with it. */
export function giveScan(scanned: string): void {
  const isTaken = handlers.toReversed().some((handler) => handler(scanned) !== false);
  if (!isTaken) openPalette(scanned);
}
