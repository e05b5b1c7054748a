import type { Text } from '@toric/contracts/kernel/sentence';
import type { ReactNode } from 'react';
import type { Scan } from './read-scan.ts';

export type ScanTone = 'ok' | 'wait' | 'stop';

/** The outcome of a scan, for the person. */
export type ScanOutcome = {
  readonly tone: ScanTone;
  readonly title: Text;
  readonly about?: ReactNode;
  /** Takes the scan back. */
  readonly undo?: () => void | Promise<unknown>;
};
export type OnScan = (scan: Scan) => ScanOutcome | Promise<ScanOutcome>;
