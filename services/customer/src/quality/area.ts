import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { countRows } from '@toric/chassis/waiting/waiting.store';
import type { Reader } from '../reader.store.ts';
import { searchDuplicates } from './duplicates/search-duplicates.flow.ts';
import { compareAllCustomers } from './features/compare-all-customers.ts';
import { findDuplicates } from './features/find-duplicates.ts';
import { getDuplicate } from './features/get-duplicate.ts';
import { getDuplicateProgress } from './features/get-duplicate-progress.ts';
import { keepApart } from './features/keep-apart.ts';
import { listDuplicates } from './features/list-duplicates.ts';
import { reopenDuplicate } from './features/reopen-duplicate.ts';

/** Declares the area `quality`: customers who are probably one person. It uses `people`. */
export const quality = ({ vault }: { vault: Vault }): Area<Reader> => ({
  routes: [
    ...[findDuplicates({ vault }), listDuplicates({ vault }), getDuplicate({ vault })],
    ...[keepApart({ vault }), reopenDuplicate, getDuplicateProgress, compareAllCustomers],
  ],
  background: searchDuplicates(vault),
  waiting: countRows({
    duplicates: `
      select created_at as since, created_at + interval '14 days' as late_from
      from duplicate_pair where state = 'open' order by created_at, id`,
  }),
});
