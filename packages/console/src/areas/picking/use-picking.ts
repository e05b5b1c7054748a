import { PICK_ADVICE, type PickOutcome } from '@toric/contracts/catalog-inventory/picking/pick-outcome';
import {
  GetPickWave,
  type PickTask,
  type PickWaveView,
} from '@toric/contracts/catalog-inventory/picking/pick-wave.http';
import { ScanPick } from '@toric/contracts/catalog-inventory/picking/pick-work.http';
import { useEffect, useRef, useState } from 'react';
import { announce } from '../../app/announce.ts';
import { useCommand } from '../../app/api.ts';
import { useScan } from '../../app/scan.ts';
import { useWords } from '../../app/words.ts';
import { beep } from './beep.ts';
import { lineAfter, lineAt, linesLeft, type Taken } from './walk.ts';

/** Describes a typed label, for a box whose code cannot be read. */
export type TypedLabel = { readonly gtin: string; readonly lotNumber: string; readonly expiresOn: string };
/** Describes the scan that was sent last, with its verdict. `barcode` is absent for a typed label. */
export type LastScan = {
  readonly no: number;
  readonly outcome: PickOutcome;
  readonly task: PickTask;
  readonly barcode?: string;
};
type Sent = { readonly barcode: string } | TypedLabel;

/**
 * Sends each scan for the line at which the picker stands. Scans are sent one after the other, because a scanner is
 * faster than the network, and the answer to a scan decides to which line the next scan belongs.
 */
export function usePicking(wave: PickWaveView) {
  const t = useWords();
  const { run, problem } = useCommand(ScanPick, { refreshes: [GetPickWave] });
  const [taken, setTaken] = useState<Taken>(new Map());
  const [chosen, setChosen] = useState<string>();
  const [last, setLast] = useState<LastScan>();
  const [scans, setScans] = useState(0);
  // The next scan may come before React has rendered the answer to the last one.
  const now = useRef({ wave, taken, chosen });
  useEffect(() => {
    now.current = { ...now.current, wave, chosen };
  }, [wave, chosen]);
  const queue = useRef(Promise.resolve());
  const left = linesLeft(wave, taken);
  const line = lineAt(left, chosen);

  const send = async (sent: Sent) => {
    const task = lineAt(linesLeft(now.current.wave, now.current.taken), now.current.chosen);
    if (!task) return;
    const { body } = await run({ params: { waveId: wave.id }, body: { taskId: task.taskId, ...sent } });
    const { outcome, accepted } = body;
    if (accepted) {
      now.current = { ...now.current, taken: new Map([...now.current.taken, [task.taskId, body.taken]]) };
      setTaken(now.current.taken);
    }
    setScans((before) => before + 1);
    setLast((before) => ({
      ...{ no: (before?.no ?? 0) + 1, outcome, task },
      ...('barcode' in sent && { barcode: sent.barcode }),
    }));
    beep(accepted ? 'taken' : 'refused');
    announce(t(PICK_ADVICE[outcome]), !accepted);
  };
  const enqueue = (sent: Sent) => {
    queue.current = queue.current.then(() => send(sent)).catch(() => beep('refused'));
  };
  useScan((scanned) => enqueue({ barcode: scanned }), { enabled: wave.status === 'picking' });
  return {
    ...{ left, line, last, taken, problem, scans },
    type: enqueue,
    /** Skips to the next line. The skipped line comes again at the end. */
    skip: () => setChosen(line && lineAfter(left, line)?.taskId),
  };
}
