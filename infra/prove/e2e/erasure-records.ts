/** Writes the canary word of a customer into every kind of record that staff keep about the customer. */
import { OpenCase } from '@toric/contracts/customer/cases/case.http';
import { AddCaseNote } from '@toric/contracts/customer/cases/case-work.http';
import { LogInteraction } from '@toric/contracts/customer/contacts/interaction.http';
import { ChangeCustomerFields, CreateField } from '@toric/contracts/customer/fields/field.http';
import { CreateSegment } from '@toric/contracts/customer/fields/segment.http';
import { CreateHousehold } from '@toric/contracts/customer/households/household.http';
import { CreateImportFile, PlanImport, PutImportPart } from '@toric/contracts/customer/imports/import-file.http';
import { AddCustomerNote } from '@toric/contracts/customer/people/note.http';
import { AddWalkIn } from '@toric/contracts/customer/people/walk-in.http';
import { CreatePartner } from '@toric/contracts/customer/partners/partner.http';
import { CreateDeal } from '@toric/contracts/customer/pipeline/deal.http';
import { CreateTask } from '@toric/contracts/customer/tasks/task.http';
import { GetJob } from '@toric/contracts/jobs/job.http';
import { GiveStoreCredit } from '@toric/contracts/payment/store-credit/store-credit.http';
import { SetCredit } from '@toric/contracts/order/credit/credit.http';
import { OpenCarrierClaim } from '@toric/contracts/order/parcels/carrier-claim.http';
import { RequestReturn } from '@toric/contracts/order/returns/return.http';
import { GetOrder } from '@toric/contracts/order/order.http';
import { ListParcels } from '@toric/contracts/order/parcels/parcel.http';
import { ChangeOrderValues, CreateOrderField } from '@toric/contracts/order/fields/order-field.http';
import type { z } from 'zod';
import { until } from '../testing/test-stack.ts';
import type { Buyer, Shop } from './shop.ts';

type Her = { readonly shop: Shop; readonly buyer: Buyer; readonly word: string; readonly orderId: string };

/** Writes contacts, notes, tasks, a case and a deal about the customer, each with the canary word. */
async function writeDesk({ shop: { api, staff }, buyer, word }: Her): Promise<void> {
  const [customerId, token] = [buyer.id, staff.sales];
  const params = { customerId };
  const call = { kind: 'call' as const, direction: 'in' as const, outcome: 'solved' as const, text: `${word} called` };
  await api.call(LogInteraction, { token, params, body: call });
  await api.call(AddCustomerNote, { token, params, body: { text: `${word} pinned`, isPinned: true } });
  const dueAt = '2099-01-01T09:00:00.000Z';
  const task = { text: `Call ${word} back`, dueAt, assignedRole: 'sales' as const, customerId };
  await api.call(CreateTask, { token, body: task });
  const known = { type: 'enquiry' as const, channel: 'phone' as const, customerId };
  const asked = { ...known, subject: `${word} asks`, text: `${word} has a question` };
  const { body: opened } = await api.call(OpenCase, { token, body: asked });
  await api.call(AddCaseNote, { token, params: { caseId: opened.id }, body: { text: `${word} was here` } });
  const deal = {
    ...CreateDeal.example,
    kind: 'lead',
    title: `Lenses for ${word}`,
    note: `${word} decides`,
    customerId,
  } as const;
  await api.call(CreateDeal, { token, body: deal });
}

/**
 * Writes custom fields with a segment, a household, and a business partner of the customer's name, each with the canary
 * word.
 */
