// Opens some cases in different states, writes articles, and makes the sample staff available for new cases.
import { AddArticle, LinkCaseArticle } from '@toric/contracts/customer/cases/article.http';
import { OpenCase } from '@toric/contracts/customer/cases/case.http';
import { AddCaseNote, AnswerCase, AssignCase, MoveCase } from '@toric/contracts/customer/cases/case-work.http';
import { PutCaseTeam } from '@toric/contracts/customer/cases/case-settings.http';
import { ListDirectory } from '@toric/contracts/customer/desk/desk.http';
import { SearchCustomers } from '@toric/contracts/customer/people/customer.http';
import type { z } from 'zod';
import { idempotencyKeyFor, type SeedContext } from '../seed-context.ts';

type Tokens = { readonly sales: string; readonly optician: string };
type NewCase = z.input<typeof OpenCase.body>;

const ARTICLES = [
  {
    en: {
      title: 'A lens feels dry in the evening',
      body: 'Ask for how many hours she wears the lenses.\nAsk about screens, heating and medicine.\nIf it goes on for a week, she should see her optician.',
    },
    zh: {
      title: '晚间镜片发干',
      body: '先询问每天佩戴几小时。\n再询问屏幕、暖气和用药情况。\n持续一周以上请建议到店检查。',
    },
  },
  {
    en: {
      title: 'Right and left lens were swapped',
      body: 'The letters on the box say which eye it is for.\nLenses of one pair differ in power: change them back, and nothing is lost.',
    },
    zh: { title: '左右镜片戴反', body: '盒上的标识说明适用眼别。\n两片度数不同，换回即可，镜片仍可使用。' },
  },
];

const CASES: readonly (NewCase & { readonly of?: string })[] = [
  {
    ...{ type: 'enquiry', channel: 'phone', of: 'ben' },
    ...{
      subject: 'How do I renew my prescription?',
      text: 'He saw that his prescription has ended, and asks what to do.',
    },
  },
  {
    ...{ type: 'complaint', priority: 'high', channel: 'phone', of: 'chloe' },
    ...{ subject: 'Her lens is sold out', text: 'She needs lenses by Friday, and asks when they come.' },
  },
  {
    ...{ type: 'device-problem', priority: 'urgent', channel: 'visit', of: 'dai', team: 'optician' },
    ...{ seriousness: 'complaint', eye: 'left', lotNumber: 'L2406A' },
    ...{
      subject: 'A lens tore in the blister',
      text: 'The left lens was torn when he opened the blister. The eye is well.',
    },
  },
  {
    ...{
      type: 'suggestion',
      priority: 'low',
      channel: 'form',
      senderName: 'Li Wei',
      senderEmail: 'li.wei@example.com',
    },
    ...{ subject: '希望支持周六送货', text: '工作日不在家，能否周六送货？' },
  },
];

async function findCustomer({ customer }: SeedContext, token: string, name: string): Promise<string | undefined> {
  const { body } = await customer.call(SearchCustomers, { token, query: { email: `${name}@toric.example` } });
  return body.data[0]?.id;
}

async function openCases(context: SeedContext, token: string): Promise<string[]> {
  const ids = [];
  for (const { of, ...body } of CASES) {
    const customerId = of === undefined ? undefined : await findCustomer(context, token, of);
    const idempotencyKey = idempotencyKeyFor(context, 'case', body.channel, of ?? 'nobody');
    const known = { ...body, ...(customerId && { customerId }) };
    ids.push((await context.customer.call(OpenCase, { token, body: known, idempotencyKey })).body.id);
  }
  return ids;
}

async function addArticles(context: SeedContext, token: string): Promise<string[]> {
  const ids = [];
  for (const [index, texts] of ARTICLES.entries()) {
    const idempotencyKey = idempotencyKeyFor(context, 'article', String(index));
    const body = { texts, isPublic: false };
    ids.push((await context.customer.call(AddArticle, { token, body, idempotencyKey })).body.id);
  }
  return ids;
}

/** Makes all members of the team available, so that new cases are assigned in turns. */
async function switchOn({ customer }: SeedContext, token: string, team: 'sales' | 'optician'): Promise<void> {
  const { body } = await customer.call(ListDirectory, { token, query: { role: team } });
  const memberIds = body.data.map(({ id }) => id);
  await customer.call(PutCaseTeam, { token, params: { team }, body: { rule: 'round-robin', memberIds } });
}

export async function fillCases(context: SeedContext, { sales: token, optician }: Tokens): Promise<void> {
  const { customer } = context;
  const [article = ''] = await addArticles(context, optician);
  const [renewal = '', soldOut = '', torn = ''] = await openCases(context, token);
  const key = (...name: string[]) => ({ idempotencyKey: idempotencyKeyFor(context, ...name) });
  const of = (caseId: string) => ({ params: { caseId } });
  await customer.call(AssignCase, { token, ...of(renewal), body: { to: 'me' }, ...key('case-taken') });
  const text =
    'Your optician or eye doctor can renew it. Send us a picture of the new one, and we compare it on the same day.';
  await customer.call(AnswerCase, { token, ...of(renewal), body: { text, next: 'waiting' }, ...key('case-answered') });
  const note = { text: 'The supplier delivers on Thursday.' };
  await customer.call(AddCaseNote, { token, ...of(soldOut), body: note, ...key('case-noted') });
  await customer.call(MoveCase, { token, ...of(soldOut), body: { to: 'open' }, ...key('case-opened') });
  const linked = { articleId: article, linked: true };
  await customer.call(LinkCaseArticle, { token: optician, ...of(torn), body: linked, ...key('case-article') });
  await switchOn(context, token, 'sales');
  await switchOn(context, optician, 'optician');
}
