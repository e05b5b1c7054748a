/** Scans of a keyboard-wedge scanner. They need no field. */
import { useEffect, useRef } from 'react';
import { openPalette } from './palette.ts';

/** Takes a scan. It returns false if the scan is not for this page. */
export type ScanHandler = (scanned: string) => boolean | void;

const handlers: ScanHandler[] = [];

/** Takes scans while the component is shown. The handler that was added last is asked first. */
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

/** Gives a scan to the page. If no part of the page takes it, find-or-do opens with it. */
export function giveScan(scanned: string): void {
  const isTaken = handlers.toReversed().some((handler) => handler(scanned) !== false);
  if (!isTaken) openPalette(scanned);
}
