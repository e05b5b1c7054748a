import { IconBox, IconPackage, IconReceipt, IconStack2, IconTruck, IconUsers } from '@tabler/icons-react';
import type { SearchHit } from '@toric/contracts/desk/overview.http';
import type { Text } from '@toric/contracts/kernel/sentence';
import type { ComponentType } from 'react';

export type Icon = ComponentType<{ size?: number; stroke?: number }>;
type HitKind = {
  readonly title: Text;
  readonly icon: Icon;
  /** Returns the address of the page of a hit. */
  readonly href: (id: string) => string;
};

/** Describes the kinds of hits, in the order in which they are shown. */
export const HIT_KINDS: Readonly<Record<SearchHit['kind'], HitKind>> = {
  customer: { title: { en: 'Customers', zh: '客户' }, icon: IconUsers, href: (id) => `/customers/${id}` },
  order: { title: { en: 'Orders', zh: '订单' }, icon: IconReceipt, href: (id) => `/orders/${id}` },
  shipment: { title: { en: 'Parcels', zh: '包裹' }, icon: IconTruck, href: (id) => `/orders/${id}` },
  product: { title: { en: 'Products', zh: '产品' }, icon: IconPackage, href: (id) => `/catalogue/${id}` },
  box: { title: { en: 'Boxes', zh: '盒' }, icon: IconBox, href: (id) => `/catalogue/${id}` },
  lot: { title: { en: 'Lots', zh: '批次' }, icon: IconStack2, href: (id) => `/stock/lots/${id}` },
};
export const HIT_ORDER = Object.keys(HIT_KINDS) as SearchHit['kind'][]; // safe cast: the record has exactly these keys