async function writeFacts({ shop: { api, staff }, buyer, word }: Her): Promise<void> {
  const [customerId, token] = [buyer.id, staff.sales];
  const field = { ...CreateField.example, readers: ['sales' as const], writers: ['sales' as const] };
  const { body: defined } = await api.call(CreateField, { token: staff.admin, body: { ...field, type: 'text' } });
  const conditions = [{ fieldId: defined.id, operator: 'set' as const }];
  await api.call(CreateSegment, { token, body: { name: { en: 'With a card', zh: '有会员卡' }, conditions } });
  const values = { values: { [defined.id]: `${word}-card` }, reason: `${word} showed it` };
  await api.call(ChangeCustomerFields, { token, params: { customerId }, body: values });
  const child = { givenName: 'Lia', familyName: 'Holm', dateOfBirth: '2019-05-05', isNew: true };
  const { body: added } = await api.call(AddWalkIn, { token, body: child });
  const members = [
    { customerId, role: 'guardian' as const },
    { customerId: added.id, role: 'child' as const },
  ];
  const household = { name: `${word} family`, phone: '+14155557399', payerId: customerId, members, reason: 'Together' };
  await api.call(CreateHousehold, { token, body: household });
  const partner = { kind: 'prescriber' as const, name: `Dr ${word} partner` };
  await api.call(CreatePartner, { token: staff.optician, body: partner });
}

/**
 * Writes the credit of the customer, and a custom field, a claim and a return of the customer's order, each with the
 * canary word.
 */
async function writeOrders({ shop: { api, staff }, buyer, word, orderId }: Her): Promise<void> {
  const terms = { level: 'standard' as const, limits: [{ limit: { amount: 90_000, currency: 'USD' } }] };
  const credit = { token: staff.finance, params: { customerId: buyer.id } };
  await api.call(SetCredit, { ...credit, body: { ...terms, why: `${word} pays on time` } });
  const gift = { amount: { amount: 500, currency: 'USD' }, reason: `${word} waited for a week` };
  await api.call(GiveStoreCredit, { ...credit, body: gift });
  const field = { ...CreateOrderField.example, readers: ['sales' as const], writers: ['sales' as const] };
  const { body: defined } = await api.call(CreateOrderField, { token: staff.admin, body: { ...field, type: 'text' } });
  const body = { values: { [defined.id]: `${word}-gift` } };
  const { body: parcels } = await api.call(ListParcels, { token: staff.sales, query: { orderId } });
  const claim = {
    parcelId: parcels.data[0]?.id ?? '',
    kind: 'damaged' as const,
    amount: { amount: 100, currency: 'USD' },
  };
  await api.call(OpenCarrierClaim, { token: staff.sales, body: { ...claim, description: `${word} says it was wet` } });
  await api.call(ChangeOrderValues, { token: staff.sales, params: { orderId }, body });
  const { body: order } = await api.call(GetOrder, { token: staff.sales, params: { orderId } });
  const lines = [{ lineId: order.lines[0]?.lineId ?? '', quantity: 1, reason: 'reaction' as const }];
  const wish = { lines, resolution: 'refund' as const, note: `${word} has red eyes` };
  await api.call(RequestReturn, { token: staff.sales, params: { orderId }, body: wish });
}

/**
 * Plans an import whose file has a row about the customer. The job keeps its items until a person starts the import.
 */
async function writeImport({ shop: { api, staff }, buyer, word }: Her): Promise<void> {
  const token = staff.sales;
  const bytes = new TextEncoder().encode(`number,given,e-mail\n${word}-1,${word}given,${buyer.email}\n`);
  const file = { subject: 'customers' as const, name: 'old.csv', size: bytes.length };
  const fileId = (await api.call(CreateImportFile, { token, body: file })).body.id;
  const part = { type: 'application/octet-stream', bytes };
  await api.call(PutImportPart, { token, params: { fileId, part: 1 }, file: part });
  const fields = ['externalId' as const, 'givenName' as const, 'email' as const];
  const plan: z.input<typeof PlanImport.body> = {
    ...{ format: 'csv', encoding: 'utf-8', delimiter: 'comma', hasHeading: true, dateOrder: 'year-month-day' },
    ...{ country: 'US', mode: 'both', source: 'old-shop', fields, why: 'The old shop' },
  };
  const { body: job } = await api.call(PlanImport, { token, params: { fileId }, body: plan });
  await until('the dry run', async () => {
    const { body } = await api.call(GetJob, { token, params: { service: 'customer', jobId: job.id } });
    return body.state === 'ready' ? true : undefined;
  });
}

/**
 * Writes the canary word of the customer into contacts, notes, tasks, cases, deals, fields, households, partners,
 * credit and imports.
 */
export async function writeRecords(her: Her): Promise<void> {
  await writeDesk(her);
  await writeFacts(her);
  await writeOrders(her);
  await writeImport(her);
}
