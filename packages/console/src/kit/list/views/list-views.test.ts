import { describe, expect, test } from '@jest/globals';
import type { SavedView } from '@toric/contracts/customer/desk/desk.http';
import { ORDER_FILTERS } from '../filters/filter-values.fixture.ts';
import { paramsOf, personalIn, shownBy, viewFor, viewsOf } from './list-views.ts';

const saved: SavedView = {
  ...{ id: 'mine', list: 'listOrders', name: 'Ready', filters: { status: 'confirmed' }, columns: [{ id: 'total' }] },
  ...{ isShared: false, isDefault: false, isOwn: true, ownerId: 'me', version: 1 },
  ...{ createdAt: '2026-11-29T10:00:00.000Z', updatedAt: '2026-11-29T10:00:00.000Z' },
};
const list = {
  filters: ORDER_FILTERS,
  views: [{ id: 'new', label: { en: 'New', zh: '新' }, filters: { placedFrom: '-1d' } }],
};
const views = viewsOf(list, [saved]);
const shown = (address: string, of = views) => shownBy(new URLSearchParams(address), list, of);

describe('the views of a list', () => {
  test('begin with all rows, and end with the saved ones', () => {
    expect(views.map(({ id }) => id)).toEqual(['all', 'new', 'mine']);
  });

  test('a bare address shows the first view, or the view that the person made her default', () => {
    expect(shown('').view?.id).toBe('all');
    const withDefault = viewsOf(list, [{ ...saved, isDefault: true }]);
    expect(shown('', withDefault)).toMatchObject({
      view: { id: 'mine' },
      filters: { status: 'confirmed' },
      isChanged: false,
    });
    expect(shown('view=all', withDefault).filters).toEqual({});
  });

  test('a link with filters shows them under the view that has the same', () => {
    expect(shown('status=confirmed').view?.id).toBe('mine');
    expect(shown('status=shipped')).toMatchObject({ view: undefined, isChanged: true });
  });

  test('a view with another filter is marked as changed, and its address shows the same again', () => {
    const changed = shown('view=mine&status=confirmed&number=T-1');
    expect(changed).toMatchObject({ view: { id: 'mine' }, isChanged: true });
    expect(shown(paramsOf(changed).toString())).toEqual(changed);
  });

  test('a view without its filters stays this view, changed', () => {
    const [, , mine] = views;
    const params = paramsOf({ view: mine, filters: {}, columns: mine?.columns ?? [] });
    expect(shown(params.toString())).toMatchObject({ view: { id: 'mine' }, filters: {}, isChanged: true });
  });

  test('a view of the shop gives way to the view that has the new filters, and a saved view is changed', () => {
    const [all, , mine] = views;
    expect(viewFor({ placedFrom: '-1d' }, all, views)?.id).toBe('new');
    expect(viewFor({ number: 'T-1' }, all, views)).toBeUndefined();
    expect(viewFor({ number: 'T-1' }, mine, views)?.id).toBe('mine');
  });

  test('other columns are a change, too', () => {
    expect(shown('view=mine&columns=total,-status').isChanged).toBe(true);
    expect(shown('view=mine').columns).toEqual([{ id: 'total' }]);
  });

  test('a filter that names a person is not saved', () => {
    expect(personalIn({ email: 'a@toric.example', status: 'confirmed' })).toEqual(['email']);
  });
});
