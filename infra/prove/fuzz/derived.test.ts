// Tests the scenes that the fuzz derives from the OpenAPI document alone.
import { expect, test } from '@jest/globals';
import type { FuzzOperation } from './document.ts';
import { derivedScene } from './scenes/derived.ts';
import type { Valid } from './valid.ts';
import type { World } from './world.ts';

const operation = (operationId: string, endpoint: string, rest: Partial<FuzzOperation> = {}): FuzzOperation => {
  const [method = '', path = ''] = endpoint.split(' ');
  return { operationId, method, path, 'x-permissions': ['sales'], parameters: [], responses: {}, ...rest };
};
const [ID, OTHER] = ['0197a000-0000-7000-8000-0000000000a1', '0197a000-0000-7000-8000-0000000000a2'];
const named = { requestBody: { content: { 'application/json': { example: { name: 'VIP' } } } } };
const document = {
  operations: [
    operation('createTag', 'POST /v1/tags', { ...named, responses: { '201': {} } }),
    operation('changeTag', 'PATCH /v1/tags/{tagId}', named),
    operation('tagCustomer', 'PUT /v1/customers/{customerId}/tags/{tagId}'),
    operation('untagCustomer', 'DELETE /v1/customers/{customerId}/tags/{tagId}'),
    operation('getMoon', 'GET /v1/moons/{moonId}'),
    operation('addTask', 'POST /v1/tasks', {
      requestBody: { content: { 'application/json': { example: { about: { customerId: ID, tagId: OTHER } } } } },
    }),
    operation('putTeam', 'PUT /v1/teams/{team}', {
      parameters: [{ in: 'path', name: 'team', required: true, schema: { enum: ['lenses', 'money'] } }],
    }),
  ],
  schemas: {},
};

/**
 * Makes the request of a derived scene in a world whose items have running numbers. Returns this request, and the
 * requests that were sent before it.
 */
async function play(id: string) {
  const sent: [string, Valid | undefined][] = [];
  const send = async (sentId: string, valid?: Valid) => {
    sent.push([sentId, valid]);
    return { id: `thing ${sent.length}`, data: [] };
  };
  // derived scenes use only these parts of a world
  const world = { customer: { customerId: 'her' }, send, codeOf: (letter: string) => `${letter}1` } as unknown as World;
  const found = document.operations.find(({ operationId }) => operationId === id);
  if (!found) throw new Error(`no ${id}`);
  return { valid: await derivedScene(document, found)(world), sent };
}

test('the thing that a path names is made first, and a name differs from thing to thing', async () => {
  const { valid, sent } = await play('changeTag');
  expect(sent).toEqual([['createTag', { path: {}, ids: {} }]]);
  expect(valid).toEqual({ path: { tagId: 'thing 1' }, query: {}, ids: {}, change: { name: 'F1' } });
});

test('a thing is set before it is removed, and a thing at the root of the API is found', async () => {
  const { valid, sent } = await play('untagCustomer');
  const path = { customerId: 'her', tagId: 'thing 1' };
  expect(sent).toEqual([
    ['createTag', { path: {}, ids: {} }],
    ['tagCustomer', { path }],
  ]);
  expect(valid).toEqual({ path, query: {}, ids: {} });
});

test('ids inside the example are those of things that exist', async () => {
  expect((await play('addTask')).valid.ids).toEqual({ [ID]: 'her', [OTHER]: 'thing 1' });
});

test('one of the named values is taken, and a thing that nothing makes fails', async () => {
  expect((await play('putTeam')).valid.path).toEqual({ team: 'lenses' });
  await expect(play('getMoon')).rejects.toThrow('nothing in the document makes a moonId');
});
