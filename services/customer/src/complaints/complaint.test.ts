import { expect, test } from '@jest/globals';
import type { BusinessError } from '@toric/contracts/kernel/business-error';
import type { FollowUp } from '@toric/contracts/customer/complaints/complaint.http';
import { type Complaint, complaintChanged, withFollowUp } from './complaint.ts';

const now = new Date('2026-06-16T08:00:00Z');
const [past, future] = ['2026-06-16T07:59:59Z', '2026-06-16T08:00:01Z'];
const complaint: Complaint = {
  ...{ id: '0197a000-0000-7000-8000-0000000000c1', customerId: '0197a000-0000-7000-8000-00000000000c' },
  ...{ orderId: null, lineId: null, gtin: '02000000000039', lotNumber: 'L1', seriousness: 'suspected-incident' },
  ...{ status: 'open', passedOn: [], outcome: null, recordedBy: '0197a000-0000-7000-8000-0000000000f1', version: 1 },
  ...{ receivedAt: new Date(past), createdAt: new Date(past), updatedAt: new Date(past) },
};
const CLOSED: FollowUp = { kind: 'closed', outcome: 'replaced', text: 'A new box.' };

function refusalOf(run: () => unknown): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    // The cast is safe, because the tested functions throw business errors only.
    return (error as BusinessError).slug;
  }
}

test('recipients accumulate, also across other follow-ups and after the complaint is closed', () => {
  const steps: FollowUp[] = [
    { kind: 'passed-on', to: 'manufacturer', at: past, reference: '1' },
    { kind: 'note', text: 'n' },
    { kind: 'reply', from: 'manufacturer', at: past, text: 'r' },
    CLOSED,
    { kind: 'passed-on', to: 'authority', at: past, reference: '2' },
  ];
  const end = steps.reduce<Complaint>((before, step) => withFollowUp(before, step, now), complaint);
  expect(end).toEqual({
    ...complaint,
    ...{ status: 'closed', outcome: 'replaced', version: 6, updatedAt: now },
    passedOn: [
      { to: 'manufacturer', at: past },
      { to: 'authority', at: past },
    ],
  });
});

test('a complaint is closed only once, and a follow-up in the future is refused', () => {
  const closed = withFollowUp(complaint, CLOSED, now);
  expect(refusalOf(() => withFollowUp(closed, CLOSED, now))).toBe('complaint.closed');
  const passed: FollowUp = { kind: 'passed-on', to: 'importer', at: future, reference: 'x' };
  expect(refusalOf(() => withFollowUp(complaint, passed, now))).toBe('complaint.in-the-future');
  expect(
    refusalOf(() => withFollowUp(complaint, { kind: 'reply', from: 'authority', at: future, text: 'x' }, now)),
  ).toBe('complaint.in-the-future');
});

test('the event does not name the customer', () => {
  expect(JSON.stringify(complaintChanged(complaint))).not.toContain(complaint.customerId);
});
