/**
 * Adds the work of the order desk and of sales: a case, an article, a task, a contact, a deal, a job, and a customer
 * who may be a duplicate.
 */
import type { Client } from '@toric/client/client';
import { AddArticle } from '@toric/contracts/customer/cases/article.http';
import { OpenCase } from '@toric/contracts/customer/cases/case.http';
import { LogInteraction } from '@toric/contracts/customer/contacts/interaction.http';
import { GetCustomer } from '@toric/contracts/customer/people/customer.http';
import { AddWalkIn } from '@toric/contracts/customer/people/walk-in.http';
import { PlanCustomerEdit } from '@toric/contracts/customer/imports/customer-edit.http';
import { PlanCleaning } from '@toric/contracts/customer/quality/cleaning.http';
import { CreateDeal } from '@toric/contracts/customer/pipeline/deal.http';
import { CreateTask } from '@toric/contracts/customer/tasks/task.http';

const DAY_MS = 86_400_000;

/** Adds a case, an article, a task and other work of the desk for a customer, as a member of sales. */
export async function addDeskWork(api: Client, token: string, customerId: string): Promise<void> {
  await api.call(OpenCase, { token, body: OpenCase.body.parse({ ...OpenCase.example, customerId }) });
  await api.call(AddArticle, { token, body: AddArticle.example });
  const dueAt = new Date(Date.now() + DAY_MS).toISOString();
  const task = { text: 'Ask whether the new lenses fit', dueAt, customerId };
  await api.call(CreateTask, { token, body: task });
  await api.call(LogInteraction, { token, params: { customerId }, body: LogInteraction.example });
  await api.call(CreateDeal, { token, body: CreateDeal.body.parse(CreateDeal.example) });
  await api.call(PlanCleaning, { token, body: PlanCleaning.body.parse(PlanCleaning.example) });
  await api.call(PlanCustomerEdit, { token, body: PlanCustomerEdit.body.parse(PlanCustomerEdit.example) });
  const { givenName, familyName, phone } = (await api.call(GetCustomer, { token, params: { customerId } })).body;
  const twin = { givenName, familyName, phone, isNew: true };
  await api.call(AddWalkIn, { token, body: AddWalkIn.body.parse(withoutNulls(twin)) });
}

const withoutNulls = (given: object) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
