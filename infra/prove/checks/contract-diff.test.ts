// One seeded change of each kind: those that would strand a running consumer or sender are refused, the others pass.
import { describe, expect, test } from '@jest/globals';
import { commandMessage, event } from '@toric/contracts/kernel/message';
import { z } from 'zod';
import { wireContracts } from '../generate/message-schemas.ts';
import { incompatibilities } from './contract-diff.ts';

const lines = z.array(z.object({ lineId: z.uuid(), quantity: z.int().min(1) }));
const fields = { orderId: z.uuid(), note: z.string().optional(), lines };
const told = (data: z.ZodRawShape, rest: { carriesState?: true } = {}) =>
  event('order.thing-told.v1', { summary: 'x', aggregate: 'orderId', data: z.object(data), example: {}, ...rest });
const before = wireContracts([told(fields)]);
const changed = (data: z.ZodRawShape) => incompatibilities(before, wireContracts([told(data)]));

describe('refused', () => {
  test('a message that vanished', () => {
    expect(incompatibilities(before, {})).toEqual([expect.stringContaining('order.thing-told.v1 vanished')]);
  });

  test('a lost field', () => {
    const { note: _, ...rest } = fields;
    expect(changed(rest)).toEqual(['order.thing-told.v1.note: the field is gone']);
  });

  test('a lost field deep inside', () => {
    expect(changed({ ...fields, lines: z.array(z.object({ lineId: z.uuid() })) })).toEqual([
      'order.thing-told.v1.lines[].quantity: the field is gone',
    ]);
  });

  test('a renamed field', () => {
    const { note, ...rest } = fields;
    expect(changed({ ...rest, remark: note })).toEqual(['order.thing-told.v1.note: the field is gone']);
  });

  test('an optional field made required, and the other way round', () => {
    expect(changed({ ...fields, note: z.string() })[0]).toContain('.note: became required');
    expect(changed({ ...fields, orderId: z.uuid().optional() })[0]).toContain('.orderId: became optional');
  });

  test('a new required field', () => {
    expect(changed({ ...fields, market: z.string() })[0]).toContain('.market: a new field must be optional');
  });

  test.each([
    ['a changed type', { note: z.int().optional() }, 'changed its type from "string" to "integer"'],
    ['a list made of something else', { lines: z.array(z.string()) }, 'changed its type from "object" to "string"'],
    ['a null that was none', { note: z.string().nullable().optional() }, ''],
    ['another format', { orderId: z.string() }, "'format' changed"],
    [
      'a tighter bound',
      { lines: z.array(z.object({ lineId: z.uuid(), quantity: z.int().min(2) })) },
      "'minimum' changed",
    ],
    [
      'a looser bound',
      { lines: z.array(z.object({ lineId: z.uuid(), quantity: z.int().min(0) })) },
      "'minimum' changed",
    ],
    ['a closed list of values', { note: z.enum(['a', 'b']).optional() }, "'enum' changed"],
  ])('%s', (_, change, words) => {
    const found = changed({ ...fields, ...change });
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toContain(words);
  });

  test('another kind, aggregate or carried state', () => {
    const command = commandMessage('order.thing-told.v1', {
      summary: 'x',
      aggregate: 'orderId',
      data: z.object(fields),
      example: {} as never,
      from: ['payment'],
    });
    expect(incompatibilities(before, wireContracts([command]))[0]).toContain("'kind' changed from event to command");
    expect(incompatibilities(before, wireContracts([told(fields, { carriesState: true })]))[0]).toContain(
      "'carriesState'",
    );
    const moved = { ...before['order.thing-told.v1'], aggregate: 'note' };
    expect(incompatibilities(before, { 'order.thing-told.v1': moved as never })[0]).toContain("'aggregate' changed");
  });
});

describe('allowed', () => {
  test('nothing at all', () => {
    expect(changed(fields)).toEqual([]);
  });

  test('a new optional field, also deep inside', () => {
    const more = { ...fields, market: z.string().optional(), gift: z.boolean().default(false) };
    expect(changed(more)).toEqual([]);
    const deep = z.array(z.object({ lineId: z.uuid(), quantity: z.int().min(1), colour: z.string().optional() }));
    expect(changed({ ...fields, lines: deep })).toEqual([]);
  });

  test('a new message, a new major', () => {
    const next = event('order.thing-told.v2', {
      summary: 'x',
      aggregate: 'orderId',
      data: z.object(fields),
      example: {} as never,
    });
    expect(incompatibilities(before, wireContracts([told(fields), next]))).toEqual([]);
  });

  test('other words: descriptions and examples promise nothing', () => {
    expect(changed({ ...fields, note: z.string().optional().meta({ description: 'said', example: 'hello' }) })).toEqual(
      [],
    );
  });
});
