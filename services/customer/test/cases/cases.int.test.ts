/** Tests cases: their states and clocks, their assignees, and what a dump of the database reveals. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type CaseShop, caseShop } from './case-shop.ts';

let shop: CaseShop;
beforeAll(async () => {
  shop = await caseShop();
}, 60_000);
afterAll(() => shop.stop());

const slug = ({ body }: { body: { type: string } }) => body.type.replace('/docs/errors/', '');
const due = (id: string) =>
  shop.stack.admin
    .query(
      `select response_due_at as response, resolution_due_at as resolution from customer.service_case where id = $1`,
      [id],
    )
    .then(({ rows }) => rows[0]);

test('a case gets a number of the year, goes through its states, and keeps its history', async () => {
  const { body: first } = await shop.open().expect(201);
  const { body: second } = await shop.open().expect(201);
  expect([first.number, second.number].map((one: string) => one.slice(0, 7))).toEqual(
    Array(2).fill(first.number.slice(0, 7)),
  );
  expect(Number(second.number.slice(7))).toBe(Number(first.number.slice(7)) + 1);
  const path = `/cases/${first.id}`;
  await shop.ask('post', `${path}/assignment`, { to: 'me' }).expect(201);
  await shop.ask('post', `${path}/moves`, { to: 'waiting', note: 'canary-note' }).expect(201);
  await shop.ask('post', `${path}/moves`, { to: 'solved' }).expect(201);
  expect(slug(await shop.ask('post', `${path}/moves`, { to: 'open' }))).toBe('case.wrong-state');
  await shop.ask('post', `${path}/moves`, { to: 'reopened' }).expect(201);
  await shop.ask('post', `${path}/notes`, { text: 'canary-second' }).expect(201);
  const shown = await shop.read(first.id, shop.auditor);
  expect(shown).toMatchObject({ subject: 'canary-subject', state: 'reopened', reopenings: 1, canBeAnswered: false });
  expect(shown.entries.map(({ kind, text }: { kind: string; text: string | null }) => [kind, text])).toEqual([
    ['received', 'canary-text'],
    ['assigned', null],
    ['moved', 'canary-note'],
    ['moved', null],
    ['moved', null],
    ['note', 'canary-second'],
  ]);
  const readings = `select count(*)::int as value from customer.change_record where action = 'case.read' and subject = $1`;
  expect(await shop.value(readings, first.id)).toBe(1);
});

test('a dump without the keys tells no subject, no text, no note and no sender', async () => {
  const { body } = await shop.open({ senderName: 'canary-name', senderEmail: 'canary@example.com' }).expect(201);
  await shop.ask('post', `/cases/${body.id}/answers`, { text: 'canary-answer', next: 'waiting' }).expect(201);
  for (const table of [
    'service_case',
    'case_entry',
    'case_stay',
    'written_text',
    'outside_recipient',
    'message',
    'outbox',
  ])
    expect([
      table,
      await shop.value(`select coalesce(string_agg(t::text, ''), '') ~* 'canary' as value from customer.${table} t`),
    ]).toEqual([table, false]);
});

describe('the queue', () => {
  test('finds cases by state, person, lot and deadline, and shows subjects without texts', async () => {
    const { body } = await shop.open({ lotNumber: 'LQ1' }).expect(201);
    const ids = async (query: string) =>
      (await shop.ask('get', `/cases?${query}`).expect(200)).body.data.map(({ id }: { id: string }) => id);
    expect(await ids('lotNumber=LQ1&stateIn=new,open')).toEqual([body.id]);
    expect(await ids('lotNumber=LQ1&assigned=nobody')).toEqual([body.id]);
    expect(await ids('lotNumber=LQ1&late=true')).toEqual([]);
    expect(await ids('lotNumber=LQ1&stateNot=new')).toEqual([]);
    await shop.stack.admin.query(
      `update customer.service_case set response_due_at = now() - interval '1 minute' where id = $1`,
      [body.id],
    );
    expect(await ids('lotNumber=LQ1&late=true')).toEqual([body.id]);
    await shop.ask('post', `/cases/${body.id}/assignment`, { to: 'me' }).expect(201);
    expect(await ids('lotNumber=LQ1&assigned=nobody')).toEqual([]);
    expect(await ids('lotNumber=LQ1&assigned=me')).toEqual([body.id]);
    const { text } = await shop.ask('get', '/cases?lotNumber=LQ1');
    expect([text.includes('canary-subject'), text.includes('canary-text')]).toEqual([true, false]);
  });
});

describe('a team', () => {
  test('takes cases in turns, leaves out who is switched off, and refuses people of another role', async () => {
    const [one, two, other] = [
      await shop.colleague('sales'),
      await shop.colleague('sales'),
      await shop.colleague('finance'),
    ];
    const put = (memberIds: string[], rule = 'round-robin') =>
      shop.ask('put', '/case-teams/sales', { rule, memberIds });
    expect(slug(await put([other]))).toBe('case.assignee-unfit');
    await put([one, two]).expect(200);
    const taken = [];
    for (let index = 0; index < 4; index += 1) taken.push((await shop.open().expect(201)).body.assigneeId);
    expect(new Set(taken.slice(0, 2))).toEqual(new Set([one, two]));
    expect(taken.slice(2)).toEqual(taken.slice(0, 2));
    await put([two]).expect(200);
    expect((await shop.open().expect(201)).body.assigneeId).toBe(two);
    await put([one, two], 'least-busy').expect(200);
    expect((await shop.open().expect(201)).body.assigneeId).toBe(one);
    await put([], 'by-hand').expect(200);
    const { body } = await shop.open().expect(201);
    expect(body.assigneeId).toBeNull();
    expect(slug(await shop.ask('post', `/cases/${body.id}/assignment`, { to: 'rule' }))).toBe('case.nobody-on');
    expect(slug(await shop.ask('post', `/cases/${body.id}/assignment`, { to: 'colleague', colleagueId: other }))).toBe(
      'case.assignee-unfit',
    );
    await shop.ask('post', `/cases/${body.id}/assignment`, { to: 'colleague', colleagueId: two }).expect(201);
    const told = `select count(*)::int as value from customer.staff_notice where staff_id = $1 and template = 'case-assigned'`;
    expect(await shop.value<number>(told, two)).toBeGreaterThan(0);
  });
});

describe('the clock', () => {
  const calendar = '0197a000-0000-7000-8000-0000000ca1e0';
  const always = (['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const).map(
    (weekday) => ({
      ...{ weekday, from: '00:00', to: '24:00' },
    }),
  );
  const putCalendar = (hours: object[], holidays: string[] = []) =>
    shop.ask('put', `/case-calendars/${calendar}`, { name: 'The shop', zone: 'UTC', hours, holidays }, shop.admin);
  const putPolicy = (responseMinutes: number, resolutionMinutes: number) =>
    shop.ask(
      'put',
      '/case-policies/urgent',
      { calendarId: calendar, responseMinutes, resolutionMinutes, escalateTo: 'admin' },
      shop.admin,
    );

  test('is set by the priority, stands while the customer is waited for, and ends with the answer', async () => {
    await putCalendar(always).expect(200);
    await putPolicy(60, 240).expect(200);
    const { body } = await shop.open({ priority: 'urgent', senderEmail: 'li@example.com' }).expect(201);
    const opened = Date.parse(body.createdAt);
    expect(Date.parse(body.clock.responseDueAt) - opened).toBe(3_600_000);
    expect(Date.parse(body.clock.resolutionDueAt) - opened).toBe(4 * 3_600_000);
    const path = `/cases/${body.id}`;
    const waiting = await shop.ask('post', `${path}/moves`, { to: 'waiting' }).expect(201);
    expect(waiting.body.clock).toMatchObject({ paused: true, responseDueAt: null, resolutionDueAt: null });
    const again = await shop.ask('post', `${path}/moves`, { to: 'open' }).expect(201);
    expect(Date.parse(again.body.clock.responseDueAt)).toBeGreaterThan(Date.parse(body.clock.responseDueAt));
    const answered = await shop.ask('post', `${path}/answers`, { text: 'Yes.', next: 'open' }).expect(201);
    expect(answered.body.clock).toMatchObject({ responseDueAt: null, respondedAt: expect.any(String) });
    const low = await shop.ask('patch', path, { priority: 'low' }).expect(200);
    expect(low.body.clock.resolutionDueAt).not.toBe(answered.body.clock.resolutionDueAt);
  });

  test('is set anew for open cases when the calendar changes', async () => {
    await putCalendar(always).expect(200);
    const { body } = await shop.open({ priority: 'urgent' }).expect(201);
    const today = body.createdAt.slice(0, 10);
    const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
    await putCalendar(always, [today]).expect(200);
    const isMoved = ({ response }: { response: Date }) => response.toISOString().startsWith(tomorrow);
    await shop.settles(
      'the new deadline',
      'select response_due_at as response from customer.service_case where id = $1',
      [body.id],
      isMoved,
    );
    expect((await due(body.id)).response.toISOString()).toBe(`${tomorrow}T01:00:00.000Z`);
    await putCalendar(always).expect(200);
  });

  test('warns the people of a case, and tells the role when the deadline has passed, each once', async () => {
    await putCalendar(always).expect(200);
    await putPolicy(60, 240).expect(200);
    const mine = await shop.colleague('sales');
    const admin = await shop.colleague('admin');
    const { body } = await shop.open({ priority: 'urgent' }).expect(201);
    await shop.ask('post', `/cases/${body.id}/assignment`, { to: 'colleague', colleagueId: mine }).expect(201);
    // makes the case look as if it had been opened an hour and a half ago
    await shop.stack.admin.query(
      `update customer.service_case set created_at = created_at - interval '90 minutes' where id = $1`,
      [body.id],
    );
    await putPolicy(60, 300).expect(200);
    const told = (staffId: string, template: string) =>
      shop.settles<{ count: number }>(
        `${template} of ${staffId}`,
        `select count(*)::int as count from customer.staff_notice where staff_id = $1 and template = $2 and values->>'caseId' = $3`,
        [staffId, template, body.id],
        ({ count }) => count > 0,
      );
    await told(mine, 'case-warning');
    await told(admin, 'case-late');
    const late = await shop.value<number>(
      `select count(*)::int as value from customer.staff_notice where staff_id = '${admin}' and template = 'case-late'
       and values->>'caseId' = '${body.id}'`,
    );
    expect(late).toBe(1);
    expect(await shop.read(body.id)).toMatchObject({ clock: { late: true } });
  });

  test('refuses a solution before the answer, a calendar that is never open, and overlapping hours', async () => {
    expect(slug(await putPolicy(240, 60))).toBe('case.times-reversed');
    expect((await putCalendar([])).status).toBe(400);
    const overlapping = [
      { weekday: 'monday', from: '09:00', to: '12:00' },
      { weekday: 'monday', from: '11:00', to: '17:00' },
    ];
    expect((await putCalendar(overlapping)).status).toBe(400);
    const missing = { calendarId: randomUUID(), responseMinutes: 60, resolutionMinutes: 90, escalateTo: 'admin' };
    expect(slug(await shop.ask('put', '/case-policies/low', missing, shop.admin))).toBe('case.calendar-not-found');
    expect((await shop.ask('put', '/case-policies/low', missing)).status).toBe(403);
  });

  test('closes a solved case after a week, and asks its customer once how well it was solved', async () => {
    const customer = await shop.signUp();
    const { body } = await shop.open({ customerId: customer.id }).expect(201);
    await shop.ask('post', `/cases/${body.id}/answers`, { text: 'Done.', next: 'solved' }).expect(201);
    const step = await shop.value<Date>(
      'select next_step_at as value from customer.service_case where id = $1',
      body.id,
    );
    expect(Math.round((step.getTime() - Date.now()) / 86_400_000)).toBe(7);
    await shop.ask('post', `/cases/${body.id}/moves`, { to: 'closed' }).expect(201);
    await shop.ask('post', `/cases/${body.id}/moves`, { to: 'reopened' }).expect(201);
    await shop.ask('post', `/cases/${body.id}/moves`, { to: 'closed' }).expect(201);
    await shop.ends(body.id, 'sent');
    const surveys = (await shop.mailsTo(customer.email)).filter(({ subject }) => subject?.includes('Did we solve it?'));
    expect(surveys).toHaveLength(1);
    const token = decodeURIComponent(/case-survey\?token=([^\s"&]+)/.exec(surveys[0]?.text ?? '')?.[1] ?? '');
    const rate = (score: number, comment?: string) =>
      shop.call('post', '/case-surveys', { body: { token, score, ...(comment && { comment }) } });
    await rate(2, 'canary-comment').expect(204);
    await rate(4).expect(204);
    expect((await rate(6)).status).toBe(400);
    expect(await shop.read(body.id)).toMatchObject({ score: 4 });
    const forged = await shop.call('post', '/case-surveys', { body: { token: `${token.slice(0, -3)}AAA`, score: 1 } });
    expect(slug(forged)).toBe('account.link-unusable');
  });
});

test('a customer opens a case herself, gets its number by mail, and cannot open one for another', async () => {
  const [customer, other] = [await shop.signUp(), await shop.signUp()];
  const body = { type: 'complaint', subject: 'My parcel', text: 'It is late.' };
  const asked = (id: string) => shop.call('post', `/customers/${id}/cases`, { token: customer.token, body });
  const opened = await asked(customer.id).expect(201);
  expect(opened.body).not.toHaveProperty('subject');
  await shop.ends(opened.body.id, 'sent');
  const [mail] = await shop.mailsTo(customer.email);
  expect(mail?.subject).toContain(opened.body.number);
  expect((await asked(other.id)).status).toBe(404);
});
