import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { PICK_ADVICE } from '@toric/contracts/catalog-inventory/picking/pick-outcome';
import { ScanPick } from '@toric/contracts/catalog-inventory/picking/pick-work.http';
import { dayOf } from '@toric/optics/calendar-day';
import { judgeScan } from '../judge-scan.ts';
import { findSeenLots, insertScan, isRepeatedScan } from '../pick-task.store.ts';
import { requireScannable, shownStatus } from '../pick-wave.ts';
import { readLabel, scannedText } from '../scanned-label.ts';
import { lockTask, settleOrder } from '../work.flow.ts';

/**
 * Two scans of the same code within this time in ms come from one box that the scanner read twice. A person needs
 * longer for the next box.
 */
const TWICE_MS = 800;

/**
 * POST /pick-waves/{waveId}/scans. Judges a scanned box under the lock of the reservation of its order, and stores the
 * scan with its verdict. A refused box changes nothing else.
 */
export const scanPick = command(ScanPick, {
  async run({ params: { waveId }, body: { taskId, ...sent }, actor, language, tx, now, newId }) {
    const { wave, task, tasks, order } = await lockTask(tx, { waveId, taskId, actorId: actor.id });
    requireScannable(order);
    const today = dayOf(now);
    const label = readLabel(sent, today);
    const scanned = scannedText(sent);
    const since = new Date(now.getTime() - TWICE_MS);
    const lots = label ? await findSeenLots(tx, wave.warehouseId, label) : [];
    const isRepeated = await isRepeatedScan(tx, { waveId, scanned, label, actorId: actor.id, since });
    const outcome = judgeScan({ label, lots, task, tasks, order, isRepeated, today });
    const scanId = newId();
    await insertScan(tx, { id: scanId, waveId, task, scanned, label, outcome, actorId: actor.id, now });
    const accepted = outcome === 'taken';
    const isPicked = accepted && (await settleOrder(tx, waveId, task.orderId));
    return answer({
      ...{ scanId, outcome, accepted, detail: PICK_ADVICE[outcome][language] },
      ...{ quantity: task.quantity, taken: task.taken + (accepted ? 1 : 0) },
      orderStatus: isPicked ? ('picked' as const) : shownStatus(order),
    });
  },
});
