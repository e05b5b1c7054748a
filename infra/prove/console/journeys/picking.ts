import { PICK_OUTCOME_WORDS } from '@toric/contracts/catalog-inventory/picking/pick.words';
import type { PickOutcome } from '@toric/contracts/catalog-inventory/picking/pick-outcome';
import type { PickTask, PickWaveView } from '@toric/contracts/catalog-inventory/picking/pick-wave.http';
import type { PickScanView } from '@toric/contracts/catalog-inventory/picking/pick-work.http';
import { codeOf, scanBox } from '../hands/scanner.ts';
import type { Journey, Worker } from './journey.ts';
import { chosen, openPickShop, type PickShop } from './picking-shop.ts';

/** The picker scans this number of wrong boxes, one of each kind that occurs at a shelf. */
const WRONG_SCANS = 10;

type Scanned = { readonly code: string; readonly outcome: PickOutcome };

const boxOf = ({ gtin, lotNumber, expiresOn }: PickTask) => codeOf({ gtin, lot: lotNumber, expiresOn });
/** Returns the GS1 digital link of one box. No other box has the serial number in it. */
const onlyBox = ({ gtin, lotNumber, expiresOn }: PickTask, serial: string) =>
  `https://id.gs1.org/01/${gtin.padStart(14, '0')}/10/${lotNumber}/21/${serial}?17=${expiresOn.slice(2).replaceAll('-', '')}`;

/**
 * Returns nine wrong boxes for this line of the wave. The tenth wrong box is a box that is scanned again after it was
 * picked.
 */
function wrongBoxes({ tasks }: PickWaveView, at: PickTask, shop: PickShop): Scanned[] {
  const { gtin, unwanted, second, aside, first, later: expiresOn } = shop;
  const eye = tasks.find((task) => task.orderId === at.orderId && task.lotId !== at.lotId);
  const other = tasks.find(
    (task) => task.orderId !== at.orderId && task.lotId !== at.lotId && task.lotId !== eye?.lotId,
  );
  return [
    { code: 'HELLO', outcome: 'unreadable' },
    { code: gtin, outcome: 'unreadable' },
    { code: codeOf({ gtin, lot: at.lotNumber, expiresOn: '2026-01-31' }), outcome: 'expired' },
    { code: codeOf({ gtin: '02000000000022', lot: 'L1', expiresOn }), outcome: 'wrong-product' },
    { code: codeOf({ gtin, lot: unwanted, expiresOn: first }), outcome: 'wrong-power' },
    { code: codeOf({ gtin, lot: aside, expiresOn }), outcome: 'quarantined' },
    { code: codeOf({ gtin, lot: second, expiresOn }), outcome: 'wrong-lot' },
    ...(eye ? [{ code: boxOf(eye), outcome: 'wrong-eye' as const }] : []),
    ...(other ? [{ code: boxOf(other), outcome: 'other-order' as const }] : []),
  ];
}

const lastScan = 'Number(document.querySelector("[data-scan]")?.dataset.scan ?? 0)';

/** Scans a box and waits until the page shows the outcome of the scan. */
async function scan(picker: Worker, { code, outcome }: Scanned): Promise<void> {
  const { tab } = picker;
  const before = await tab.evaluate<number>(lastScan);
  await scanBox(tab, code);
  await tab.until(`the verdict '${outcome}' on ${code}`, `${lastScan} > ${before}`);
  await picker.sees(PICK_OUTCOME_WORDS[outcome].label.en);
}

async function walk(picker: Worker, waveId: string, shop: PickShop): Promise<void> {
  const read = () => picker.visitor.send<PickWaveView>('GET', `/v1/pick-waves/${waveId}`);
  const { tasks } = await read();
  for (let at = 0; at < tasks.length; at += 1) {
    const line = await picker.tab.evaluate<string>('document.querySelector("[data-line]")?.dataset.line ?? ""');
    const task = tasks.find(({ taskId }) => taskId === line);
    if (!task) throw new Error(`the page shows no line after ${at} of ${tasks.length} boxes`);
    if (at === 1) for (const wrong of wrongBoxes(await read(), task, shop)) await scan(picker, wrong);
    const code = onlyBox(task, `${at}`);
    await scan(picker, { code, outcome: 'taken' });
    // the last two boxes are of one lot, so only the serial number shows that a box was scanned twice
    if (at === tasks.length - 2) await scan(picker, { code, outcome: 'scanned-twice' });
    await picker.tab.settle();
  }
  await picker.sees('are to be packed');
}

async function packAll(packer: Worker, waveId: string): Promise<void> {
  const wave = await packer.visitor.send<PickWaveView>('GET', `/v1/pick-waves/${waveId}`);
  for (const order of wave.list) {
    await packer.tab.until('the next tote', `document.body.innerText.includes("Tote ${order.place}")`);
    await packer.press(`Pack tote ${order.place}`);
    for (const task of wave.tasks.filter(({ orderId }) => orderId === order.orderId))
      await scanBox(packer.tab, boxOf(task));
    await packer.press('Close the parcel');
    await packer.told(`${order.number} is packed.`);
  }
}

/**
 * Picks orders by scanner and packs them, with ten wrong scans among them. Every wrong scan is refused and recorded.
 */
export const picking = (orders: number): Journey => ({
  name: `${orders} orders picked and packed by scanner, with ${WRONG_SCANS} wrong scans`,
  async run({ desk, as }) {
    const shop = await openPickShop(desk, orders);
    const picker = await as('warehouse');
    const { visitor, tab } = picker;
    const wanted = { warehouseId: shop.warehouseId, most: orders };
    const { id } = await visitor.send<{ id: string }>('POST', '/v1/pick-waves', wanted);
    const state = await chosen(desk, id);
    if (state !== 'open') throw new Error(`the wave is ${state}`);
    await tab.open(`/console/picking/${id}`);
    await picker.press('Begin to pick', { key: 'b' });
    await tab.until(
      'the walk',
      'location.pathname.endsWith("/walk") && document.querySelector("[data-line]") !== null',
    );
    await tab.settle();
    await walk(picker, id, shop);
    await picker.press('Go on to pack');
    await tab.until('the packing table', 'location.pathname.endsWith("/pack")');
    await tab.settle();
    await packAll(picker, id);
    const done = await visitor.send<PickWaveView>('GET', `/v1/pick-waves/${id}`);
    const packed = done.list.filter(({ status }) => status === 'packed').length;
    if (done.status !== 'done' || packed !== orders) throw new Error(`the wave is ${done.status}, ${packed} packed`);
    const path = `/v1/pick-waves/${id}/scans?refused=true&limit=100`;
    const { data: refused } = await visitor.send<{ data: PickScanView[] }>('GET', path);
    if (refused.length !== WRONG_SCANS)
      throw new Error(`${refused.length} scans were refused: ${JSON.stringify(refused)}`);
  },
});
