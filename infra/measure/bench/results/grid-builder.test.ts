import { expect, test } from '@jest/globals';
import { gridBuilder } from './grid-builder.ts';

test('the values of all repeats are in one cell, and a cell without values is empty', () => {
  const cpu = gridBuilder('CPU');
  cpu.add('1 client', { order: 2, gateway: 1 });
  cpu.add('8 clients', { order: 1.5 });
  cpu.add('1 client', { order: 2.5, gateway: 1.25 });
  expect(cpu.build()).toEqual({
    title: 'CPU',
    columns: ['1 client', '8 clients'],
    rows: [
      { name: 'order', cells: [[2, 2.5], [1.5]] },
      { name: 'gateway', cells: [[1, 1.25], []] },
    ],
  });
});
