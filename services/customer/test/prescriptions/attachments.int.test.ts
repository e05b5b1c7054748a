/** Tests files of prescriptions: who may attach, list and read them, and how they are stored. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { type Customer, type CustomerStack, customerStack } from '../customer-stack.ts';

const CANARY = 'canary-quetzal';
let shop: CustomerStack;
let png: Buffer;
beforeAll(async () => {
  shop = await customerStack();
  png = await sharp({ create: { width: 60, height: 30, channels: 3, background: 'teal' } })
    .withMetadata({ exif: { IFD0: { Artist: CANARY } } })
    .png()
    .toBuffer();
}, 60_000);
afterAll(() => shop.stop());

type Sent = { token: string; type?: string; key?: string };
const attach = (path: string, bytes: Buffer, { token, type = 'image/png', key = randomUUID() }: Sent) =>
  shop.call('post', path, { token, headers: { 'Content-Type': type, 'Idempotency-Key': key }, body: bytes });
const slug = ({ body }: { body: { type: string } }) => body.type.replace('/docs/errors/', '');
const read = (path: string, token: string) => shop.call('get', path, { token }).buffer(true);

async function prescribed(): Promise<Customer & { path: string; prescription: string }> {
  const me = await shop.signUp();
  const prescription = `/customers/${me.id}/prescriptions/${await shop.record(me)}`;
  return { ...me, prescription, path: `${prescription}/attachments` };
}

test('a picture is stored sealed and without metadata, returned to permitted readers, and each reading is logged', async () => {
  const { path, token } = await prescribed();
  const key = randomUUID();
  const attached = await attach(path, png, { token, key }).expect(201);
  expect(attached.body).toMatchObject({ mediaType: 'image/jpeg', revision: 1 });
  await attach(path, png, { token, key }).expect(201, attached.body);
  await attach(path, Buffer.concat([png, png]), { token, key }).expect(422);
  const { id, size } = attached.body;
  expect((await shop.call('get', path, { token }).expect(200)).body).toEqual({ data: [attached.body] });

  for (const reader of [token, await shop.staff('optician'), await shop.staff('auditor')]) {
    const { body, headers } = await read(`${path}/${id}`, reader).expect(200);
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': `attachment; filename=prescription-${id}.jpg`,
      'cache-control': 'no-store',
    });
    expect(body).toHaveLength(size);
    expect(await sharp(body).metadata()).toMatchObject({ format: 'jpeg', width: 60 });
    expect(body.includes(CANARY)).toBe(false);
  }
  const sealed = await shop.value<Buffer>(
    'select sealed as value from customer.prescription_attachment where id = $1',
    id,
  );
  expect([sealed.length > size, sealed.includes('JFIF')]).toEqual([true, false]);
  const readings = 'select count(*)::int as value from customer.change_record where action = $1 and subject = $2';
  expect(await shop.value(readings, 'attachment.read', id)).toBe(3);
});

test('other customers and other roles cannot see that a file exists', async () => {
  const { path, token } = await prescribed();
  const { id } = (await attach(path, png, { token }).expect(201)).body;
  const stranger = await prescribed();
  for (const answer of [
    shop.call('get', path, { token: stranger.token }),
    shop.call('get', `${path}/${id}`, { token: stranger.token }),
    shop.call('get', `${stranger.path}/${id}`, { token: stranger.token }),
    attach(path, png, { token: stranger.token }),
  ])
    await answer.expect(404);
  for (const role of ['sales', 'warehouse', 'marketing', 'admin'] as const)
    await shop.call('get', `${path}/${id}`, { token: await shop.staff(role) }).expect(403);
});

test('a wrong type, a large file, an eleventh file and a withdrawn prescription are refused, and nothing is stored', async () => {
  const { path, token, prescription } = await prescribed();
  const refused = async (bytes: Buffer, type?: string) => {
    const answer = await attach(path, bytes, { token, ...(type && { type }) });
    return [answer.status, slug(answer)];
  };
  expect(await refused(Buffer.from('<html><script>'), 'text/html')).toEqual([415, 'unsupported-media-type']);
  expect(await refused(Buffer.from('{}'), 'application/json')).toEqual([415, 'unsupported-media-type']);
  expect(await refused(png, 'application/pdf')).toEqual([400, 'attachment.unreadable']);
  expect(await refused(Buffer.alloc(5 * 1024 * 1024 + 1), 'image/png')).toEqual([413, 'too-large']);
  expect((await shop.call('get', path, { token })).body).toEqual({ data: [] });
  for (let number = 1; number <= 10; number++) await attach(path, png, { token }).expect(201);
  expect(await refused(png)).toEqual([409, 'attachment.too-many']);
  await shop.call('post', `${prescription}/withdraw`, { token }).expect(200);
  expect(await refused(png)).toEqual([409, 'prescription.withdrawn']);
});

test('a stored file cannot be changed or deleted, not even by the superuser', async () => {
  const { path, token } = await prescribed();
  const { id } = (await attach(path, png, { token }).expect(201)).body;
  const change = "update customer.prescription_attachment set media_type = 'application/pdf' where id = $1";
  await expect(shop.stack.admin.query(change, [id])).rejects.toThrow('append-only');
  const remove = 'delete from customer.prescription_attachment where id = $1';
  await expect(shop.stack.admin.query(remove, [id])).rejects.toThrow('append-only');
});
