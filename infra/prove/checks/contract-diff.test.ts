// Tests the comparison of two versions of a contract with one example of each kind of change. A change that breaks a
// running consumer or sender is refused; any other change is allowed.
import { describe, expect, test } from '@jest/globals';
import { commandMessage, event } from '@toric/contracts/kernel/message';
import { z } from 'zod';
import { wireContracts } from '../generate/message-schemas.ts';
import { incompatibilities } from './contract-diff.ts';

const lines = z.array(z.object({ lineId: z.uuid(), quantity: z.int().min(1) }));
const fields = { orderId: z.uuid(), note: z.string().optional(), lines };
const messageWith = (data: z.ZodRawShape, rest: { carriesState?: true } = {}) =>
  event('order.thing-changed.v1', { summary: 'x', aggregate: 'orderId', data: z.object(data), example: {}, ...rest });
const before = wireContracts([messageWith(fields)]);
const changed = (data: z.ZodRawShape) => incompatibilities(before, wireContracts([messageWith(data)]));

describe('incompatibilities refuses', () => {
  test('a removed message', () => {
    expect(incompatibilities(before, {})).toEqual([expect.stringContaining('order.thing-changed.v1 was removed')]);
  });

  test('a removed field', () => {
    const { note: _, ...rest } = fields;
    expect(changed(rest)).toEqual(['order.thing-changed.v1.note: the field was removed']);
  });

  test('a removed nested field', () => {
    expect(changed({ ...fields, lines: z.array(z.object({ lineId: z.uuid() })) })).toEqual([
      'order.thing-changed.v1.lines[].quantity: the field was removed',
    ]);
  });

  test('a renamed field', () => {
    const { note, ...rest } = fields;
    expect(changed({ ...rest, remark: note })).toEqual(['order.thing-changed.v1.note: the field was removed']);
  });

  test('an optional field that became required, or the reverse', () => {
    expect(changed({ ...fields, note: z.string() })[0]).toContain('.note: became required');
    expect(changed({ ...fields, orderId: z.uuid().optional() })[0]).toContain('.orderId: became optional');
  });

  test('a new required field', () => {
    expect(changed({ ...fields, market: z.string() })[0]).toContain('.market: a new field must be optional');
  });

  test.each([
    ['a changed type', { note: z.int().optional() }, 'changed its type from "string" to "integer"'],
    ['a list with other elements', { lines: z.array(z.string()) }, 'changed its type from "object" to "string"'],
    ['a field that became nullable', { note: z.string().nullable().optional() }, ''],
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
    const problems = changed({ ...fields, ...change });
    expect(problems.length).toBeGreaterThan(0);
    expect(problems[0]).toContain(words);
  });

  test('another kind, aggregate or carriesState', () => {
    const command = commandMessage('order.thing-changed.v1', {
      summary: 'x',
      aggregate: 'orderId',
      data: z.object(fields),
      example: {} as never,
      from: ['payment'],
    });
    expect(incompatibilities(before, wireContracts([command]))[0]).toContain("'kind' changed from event to command");
    expect(incompatibilities(before, wireContracts([messageWith(fields, { carriesState: true })]))[0]).toContain(
      "'carriesState'",
    );
    const moved = { ...before['order.thing-changed.v1'], aggregate: 'note' };
    expect(incompatibilities(before, { 'order.thing-changed.v1': moved as never })[0]).toContain("'aggregate' changed");
  });
});

describe('incompatibilities allows', () => {
  test('an unchanged message', () => {
    expect(changed(fields)).toEqual([]);
  });

  test('a new optional field, also a nested one', () => {
    const more = { ...fields, market: z.string().optional(), gift: z.boolean().default(false) };
    expect(changed(more)).toEqual([]);
    const deep = z.array(z.object({ lineId: z.uuid(), quantity: z.int().min(1), colour: z.string().optional() }));
    expect(changed({ ...fields, lines: deep })).toEqual([]);
  });

  test('a new message and a new major version', () => {
    const next = event('order.thing-changed.v2', {
      summary: 'x',
      aggregate: 'orderId',
      data: z.object(fields),
      example: {} as never,
    });
    expect(incompatibilities(before, wireContracts([messageWith(fields), next]))).toEqual([]);
  });

  test('another description or example', () => {
    expect(
      changed({ ...fields, note: z.string().optional().meta({ description: 'a remark', example: 'hello' }) }),
    ).toEqual([]);
  });
});
