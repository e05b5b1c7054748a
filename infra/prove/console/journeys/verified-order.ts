import { until } from '../../testing/test-stack.ts';
import { findByText, type Given, type Journey } from './journey.ts';
import { ANA, type Ana, dayFromNow, enterAsAna, listed } from './shop-work.ts';

/**
 * The test waits at most this number of ms for the request to the prescriber. The order service sends the request in
 * the background, which takes longer on a busy machine.
 */
const ANSWERED_MS = 60_000;

/** Records a prescription as an optician who knows its values but has no document. Returns its id. */
async function typeIt(as: Given['as'], prescriber: string): Promise<string> {
  const optician = await as('optician');
  const { tab } = optician;
  await tab.open('/console/');
  await findByText(optician, ANA);
  await tab.until('the record of the customer', 'location.pathname.startsWith("/console/customers/")');
  await tab.settle();
  await optician.press('Record a prescription', { key: 'p' });
  await tab.until('the editor', 'location.pathname.endsWith("/new")');
  await tab.settle();
  const within = 'Right eye';
  await optician.pick('Product', 'Biofinity', 'Biofinity', { within });
  await optician.fill('Power', '-2.75', { within });
  await optician.fill('Base curve in millimetres', '8.6', { within });
  await optician.fill('Diameter in millimetres', '14', { within });
  await optician.fill('Issued on', dayFromNow(-30));
  await optician.fill('Ends on', dayFromNow(335));
  await optician.fill('Prescriber', prescriber);
  await optician.fill('Time zone of the practice', 'America/New_York');
  await optician.fill('Telephone of the practice', '+1 212 555 0117');
  await optician.fill('Fax of the practice', '+1 212 555 0118');
  await optician.choose('What you have', 'Only the values are known');
  await optician.press('Record it');
  await tab.until('the prescription', '/\\/prescriptions\\/[^/]+\\/[0-9a-f-]{36}$/.test(location.pathname)', 30_000);
  return (await tab.evaluate<string>('location.pathname')).split('/').at(-1) ?? '';
}

/**
 * Sends the request to the prescriber as an optician, and records the prescriber's answer that confirms the
 * prescription.
 */
async function verifyIt(as: Given['as'], prescriptionId: string, prescriber: string): Promise<void> {
  const optician = await as('optician');
  const { tab } = optician;
  const path = `/v1/verifications?prescriptionId=${prescriptionId}&limit=1`;
  const asked = await until(
    'the question to the prescriber',
    async () => {
      const [found] = await listed<{ id: string }>(optician.visitor, path);
      return found;
    },
    ANSWERED_MS,
  );
  await tab.open('/console/verification');
  await optician.press(prescriber);
  await tab.until('the verification', `location.pathname.endsWith(${JSON.stringify(asked.id)})`);
  await tab.settle();
  await optician.press('Send the request');
  await tab.until('the form', 'location.pathname.endsWith("/send")');
  await tab.settle();
  await optician.fill('Proof', 'FAX-2026-004711');
  await optician.press('It has arrived');
  await tab.until('the desk', `location.pathname.endsWith(${JSON.stringify(asked.id)})`);
  await tab.settle();
  await optician.press('It is right', { key: 'c' });
  await optician.sees('It is recorded in 10 seconds.');
}

async function shipIt(as: Given['as'], ana: Ana, orderId: string): Promise<void> {
  const warehouse = await as('warehouse');
  const { tab } = warehouse;
  const { number } = await ana.reaches(orderId, 'confirmed');
  await tab.open('/console/shipments');
  await warehouse.press(number);
  await tab.until('the parcel', `location.pathname.endsWith(${JSON.stringify(orderId)})`);
  await tab.settle();
  await warehouse.press('Hand it to the carrier…', { key: 'a' });
  await warehouse.fill('Carrier', 'UPS');
  await warehouse.fill('Tracking number', '1Z999AA10123456784');
  await warehouse.press('Ship it and take the payment');
  await warehouse.told('It is shipped.');
  await ana.reaches(orderId, 'shipped');
}

/** Records a typed prescription and its confirmation by the prescriber, then ships the order that uses it. */
export const verifiedOrder: Journey = {
  name: 'a typed prescription, its verification and the parcel',
  async run({ desk, as }) {
    const prescriber = `Dr. Ines ${Math.random().toString(36).slice(2, 8)}`;
    const prescriptionId = await typeIt(as, prescriber);
    const ana = await enterAsAna(desk);
    const { id } = await ana.order({ prescriptionId });
    await verifyIt(as, prescriptionId, prescriber);
    await shipIt(as, ana, id);
  },
};
